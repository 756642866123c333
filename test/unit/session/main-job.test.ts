import assert from "node:assert/strict";
import { test } from "node:test";
import type { LeadEvent } from "../../../src/protocol/lead-event.ts";
import type { SessionState } from "../../../src/session/session-types.ts";
import { World, type Tab } from "../../fixtures/session/world.ts";

const texts = (state: SessionState) =>
  state.items.map((item) => (item.type === "message" ? `${item.text} (${item.state})` : item.type));
const leads = (world: World) => world.leadEvents as LeadEvent[];

test("a message with a number: shown at once, committed, scanned, announced, delivered", async () => {
  const world = new World();
  const tab = world.tab();
  const session = tab.session();
  const sent = session.sendMessage("call me at 081234567890");
  assert.deepEqual(texts(session.state.get()), ["call me at 081234567890 (pending)"]);
  assert.equal(world.disk().items.size, 0);
  await world.settle();
  await sent;
  const state = session.state.get();
  assert.equal(state.phase, "ready");
  assert.deepEqual(texts(state), ["call me at 081234567890 (stored)", "notice"]);
  const [event] = tab.heard("lead");
  assert.ok(event);
  assert.equal(event.type, "leadchat.lead.created.v1");
  assert.equal(event.data.sequence, 1);
  assert.deepEqual(event.data.change, {
    action: "captured",
    origin: "chat",
    added: [{ kind: "phone", value: "+6281234567890" }],
    removed: [],
    notice: "shown",
  });
  assert.deepEqual(leads(world), [event]);
  assert.deepEqual(state.lead, event.data.lead);
  assert.equal(state.undelivered, 0);
  assert.equal(world.disk().outbox.size, 0);
  assert.deepEqual(world.markers.get("default"), { pending: false, unread: 0 });
  assert.deepEqual(
    tab.heard("delivery").map(({ status, type }) => [status, type]),
    [
      ["delivered", "leadchat.conversation.started.v1"],
      ["delivered", "leadchat.lead.created.v1"],
    ],
  );
});

test("the event says where it happened, without what is private in the address", async () => {
  const world = new World();
  const session = world.tab().session();
  void session.sendMessage("ana@example.com");
  await world.settle();
  const [event] = leads(world);
  assert.ok(event);
  assert.equal(event.source, "https://shop.example/");
  assert.deepEqual(event.data.page, {
    url: "https://shop.example/class?utm_campaign=weekend",
    referrer: "https://www.tiktok.com/",
    language: "id",
    timeZone: "Asia/Jakarta",
  });
  assert.ok(!JSON.stringify(world.received).includes("secret"));
});

test("no event holds the message", async () => {
  const world = new World();
  const session = world.tab().session();
  void session.sendMessage("the blue umbrella please, ana@example.com");
  await world.settle();
  assert.equal(world.received.length, 2);
  assert.ok(!JSON.stringify(world.received).includes("umbrella"));
});

test("one visitor, one lead: a second detail updates it, the same one again changes nothing", async () => {
  const world = new World();
  const tab = world.tab();
  const session = tab.session();
  for (const text of ["081234567890", "and ana@example.com", "again: ANA@example.com", "+6281234567890"]) {
    void session.sendMessage(text);
    await world.advance(1000);
  }
  const events = leads(world);
  assert.deepEqual(
    events.map(({ type, data }) => [type, data.sequence, data.lead.contacts.length]),
    [
      ["leadchat.lead.created.v1", 1, 1],
      ["leadchat.lead.updated.v1", 2, 2],
    ],
  );
  assert.equal(new Set(events.map(({ data }) => data.lead.id)).size, 1);
  assert.equal(new Set(events.map(({ data }) => data.key)).size, 1);
  assert.equal(session.state.get().items.filter(({ type }) => type === "notice").length, 2);
  const [phone] = session.state.get().lead?.contacts ?? [];
  assert.ok(phone && phone.lastAt > phone.firstAt, "the repeat is remembered");
});

