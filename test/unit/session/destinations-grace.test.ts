import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { LeadChatConfig } from "../../../src/protocol/config.ts";
import type { LeadEvent } from "../../../src/protocol/lead-event.ts";
import type { SessionSettings } from "../../../src/session/session-types.ts";
import { World } from "../../fixtures/session/world.ts";

/** Milliseconds in which a visitor may take back what they gave. */
const GRACE = 10_000;
const granted = { ads: "granted" } as const;

function setUp(config: LeadChatConfig = {}, settings: SessionSettings = {}) {
  const world = new World();
  const tab = world.tab();
  const calls: { name: string; args: unknown[] }[] = [];
  const record =
    (name: string) =>
    (...args: unknown[]) =>
      void calls.push({ name, args });
  tab.globals = { ttq: { identify: record("identify"), track: record("track") }, fbq: record("fbq") };
  const session = tab.session({ config: { destinations: { tiktok: true }, consent: granted, ...config }, ...settings });
  const say = async (text: string) => {
    void session.sendMessage(text);
    await world.settle();
  };
  const act = async (work: Promise<unknown> | undefined) => {
    await Promise.all([work, world.settle()]);
  };
  /** E-mail addresses that were told, as the hash of this world writes them, and how often a lead was. */
  const told = () => ({
    emails: calls.flatMap(({ name, args }) => (name === "identify" ? [(args[0] as { email?: string }).email] : [])),
    leads: calls.filter(({ name }) => name === "track" || name === "fbq").length,
  });
  const eventIds = () => calls.flatMap(({ args }) => (args[2] as { event_id?: string } | undefined)?.event_id ?? []);
  return { world, tab, session, say, act, told, eventIds, leads: () => world.leadEvents as LeadEvent[] };
}
const hashed = (text: string) => `sha256(${text})`;
const email = (value: string) => ({ kind: "email", value });

describe("what a visitor does within the time of grace", () => {
  test("nothing: told after it, not before", async () => {
    const { world, say, told } = setUp();
    await say("a@x.example");
    await world.advance(GRACE - 1000);
    assert.deepEqual(told(), { emails: [], leads: 0 });
    await world.advance(1000);
    assert.deepEqual(told(), { emails: [hashed("a@x.example")], leads: 1 });
  });

  test("corrects it: one lead, with what is right, under the first event's id", async () => {
    const { world, session, say, act, told, eventIds, leads } = setUp();
    await say("a@x.example");
    await act(session.editContact?.(email("a@x.example"), "ana@x.example"));
    await world.advance(GRACE * 2);
    assert.deepEqual(told(), { emails: [hashed("ana@x.example")], leads: 1 });
    assert.deepEqual(eventIds(), [leads()[0]?.id]);
  });

  test("takes it back and gives another: one lead, with the other alone", async () => {
    const { world, session, say, act, told } = setUp();
    await say("a@x.example");
    await act(session.removeContact?.(email("a@x.example")));
    await say("b@x.example");
    await world.advance(GRACE * 2);
    assert.deepEqual(told(), { emails: [hashed("b@x.example")], leads: 1 });
  });

  test("takes back one of two: the other is told alone", async () => {
    const { world, session, say, act, told } = setUp();
    await say("a@x.example and 081234567890");
    await act(session.removeContact?.(email("a@x.example")));
    await world.advance(GRACE * 2);
    assert.deepEqual(told(), { emails: [undefined], leads: 1 });
  });

  test("takes it back: never told, and a later update of it neither", async () => {
    const { world, session, say, act, told } = setUp();
    await say("a@x.example");
    await act(session.removeContact?.(email("a@x.example")));
    await world.advance(GRACE * 2);
    assert.deepEqual(told(), { emails: [], leads: 0 });
  });

  test("… and gives one again a minute later: that is the lead", async () => {
    const { world, session, say, act, told, eventIds, leads } = setUp();
    await say("a@x.example");
    await act(session.removeContact?.(email("a@x.example")));
    await world.advance(60_000);
    await say("b@x.example");
    await world.advance(GRACE - 1000);
    assert.equal(told().leads, 0, "it may be taken back too");
    await world.advance(1000);
    assert.deepEqual(told(), { emails: [hashed("b@x.example")], leads: 1 });
    assert.deepEqual(eventIds(), [leads().at(-1)?.id]);
    await say("c@x.example");
    await world.advance(GRACE * 2);
    assert.equal(told().leads, 1, "once");
  });

  test("has everything deleted: never told", async () => {
    const { world, session, say, act, told } = setUp();
    await say("a@x.example");
    await act(session.forget());
    await world.advance(GRACE * 2);
    assert.deepEqual(told(), { emails: [], leads: 0 });
  });

  test("… and begins anew: told of the new lead alone", async () => {
    const { world, session, say, act, told } = setUp();
    await say("a@x.example");
    await act(session.forget());
    await say("b@x.example");
    await world.advance(GRACE * 2);
    assert.deepEqual(told(), { emails: [hashed("b@x.example")], leads: 1 });
  });

  test("leaves the device to somebody else: neither is mixed with the other", async () => {
    const { world, session, act, told } = setUp();
    await act(session.identify({ id: "ana", email: "a@x.example" }));
    await act(session.identify({ id: "budi", email: "b@x.example" }));
    await world.advance(GRACE * 2);
    assert.deepEqual(told(), { emails: [hashed("b@x.example")], leads: 1 });
  });
});

