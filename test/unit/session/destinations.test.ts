import assert from "node:assert/strict";
import { test } from "node:test";
import type { LeadChatConfig } from "../../../src/protocol/config.ts";
import { World } from "../../fixtures/session/world.ts";

const all: LeadChatConfig["destinations"] = { tiktok: true, meta: true, google: true, dataLayer: true };
const GRACE = 10_000;

async function run(config: LeadChatConfig, texts: string[] = ["ana@Example.com +6281234567890"]) {
  const world = new World();
  const tab = world.tab();
  const calls: unknown[][] = [];
  const record =
    (name: string) =>
    (...args: unknown[]) =>
      void calls.push([name, ...args]);
  tab.globals = {
    ttq: { identify: record("ttq.identify"), track: record("ttq.track") },
    fbq: record("fbq"),
    gtag: record("gtag"),
    dataLayer: { push: record("dataLayer.push") },
  };
  const session = tab.session({ config });
  for (const text of texts) {
    void session.sendMessage(text);
    await world.settle();
  }
  return { world, tab, session, calls };
}
const granted = { ads: "granted" } as const;

test("each is told once of a new lead, with the event's id, after the time in which it may be taken back", async () => {
  const { world, tab, calls } = await run({ destinations: all, consent: granted });
  await world.advance(GRACE - 1000);
  assert.deepEqual(calls, []);
  await world.advance(2000);
  const [event] = tab.heard("lead");
  const id = event?.id;
  assert.deepEqual(calls, [
    [
      "ttq.identify",
      {
        email: "sha256(ana@example.com)",
        phone_number: "sha256(+6281234567890)",
        external_id: `sha256(${event?.data.lead.visitorId})`,
      },
    ],
    ["ttq.track", "Lead", {}, { event_id: id }],
    ["fbq", "track", "Lead", {}, { eventID: id }],
    ["gtag", "event", "generate_lead", { lead_source: "lead-chat", event_id: id }],
    [
      "dataLayer.push",
      { event: "lead_chat_lead", event_id: id, lead_id: event?.data.lead.id, kinds: ["email", "phone"] },
    ],
  ]);
});

test("nobody but TikTok, and that hashed, gets a value", async () => {
  const { world, calls } = await run({ destinations: { meta: true, google: true, dataLayer: true }, consent: granted });
  await world.advance(GRACE + 1000);
  assert.equal(calls.length, 3);
  assert.ok(!/ana@|62812/.test(JSON.stringify(calls)));
});

test("off unless it is on", async () => {
  for (const destinations of [undefined, {}, { tiktok: false }]) {
    const { world, calls } = await run({ ...(destinations && { destinations }), consent: granted });
    await world.advance(GRACE + 1000);
    assert.deepEqual(calls, []);
  }
});

test("a later detail of the same lead is no second lead", async () => {
  const { world, calls } = await run({ destinations: { meta: true }, consent: granted }, [
    "a@x.example",
    "b@x.example",
  ]);
  await world.advance(GRACE * 2);
  assert.equal(calls.length, 1);
});

test("what is taken back within ten seconds was never reported", async () => {
  const { world, session, calls } = await run({ destinations: all, consent: granted }, ["a@x.example"]);
  const notice = session.state.get().items.find(({ type }) => type === "notice");
  await Promise.all([session.undoNotice?.(notice?.id ?? ""), world.advance(GRACE * 2)]);
  assert.deepEqual(calls, []);
});

test("denied by default: nothing is told, and a diagnostic says so", async () => {
  const { world, tab, calls } = await run({ destinations: { meta: true } });
  await world.advance(GRACE + 1000);
  assert.deepEqual(calls, []);
  assert.match(tab.logged.join(), /destinations\.meta.*\(skipped-consent\)/);
});

test("a consent banner that grants later makes up for it; one that takes it back ends it", async () => {
  const { world, session, calls } = await run({ destinations: { meta: true } });
  await world.advance(GRACE + 1000);
  session.grantConsent?.();
  await world.settle();
  assert.equal(calls.length, 1);

  const other = await run({ destinations: { meta: true }, consent: granted });
  other.session.grantConsent?.(false);
  await other.world.advance(GRACE + 1000);
  assert.deepEqual(other.calls, []);
});

test("what the page has not loaded is a diagnostic, never an error; an integration that throws stops nobody", async () => {
  const { world, tab, calls } = await run({ destinations: all, consent: granted });
  tab.globals = {
    fbq: () => {
      throw new Error("blocked");
    },
    gtag: tab.globals["gtag"],
  };
  await world.advance(GRACE + 1000);
  assert.deepEqual(
    calls.map(([name]) => name),
    ["gtag"],
  );
  assert.match(tab.logged.join("\n"), /destinations\.tiktok .*\(destination-absent\)/);
  assert.match(tab.logged.join("\n"), /destinations\.dataLayer .*\(destination-absent\)/);
  assert.ok(!tab.logged.join().includes("destinations.meta"));
  const absent = tab.heard("diagnostic").filter(({ code }) => code === "destination-absent");
  assert.equal(absent.length, 2, "each is told once, however many calls it would have got");
});

test("names can be chosen", async () => {
  const destinations = { tiktok: { event: "Contact" }, meta: { event: "Contact" }, dataLayer: { name: "layer" } };
  const { world, tab, calls } = await run({ destinations, consent: granted });
  tab.globals["layer"] = tab.globals["dataLayer"];
  delete tab.globals["dataLayer"];
  await world.advance(GRACE + 1000);
  assert.deepEqual(calls.map(([name, first, second]) => [name, name === "fbq" ? second : first]).slice(1, 3), [
    ["ttq.track", "Contact"],
    ["fbq", "Contact"],
  ]);
  assert.equal(calls.at(-1)?.[0], "dataLayer.push");
});

test("a page that closes meanwhile leaves no timer", async () => {
  const { world, tab, session, calls } = await run({ destinations: all, consent: granted });
  session.close();
  await world.advance(GRACE * 2);
  assert.deepEqual(calls, []);
  assert.equal(world.scheduler.timers.filter(({ owner }) => owner === tab).length, 0);
});