test("a name alone makes no lead and no notice; it waits for the first way to reach the visitor", async () => {
  const world = new World();
  const session = world.tab().session();
  void session.sendMessage("my name is Ana");
  await world.settle();
  assert.equal(session.state.get().lead, null);
  assert.deepEqual(leads(world), []);
  void session.sendMessage("ana@example.com");
  await world.settle();
  const [event] = leads(world);
  assert.deepEqual(
    event?.data.change.added.map(({ kind }) => kind),
    ["name", "email"],
  );
});

test("history and lead are there after a reload", async () => {
  const world = new World();
  const first = world.tab();
  void first.session().sendMessage("hello ana@example.com");
  await world.settle();
  first.crash();
  const session = world.tab().session();
  await world.settle();
  assert.deepEqual(texts(session.state.get()), ["hello ana@example.com (stored)", "notice"]);
  assert.equal(session.state.get().lead?.contacts[0]?.value, "ana@example.com");
});

test("two tabs show one conversation and one lead", async () => {
  const world = new World();
  const [first, second] = [world.tab(), world.tab()];
  const [a, b] = [first.session(), second.session()];
  void a.prepare();
  void b.prepare();
  await world.settle();
  void a.sendMessage("ana@example.com");
  void b.sendMessage("081234567890");
  await world.settle();
  assert.deepEqual(a.state.get().items, b.state.get().items);
  assert.equal(a.state.get().items.length, 4);
  assert.deepEqual(a.state.get().lead, b.state.get().lead);
  assert.deepEqual(
    leads(world).map(({ data }) => data.sequence),
    [1, 2],
  );
  assert.equal(first.heard("lead").length, 1, "each event is told in the tab where it happened");
  assert.equal(second.heard("lead").length, 1);
});

test("the server is down, the tab is closed, the next page is not touched: the lead arrives, once", async () => {
  const world = new World();
  const first = world.tab();
  world.react = () => "lost-request";
  void first.session().sendMessage("ana@example.com");
  await world.settle();
  assert.deepEqual(world.markers.get("default"), { pending: true, unread: 0 });
  assert.deepEqual(world.received, []);
  first.crash();
  world.react = () => ({ status: 200 });
  const next = world.tab();
  next.engine.resume({ settings: { endpoint: "https://in.example/leads" } });
  await world.advance(3000);
  assert.equal(leads(world).length, 1);
  assert.equal(world.received.length, 2);
  assert.deepEqual(world.markers.get("default"), { pending: false, unread: 0 });
  assert.equal(next.listeners, 0, "nothing of the engine is left in the page");
  assert.equal(world.scheduler.timers.filter(({ owner }) => owner === next).length, 0);
});

test("killed between commit and scan: the next page captures and announces it", async () => {
  const world = new World();
  const first = world.tab({ detection: { ...stuck } });
  void first.session().sendMessage("ana@example.com");
  await world.settle();
  assert.equal(world.disk().scans.size, 1);
  assert.equal(world.markers.get("default")?.pending, true);
  first.crash();
  const next = world.tab();
  next.engine.resume({ settings: { endpoint: "https://in.example/leads" } });
  await world.advance(3000);
  assert.equal(leads(world).length, 1);
  assert.deepEqual(
    [...world.disk().items.values()].map(({ type }) => type),
    ["message", "notice"],
  );
});

const stuck = {
  detectContacts: () => new Promise<never>(() => {}),
  normaliseContact: () => new Promise<never>(() => {}),
  resolveRegion: () => ({ source: "unknown" }),
};

