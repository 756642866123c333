import assert from "node:assert/strict";
import { test } from "node:test";
import { leadChatEventSchema, type LeadEvent } from "../../../src/protocol/lead-event.ts";
import type { SessionSettings, Undelivered } from "../../../src/session/session-types.ts";
import { World, type Reaction } from "../../fixtures/session/world.ts";

async function run(react: () => Reaction, settings: SessionSettings = {}) {
  const world = new World();
  world.react = react;
  const tab = world.tab();
  const session = tab.session(settings);
  const done = async <Result>(work: Promise<Result> | undefined) => (await Promise.all([work, world.advance(3000)]))[0];
  return { world, tab, session, done };
}

test("undelivered: what the endpoint has not stored, in order, with the reason; exported as JSON", async () => {
  const { world, session, done } = await run(() => ({ status: 404 }));
  void session.sendMessage("ana@example.com");
  await world.settle();
  const list = await done(session.undelivered?.());
  assert.deepEqual(
    list?.map(({ event, status, reason, attempts }) => [event.type, status, reason, attempts]),
    [
      ["leadchat.conversation.started.v1", "parked", "http-404", 1],
      ["leadchat.lead.created.v1", "parked", "http-404", 1],
    ],
  );
  const text = (await done(session.exportUndelivered?.())) ?? "";
  const exported = JSON.parse(text) as Undelivered[];
  assert.deepEqual(exported, list);
  assert.ok(exported.every(({ event }) => leadChatEventSchema.safeParse(event).success));
});

test("check: everything works", async () => {
  const { world, session, done } = await run(() => ({ status: 200 }), { language: "id" });
  assert.deepEqual(await done(session.check?.()), {
    endpoint: { url: "https://in.example/leads", isValid: true },
    format: "event",
    contentType: "json",
    region: { country: "ID", source: "attribute" },
    language: "id",
    capture: "auto",
    storage: "device",
    consent: { ads: "denied" },
    undelivered: 0,
    test: { outcome: "stored" },
  });
  const event = world.received[0]?.event as LeadEvent;
  assert.equal(event.data.test, true);
  assert.ok(leadChatEventSchema.safeParse(event).success);
  assert.equal(world.disk().leads.size, 0, "nothing is changed on the device");
  assert.equal(session.state.get().lead, null);
});

const failures: [string, Reaction, SessionSettings, string, RegExp][] = [
  ["a web page", { status: 200, contentType: "text/html" }, {}, "not-a-receiver", /web page/],
  ["a redirect", { status: 0, redirected: true }, {}, "redirected", /final address/],
  ["a refusal", { status: 403 }, {}, "http-403", /status 403/],
  ["nobody there", "lost-request", {}, "unreachable", /can't be reached/],
  ["no address", { status: 200 }, { endpoint: "mailto:a@b.example" }, "endpoint-invalid", /no http\(s\) address/],
];
for (const [what, reaction, settings, reason, message] of failures) {
  test(`check: ${what}`, async () => {
    const { session, done } = await run(() => reaction, settings);
    const report = await done(session.check?.());
    assert.equal(report?.test?.outcome, "failed");
    assert.equal(report?.test?.reason, reason);
    assert.match(report?.test?.message ?? "", message);
  });
}

test("check: nobody to send to", async () => {
  const { session, done } = await run(() => ({ status: 200 }), { endpoint: undefined });
  const missing = await done(session.check?.());
  assert.deepEqual([missing?.endpoint, missing?.test], ["missing", undefined]);
  const { session: other, done: otherDone } = await run(() => ({ status: 200 }), {
    endpoint: undefined,
    config: { delivery: false },
  });
  assert.equal((await otherDone(other.check?.()))?.endpoint, "off");
});

test("check: storage none, an unknown region", async () => {
  const { session, done } = await run(() => ({ status: 200 }), { storage: "none", region: undefined });
  const report = await done(session.check?.());
  assert.equal(report?.storage, "memory");
  assert.deepEqual(report?.region, { source: "unknown" });
});
