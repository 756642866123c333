import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { LeadChatEvent, LeadEvent } from "../../../src/protocol/lead-event.ts";
import type { SessionSettings } from "../../../src/session/session-types.ts";
import { World, type Reaction } from "../../fixtures/session/world.ts";

type Delivery = NonNullable<SessionSettings["config"]>["delivery"];

async function checkWith(settings: SessionSettings, react: (body: string) => Reaction = () => ({ status: 200 })) {
  const world = new World();
  world.react = ({ body }) => react(body);
  const tab = world.tab();
  const session = tab.session(settings);
  // A test lead that nobody answers takes its time.
  const [report] = await Promise.all([session.check?.(), world.advance(60_000)]);
  return { world, tab, session, report: report ?? assert.fail("no report") };
}
const idOf = (body: string) => (JSON.parse(body) as LeadChatEvent).id;

describe("what becomes of the test lead", () => {
  const cases: [what: string, delivery: Delivery, react: (body: string) => Reaction, said: string][] = [
    ["a yes", {}, () => ({ status: 202 }), "stored"],
    ["a yes after a lost answer would be a second event", {}, () => "lost-answer", "unreachable"],
    ["no answer", {}, () => "silent", "time-out"],
    ["no server", {}, () => "lost-request", "unreachable"],
    ["too many", {}, () => ({ status: 429, retryAfter: "60" }), "http-429"],
    ["broken", {}, () => ({ status: 500 }), "http-500"],
    [
      "refused by its id",
      {},
      (body) => ({ body: JSON.stringify({ rejected: [{ id: idOf(body), reason: "wrong-site" }] }) }),
      "rejected: wrong-site",
    ],
    ["a page", {}, () => ({ contentType: "text/html" }), "not-a-receiver"],
    ["a page where anything will do", { accept: "any" }, () => ({ contentType: "text/html" }), "stored"],
    ["a function that fails", { transform: () => assert.fail() }, () => ({}), "transform-failed"],
    ["a function that gives nothing", { transform: () => undefined }, () => ({}), "transform-empty"],
    ["a function that gives a promise", { transform: async () => ({}) }, () => ({}), "transform-async"],
    ["a function that does not want it", { transform: () => null }, () => "silent", "stored"],
    ["headers that no request carries", { headers: { "X Key": "1" } }, () => ({}), "headers-invalid"],
  ];
  for (const [what, delivery, react, said] of cases) {
    test(`${what}: ${said}`, async () => {
      const { report, world } = await checkWith({ config: { delivery } }, react);
      assert.equal(report.test?.reason ?? report.test?.outcome, said);
      assert.equal(report.test?.outcome, said === "stored" ? "stored" : "failed");
      // Nobody keeps a test lead: the words must not say so.
      assert.doesNotMatch(report.test?.message ?? "", /\b(it|the event) is kept/i);
      assert.equal(world.disk().outbox.size, 0);
    });
  }

  const shapes: [format: "event" | "batch" | "flat", isTest: (body: unknown) => unknown][] = [
    ["event", (body) => (body as LeadEvent).data.test],
    ["batch", (body) => (body as LeadEvent[])[0]?.data.test],
    ["flat", (body) => (body as { test: boolean }).test],
  ];
  for (const [format, isTest] of shapes) {
    test(`it says that it is one, as ${format}`, async () => {
      const { world, report } = await checkWith({ config: { delivery: { format } } });
      assert.equal(world.received.length, 1);
      assert.equal(isTest(JSON.parse(world.received[0]?.body ?? "")), true);
      assert.equal(report.format, format);
    });
  }

  test("passes through the host's function, with the host's headers", async () => {
    const delivery = { headers: { "X-Key": "k" }, transform: ({ type }: LeadChatEvent) => ({ type }) };
    const { world } = await checkWith({ config: { delivery } });
    assert.equal(world.received[0]?.body, '{"type":"leadchat.lead.created.v1"}');
    assert.deepEqual(world.received[0]?.headers, { "Content-Type": "application/json", "X-Key": "k" });
  });

  test("is another lead each time, and never the visitor's", async () => {
    const { world, session } = await checkWith({});
    void session.sendMessage("ana@example.com");
    await world.advance(2000);
    await Promise.all([session.check?.(), world.advance(60_000)]);
    const ids = (world.leadEvents as LeadEvent[]).map(({ data }) => data.lead.id);
    assert.equal(new Set(ids).size, 3);
    const keys = (world.leadEvents as LeadEvent[]).map(({ data }) => data.key);
    assert.equal(new Set(keys).size, 3);
    assert.deepEqual(
      session.state.get().lead?.contacts.map(({ value }) => value),
      ["ana@example.com"],
    );
  });

  test("what it posts holds nothing of the visitor's", async () => {
    const { world, session } = await checkWith({});
    void session.sendMessage("ana@example.com");
    await world.advance(2000);
    const before = world.received.length;
    await Promise.all([session.check?.(), world.advance(60_000)]);
    for (const { body } of world.received.slice(before)) assert.ok(!body.includes("ana@"));
  });
});

describe("what it says of the settings", () => {
  const cases: [what: string, settings: SessionSettings, expected: object][] = [
    ["nothing is set", { endpoint: undefined }, { endpoint: "missing" }],
    ["nothing is meant to be sent", { config: { delivery: false } }, { endpoint: "off" }],
    [
      "a server",
      { endpoint: undefined, server: "https://chat.example/" },
      { endpoint: { url: "https://chat.example/v1/events", isValid: true } },
    ],
    [
      "a place on the page's own server",
      { endpoint: "/leads" },
      { endpoint: { url: "https://shop.example/leads", isValid: true } },
    ],
    ["no address", { endpoint: "ftp://in.example" }, { endpoint: { url: "ftp://in.example", isValid: false } }],
    ["a host without preflight", { endpoint: "https://hooks.zapier.com/hooks/catch/1/a/" }, { contentType: "text" }],
    [
      "a format",
      { config: { delivery: { format: "flat", contentType: "text" } } },
      { format: "flat", contentType: "text" },
    ],
    ["what is captured", { capture: "ask" }, { capture: "ask" }],
    ["nothing is captured", { capture: "off" }, { capture: "off" }],
    ["a consent", { config: { consent: { ads: "granted" } } }, { consent: { ads: "granted" } }],
    ["the visitor's language", { language: "th" }, { language: "th" }],
    ["… else the page's", {}, { language: "id" }],
    ["no storage", { storage: "none" }, { storage: "memory" }],
    ["a region", { region: "ID" }, { region: { country: "ID", source: "attribute" } }],
  ];
  for (const [what, settings, expected] of cases) {
    test(what, async () => {
      const { report } = await checkWith(settings);
      for (const [name, value] of Object.entries(expected)) assert.deepEqual(report[name as "language"], value, name);
    });
  }

  test("what waits is counted, and is still there", async () => {
    const { world, session } = await checkWith({}, () => "lost-request");
    void session.sendMessage("ana@example.com");
    await world.advance(2000);
    const [report] = await Promise.all([session.check?.(), world.advance(60_000)]);
    assert.equal(report?.undelivered, 2);
    assert.equal(world.disk().outbox.size, 2);
  });

  test("nothing is written on the device", async () => {
    const { world, session } = await checkWith({});
    const disk = world.disk();
    assert.deepEqual([disk.meta.size, disk.leads.size, disk.items.size, disk.outbox.size], [0, 0, 0, 0]);
    assert.equal(world.markers.size, 0);
    assert.equal(session.state.get().lead, null);
  });
});