test("a missing chunk leaves the message unscanned; it is scanned when the chunk is there", async () => {
  const world = new World();
  const { tinyDetection } = await import("../../fixtures/session/world.ts");
  let missing = true;
  const tab = world.tab({
    detection: {
      ...tinyDetection,
      detectContacts: async (text, options) => {
        if (missing && text.includes("0")) throw new TypeError("Failed to fetch dynamically imported module");
        return tinyDetection.detectContacts(text, options);
      },
    },
  });
  const session = tab.session();
  void session.sendMessage("081234567890");
  void session.sendMessage("ana@example.com");
  await world.settle();
  assert.deepEqual(
    leads(world).map(({ data }) => data.lead.contacts.map(({ kind }) => kind)),
    [["email"]],
    "the one that needs the chunk does not keep the other",
  );
  assert.equal(world.markers.get("default")?.pending, true);
  missing = false;
  await world.advance(1000);
  assert.deepEqual(
    leads(world).map(({ data }) => data.lead.contacts.map(({ kind }) => kind)),
    [["email"], ["email", "phone"]],
  );
});

test("the engine's chunk fails: messages stay, are asked for again, and nothing typed is lost", async () => {
  const world = new World();
  const tab = world.tab();
  let failures = 3;
  const session = tab.session(
    {},
    { loadEngine: () => tab.later("load", () => (failures-- > 0 ? fail() : tab.engine)) },
  );
  void session.sendMessage("one");
  await world.settle();
  void session.sendMessage("ana@example.com");
  await world.advance(8000);
  assert.equal(session.state.get().phase, "failed");
  assert.deepEqual(texts(session.state.get()), ["one (pending)", "ana@example.com (pending)"]);
  await world.advance(13_000);
  assert.deepEqual(texts(session.state.get()), ["one (stored)", "ana@example.com (stored)", "notice"]);
});

function fail(): never {
  throw new TypeError("Failed to fetch dynamically imported module");
}

test("without a destination nothing is queued or announced, and one error says so", async () => {
  const world = new World();
  const tab = world.tab();
  const session = tab.session({ endpoint: undefined });
  void session.sendMessage("ana@example.com");
  await world.settle();
  assert.equal(world.disk().outbox.size, 0);
  assert.deepEqual(texts(session.state.get()), ["ana@example.com (stored)"]);
  assert.equal(tab.heard("lead")[0]?.data.change.notice, "none");
  assert.equal(tab.logged.length, 1);
  assert.match(tab.logged[0] ?? "", /^error: .*\(no-destination\)/);
});

test("config.delivery false says that this is meant", async () => {
  const world = new World();
  const tab = world.tab();
  void tab.session({ endpoint: undefined, config: { delivery: false } }).sendMessage("ana@example.com");
  await world.settle();
  assert.equal(tab.heard("lead").length, 1);
  assert.deepEqual(tab.logged, []);
});

test("storage=none: the notice waits for the endpoint's yes, and nothing is written", async () => {
  const world = new World();
  const tab = world.tab();
  world.react = () => ({ status: 503 });
  const session = tab.session({ storage: "none" });
  void session.sendMessage("ana@example.com");
  await world.settle();
  assert.deepEqual(texts(session.state.get()), ["ana@example.com (stored)"]);
  assert.equal(session.state.get().undelivered, 2);
  world.react = () => ({ status: 202 });
  await world.advance(10_000);
  assert.deepEqual(texts(session.state.get()), ["ana@example.com (stored)", "notice"]);
  assert.equal(world.disk().items.size, 0);
  assert.equal(world.markers.size, 0);
});

test("capture=off: nothing is scanned", async () => {
  const world = new World();
  const session = world.tab().session({ capture: "off" });
  void session.sendMessage("ana@example.com");
  await world.settle();
  assert.equal(session.state.get().lead, null);
  assert.equal(world.disk().scans.size, 0);
});

test("notice=hidden: the event says so and the chat shows none", async () => {
  const world = new World();
  const session = world.tab().session({ notice: "hidden" });
  void session.sendMessage("ana@example.com");
  await world.settle();
  assert.equal(leads(world)[0]?.data.change.notice, "hidden");
  assert.deepEqual(texts(session.state.get()), ["ana@example.com (stored)"]);
});