describe("who is told of what", () => {
  test("a lead without any contact, marked by hand, is one: nobody is identified by more than the visitor", async () => {
    const { world, session, act, told } = setUp();
    await act(session.markAsLead("walk-in"));
    await world.advance(GRACE * 2);
    assert.deepEqual(told(), { emails: [undefined], leads: 1 });
  });

  test("an update of a lead of an earlier page is no lead", async () => {
    const { world, tab, say } = setUp();
    await say("a@x.example");
    await world.advance(GRACE * 2);
    tab.crash();
    const next = world.tab();
    const calls: unknown[] = [];
    next.globals = { fbq: (...args: unknown[]) => calls.push(args) };
    const session = next.session({ config: { destinations: { meta: true }, consent: granted } });
    void session.sendMessage("b@x.example");
    await world.advance(GRACE * 2);
    assert.deepEqual(calls, []);
  });

  test("with capture=ask nobody before the yes, and then after the time of grace", async () => {
    const { world, session, say, act, told } = setUp({}, { capture: "ask" });
    await say("a@x.example");
    await world.advance(GRACE * 2);
    assert.equal(told().leads, 0);
    const question = session.state.get().items.find(({ type }) => type === "ask");
    await act(session.answerAsk?.(question?.id ?? "", true));
    await world.advance(GRACE - 1000);
    assert.equal(told().leads, 0);
    await world.advance(1000);
    assert.equal(told().leads, 1);
  });

  test("a consent that comes after a detail was corrected makes up for it with what is right", async () => {
    const { world, session, say, act, told } = setUp({ consent: {} });
    await say("a@x.example");
    await world.advance(GRACE * 2);
    await act(session.editContact?.(email("a@x.example"), "ana@x.example"));
    session.grantConsent?.();
    await world.settle();
    assert.deepEqual(told(), { emails: [hashed("ana@x.example")], leads: 1 });
    session.grantConsent?.();
    await world.settle();
    assert.equal(told().leads, 1, "once");
  });

  test("a consent that comes after everything was taken back makes up for nothing", async () => {
    const { world, session, say, act, told } = setUp({ consent: {} });
    await say("a@x.example");
    await world.advance(GRACE * 2);
    await act(session.removeContact?.(email("a@x.example")));
    session.grantConsent?.();
    await world.settle();
    assert.equal(told().leads, 0);
  });

  test("a consent that is taken back holds, whatever the page's configuration says", async () => {
    const { world, session, say, told, tab } = setUp();
    session.grantConsent?.(false);
    await say("a@x.example");
    await world.advance(GRACE * 2);
    assert.equal(told().leads, 0);
    assert.ok(tab.heard("diagnostic").some(({ code }) => code === "skipped-consent"));
    session.grantConsent?.(true);
    await world.settle();
    assert.equal(told().leads, 1);
  });

  for (const [what, globals] of [
    ["nothing of that name", {}],
    ["a text of that name", { ttq: "ttq" }],
    ["an object without the method", { ttq: { page() {} } }],
    ["a method that is none", { ttq: { identify: 1, track: 2 } }],
    ["null", { ttq: null }],
  ] as const) {
    test(`a page that has ${what}: said, no error, and nothing else is kept from its part`, async () => {
      const { world, tab, say } = setUp({ destinations: { tiktok: true, meta: true } });
      const meta: unknown[] = [];
      tab.globals = { ...globals, fbq: (...args: unknown[]) => meta.push(args) };
      await say("a@x.example");
      await world.advance(GRACE * 2);
      const absent = tab.heard("diagnostic").filter(({ code }) => code === "destination-absent");
      assert.ok(absent.length > 0 && absent.every(({ message }) => message.includes("destinations.tiktok")));
      assert.equal(meta.length, 1);
    });
  }
});