test("a conversation that the host keeps: shown, never scanned; device history is neither shown nor stored", async () => {
  const world = new World();
  const earlier = world.tab();
  void earlier.session().sendMessage("from another day");
  await world.settle();
  earlier.crash();
  const tab = world.tab();
  const config = { messages: [{ from: "visitor", text: "old@example.com", at: "2026-11-01T00:00:00Z" }] } as const;
  const session = tab.session({ config: { messages: [...config.messages] } });
  void session.sendMessage("new@example.com");
  await world.settle();
  assert.deepEqual(texts(session.state.get()).slice(0, 2), ["old@example.com (stored)", "new@example.com (stored)"]);
  assert.deepEqual(
    leads(world).map(({ data }) => data.lead.contacts.map(({ value }) => value)),
    [["new@example.com"]],
  );
  assert.ok(![...world.disk().items.values()].some((item) => item.type === "message" && item.text.includes("new@")));
});

test("an unknown region: the number is left alone and a diagnostic says what to do, without the number", async () => {
  const world = new World();
  const tab = world.tab();
  void tab.session({ region: undefined }).sendMessage("081234567890");
  await world.settle();
  assert.deepEqual(leads(world), []);
  assert.match(tab.logged.join(), /region="…".*\(region-unknown\)/);
  assert.ok(!JSON.stringify([tab.logged, tab.told.filter(({ name }) => name === "diagnostic")]).includes("0812"));
});

test("history ends 30 days after the last visit; what is still to be sent does not", async () => {
  const world = new World();
  const first = world.tab();
  world.react = () => "lost-request";
  void first.session().sendMessage("ana@example.com");
  await world.settle();
  first.crash();
  world.scheduler.now += 31 * 24 * 60 * 60 * 1000;
  world.react = () => ({ status: 200 });
  const session = world.tab().session();
  await world.advance(3000);
  assert.deepEqual(session.state.get().items, []);
  assert.equal(session.state.get().lead, null);
  assert.equal(leads(world).length, 1);
});

test("before anything is loaded the state says whether there is a connection", async () => {
  const world = new World();
  world.online = false;
  const tab = world.tab();
  const session = tab.session();
  assert.equal(session.state.get().online, false);
  tab.signal("online");
  assert.equal(session.state.get().online, true);
  tab.signal("offline");
  assert.equal(session.state.get().online, false);
  assert.equal(session.state.get().phase, "idle");
  await world.settle();
  session.close();
  assert.deepEqual(leftBehind(world, tab), { timers: 0, listeners: 0 });
});

test("close ends timers, listeners and handles; the session can be prepared again", async () => {
  const world = new World();
  const tab = world.tab();
  const session = tab.session();
  world.react = () => ({ status: 503 });
  void session.sendMessage("ana@example.com");
  await world.settle();
  session.close();
  assert.deepEqual(leftBehind(world, tab), { timers: 0, listeners: 0 });
  world.react = () => ({ status: 200 });
  void session.prepare();
  await world.advance(3000);
  assert.equal(session.state.get().undelivered, 0);
});

function leftBehind(world: World, tab: Tab) {
  return { timers: world.scheduler.timers.filter(({ owner }) => owner === tab).length, listeners: tab.listeners };
}

test("a change that was written although the connection broke is known to the page: nothing waits for the next one", async () => {
  const world = new World();
  let breaks = false;
  const tab = world.tab({
    fault: (operation, moment) => {
      if (!breaks || operation !== "commit" || moment !== "after") return undefined;
      breaks = false;
      return new DOMException("Connection to Indexed Database server lost", "UnknownError");
    },
  });
  const session = tab.session();
  breaks = true;
  void session.sendMessage("ana@example.com");
  await world.settle();
  assert.equal(breaks, false, "it broke");
  assert.equal(session.state.get().lead?.contacts[0]?.value, "ana@example.com");
  await world.advance(2000);
  assert.equal(leads(world).length, 1);
  assert.deepEqual([world.disk().scans.size, world.disk().outbox.size], [0, 0]);
});
