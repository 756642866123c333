import assert from "node:assert/strict";
import { test } from "node:test";
import type { LeadEvent } from "../../../src/protocol/lead-event.ts";
import type { SessionSettings } from "../../../src/session/session-types.ts";
import { World, type Reaction } from "../../fixtures/session/world.ts";

const HOUR = 3_600_000;
const settings: SessionSettings = { endpoint: "https://in.example/leads" };
const leads = (world: World) => world.leadEvents as LeadEvent[];
const statuses = (world: World) => [...world.disk().outbox.values()].map(({ status, reason }) => [status, reason]);
const isLead = (body: string) => body.includes("leadchat.lead.");

/** A page whose visitor has left an address; the conversation's own event is through. */
async function withLead(react: () => Reaction, given: SessionSettings = {}) {
  const world = new World();
  world.react = ({ body }) => (isLead(body) ? react() : { status: 200 });
  const tab = world.tab();
  const session = tab.session(given);
  void session.sendMessage("ana@example.com");
  await world.settle();
  return { world, tab, session };
}

test("an event is what the endpoint gets: one structured CloudEvent as JSON", async () => {
  const { world, tab } = await withLead(() => ({ status: 200 }));
  const last = world.received.at(-1);
  assert.equal(last?.url, "https://in.example/leads");
  assert.deepEqual(last?.headers, { "Content-Type": "application/json" });
  assert.deepEqual(last?.event, tab.heard("lead")[0]);
});

const urls: [SessionSettings, string, string][] = [
  [{ endpoint: "/v1/events" }, "https://shop.example/v1/events", "application/json"],
  [{ endpoint: undefined, server: "https://chat.example/" }, "https://chat.example/v1/events", "application/json"],
  [{ server: "https://chat.example" }, "https://in.example/leads", "application/json"],
  [
    { endpoint: "https://script.google.com/macros/s/x/exec" },
    "https://script.google.com/macros/s/x/exec",
    "text/plain;charset=UTF-8",
  ],
  [
    { endpoint: "https://hooks.zapier.com/hooks/catch/1/" },
    "https://hooks.zapier.com/hooks/catch/1/",
    "text/plain;charset=UTF-8",
  ],
  [{ config: { delivery: { contentType: "text" } } }, "https://in.example/leads", "text/plain;charset=UTF-8"],
];
for (const [given, url, type] of urls) {
  test(`${JSON.stringify(given)} posts to ${url} as ${type}`, async () => {
    const { world } = await withLead(() => ({ status: 200 }), given);
    assert.equal(world.received[0]?.url, url);
    assert.equal(world.received[0]?.headers["Content-Type"], type);
  });
}

test("headers of the host travel along", async () => {
  const { world } = await withLead(() => ({ status: 200 }), { config: { delivery: { headers: { "X-Key": "k" } } } });
  assert.equal(world.received[0]?.headers["X-Key"], "k");
});

test("a failure is tried again, waits longer each time, and stays until the endpoint said yes", async () => {
  const { world, tab } = await withLead(() => ({ status: 503 }));
  assert.deepEqual(statuses(world), [["waiting", "http-503"]]);
  const waits: number[] = [];
  for (let count = 0; count < 12; count++) {
    const [gate] = [...world.disk().meta.values()].map((meta) => meta.gate);
    assert.ok(gate);
    waits.push(gate.until - gate.failedAt);
    const sent = world.received.length;
    await world.advance(gate.until - world.scheduler.now + 50);
    assert.equal(world.received.length, sent + 1);
  }
  // Half of what is the most, as the die of this world falls.
  assert.deepEqual(waits, [500, 1000, 2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000, 150_000, 150_000, 150_000]);
  assert.ok(tab.heard("delivery").some(({ status, reason }) => status === "retrying" && reason === "http-503"));
  world.react = () => ({ status: 200 });
  await world.advance(HOUR);
  assert.deepEqual(statuses(world), []);
});

test("Retry-After is honoured, also by what resets waiting times", async () => {
  const { world, tab } = await withLead(() => ({ status: 429, retryAfter: "600" }));
  const sent = world.received.length;
  tab.signal("online");
  tab.signal("visible");
  await world.advance(599_000);
  assert.equal(world.received.length, sent);
  await world.advance(2000);
  assert.equal(world.received.length, sent + 1);
});

for (const signal of ["online", "visible"] as const) {
  test(`${signal} ends waiting within 2 s`, async () => {
    const { world, tab } = await withLead(() => ({ status: 503 }));
    await world.advance(200_000);
    const sent = world.received.length;
    world.react = () => ({ status: 200 });
    tab.signal(signal);
    await world.advance(2000);
    assert.equal(world.received.length, sent + 1);
    assert.deepEqual(statuses(world), []);
  });
}

test("a refused event is parked: kept, reported with its remedy, tried again after an hour", async () => {
  const { world, tab } = await withLead(() => ({ status: 404 }));
  assert.deepEqual(statuses(world), [["parked", "http-404"]]);
  assert.deepEqual(world.markers.get("default"), { pending: true, unread: 0 });
  assert.match(tab.logged.join(), /^error: lead-chat: https:\/\/in\.example\/leads refused.*\(http-404\)$/);
  await world.advance(HOUR - 5000);
  assert.equal(leads(world).length, 1);
  const before = world.received.length;
  await world.advance(10_000);
  assert.equal(world.received.length, before + 1);
  assert.equal(tab.logged.length, 1, "the console hears of it once");
});

test("… and when the configuration changes", async () => {
  const { world, session } = await withLead(() => ({ status: 404 }));
  session.configure({ endpoint: "https://in.example/other", region: "ID" });
  await world.settle();
  assert.equal(world.received.at(-1)?.url, "https://in.example/other");
});

test("… and at the next load", async () => {
  const { world, tab } = await withLead(() => ({ status: 404 }));
  tab.crash();
  world.react = () => ({ status: 200 });
  const next = world.tab();
  next.engine.resume({ settings });
  await world.advance(5000);
  assert.deepEqual(statuses(world), []);
});

test("a parked event holds nothing back", async () => {
  let answer: Reaction = { status: 422 };
  const { world, session } = await withLead(() => answer);
  answer = { status: 200 };
  void session.sendMessage("+6281234567890");
  await world.settle();
  assert.deepEqual(statuses(world), [["parked", "http-422"]]);
  assert.equal(leads(world).at(-1)?.data.sequence, 2);
});

test("events of one lead arrive in order, however long the first one takes", async () => {
  let fail = true;
  const { world, session } = await withLead(() => (fail ? { status: 500 } : { status: 200 }));
  void session.sendMessage("+6281234567890");
  void session.sendMessage("budi@example.com");
  await world.settle();
  fail = false;
  await world.advance(10_000);
  const arrived = world.received
    .filter(({ body }) => isLead(body))
    .map(({ event }) => (event as LeadEvent).data.sequence);
  assert.deepEqual(arrived.slice(-3), [1, 2, 3]);
  assert.equal(arrived.filter((sequence) => sequence > 1).length, 2);
});

const refusals: [string, Reaction, string, RegExp][] = [
  ["a redirect", { status: 0, redirected: true }, "redirected", /final address/],
  ["a web page", { status: 200, contentType: "text/html" }, "not-a-receiver", /web page/],
  [
    "an id in rejected",
    { status: 200, body: '{"rejected":[{"id":"$","reason":"wrong-key"}]}' },
    "rejected: wrong-key",
    /wrong-key/,
  ],
];
for (const [what, reaction, reason, remedy] of refusals) {
  test(`${what}: parked as ${reason}, with the remedy`, async () => {
    const world = new World();
    const tab = world.tab();
    world.react = ({ body }) => {
      const { id } = JSON.parse(body) as { id: string };
      return isLead(body)
        ? { ...(reaction as object), body: ((reaction as { body?: string }).body ?? "").replace("$", id) }
        : {};
    };
    void tab.session().sendMessage("ana@example.com");
    await world.settle();
    assert.deepEqual(statuses(world), [["parked", reason]]);
    assert.match(tab.logged.join(), remedy);
    assert.equal(tab.heard("delivery").at(-1)?.reason, reason);
  });
}

test("accept any lifts both", async () => {
  const config = { delivery: { accept: "any" } } as const;
  const { world } = await withLead(() => ({ status: 200, contentType: "text/html" }), { config });
  assert.deepEqual(statuses(world), []);
});

test("an endpoint that is no address: kept until it is corrected", async () => {
  const { world, tab, session } = await withLead(() => ({ status: 200 }), { endpoint: "leads@in.example:nowhere//" });
  const {
    world: other,
    tab: otherTab,
    session: otherSession,
  } = await withLead(() => ({ status: 200 }), { endpoint: "mailto:x@y.example" });
  for (const [each, page] of [
    [other, otherTab],
    [world, tab],
  ] as const) {
    if (each === world) continue;
    assert.equal(each.received.length, 0);
    assert.ok(statuses(each).every(([status, reason]) => status === "parked" && reason === "endpoint-invalid"));
    assert.match(page.logged.join(), /no http\(s\) address.*\(endpoint-invalid\)/);
  }
  void session;
  otherSession.configure(settings);
  await other.settle();
  assert.deepEqual(statuses(other), []);
});

test("an answer that is lost: the event arrives again with the same id", async () => {
  const reactions: Reaction[] = ["lost-answer", "lost-answer", { status: 200 }];
  const { world } = await withLead(() => reactions.shift() ?? { status: 200 });
  await world.advance(5000);
  const ids = world.received.filter(({ body }) => isLead(body)).map(({ event }) => event.id);
  assert.equal(ids.length, 3);
  assert.equal(new Set(ids).size, 1);
  assert.deepEqual(statuses(world), []);
});

test("no answer at all: given up after 15 s, tried again", async () => {
  const reactions: Reaction[] = ["silent"];
  const { world, tab } = await withLead(() => reactions.shift() ?? { status: 200 });
  await world.advance(14_000);
  assert.deepEqual(statuses(world), [["waiting", undefined]]);
  await world.advance(3000);
  assert.deepEqual(statuses(world), []);
  assert.ok(tab.heard("delivery").some(({ reason }) => reason === "time-out"));
});

test("after 30 days an event that still fails is dead: kept, no longer sent, no longer pending", async () => {
  const { world, tab } = await withLead(() => ({ status: 503 }));
  tab.crash();
  world.scheduler.now += 31 * 24 * HOUR;
  const next = world.tab();
  next.engine.resume({ settings });
  await world.advance(5000);
  assert.deepEqual(statuses(world), [["dead", "http-503"]]);
  assert.equal(world.markers.get("default")?.pending ?? false, false);
  const sent = world.received.length;
  await world.advance(24 * HOUR);
  assert.equal(world.received.length, sent);
});

test("two tabs and one outbox: nothing is sent twice", async () => {
  const world = new World();
  const [one, other] = [world.tab(), world.tab()];
  const [a, b] = [one.session(), other.session()];
  void b.prepare();
  for (const address of ["a@x.example", "b@x.example", "c@x.example"]) void a.sendMessage(address);
  void b.sendMessage("d@x.example");
  await world.advance(5000);
  const ids = world.received.map(({ event }) => event.id);
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(
    leads(world).map(({ data }) => data.sequence),
    [1, 2, 3, 4],
  );
});

test("tabs do not drive each other on while the endpoint is down", async () => {
  const world = new World();
  world.react = () => ({ status: 503 });
  const tabs = [world.tab(), world.tab(), world.tab()];
  const sessions = tabs.map((tab) => tab.session());
  for (const session of sessions) void session.prepare();
  await world.advance(2000);
  void sessions[0]?.sendMessage("ana@example.com");
  await world.advance(5 * 60_000);
  assert.ok(world.received.length < 30, `${world.received.length} requests in five minutes`);
});

test("a tab that dies while it sends: another one takes over", async () => {
  const world = new World();
  const [one, other] = [world.tab(), world.tab()];
  const a = one.session();
  void other.session().prepare();
  await world.advance(2000);
  world.react = () => "silent";
  void a.sendMessage("ana@example.com");
  await world.settle();
  world.react = () => ({ status: 200 });
  const [holder, waiting] = world.locks.get("lead-chat-1/default/send") ?? [];
  assert.ok(holder && waiting && holder !== waiting);
  holder.crash();
  await world.advance(5000);
  assert.equal(leads(world).length, 1);
  assert.deepEqual(statuses(world), []);
});

test("hidden: one attempt that outlives the page, whatever the waiting time", async () => {
  const { world, tab } = await withLead(() => ({ status: 503 }));
  await world.advance(100_000);
  const sent = world.received.length;
  world.react = () => ({ status: 200 });
  tab.signal("hidden");
  tab.crash();
  await world.settle();
  assert.equal(world.received.length, sent + 1);
  assert.equal(world.received.at(-1)?.keepalive, true);
});

test("frozen and thawed: what other tabs did meanwhile is there", async () => {
  const world = new World();
  const [one, other] = [world.tab(), world.tab()];
  const a = one.session();
  void a.prepare();
  await world.advance(2000);
  one.signal("freeze");
  void other.session().sendMessage("ana@example.com");
  await world.settle();
  assert.deepEqual(a.state.get().items, []);
  one.signal("thaw");
  await world.advance(3000);
  assert.equal(a.state.get().items.length, 2);
  assert.equal(a.state.get().lead?.contacts.length, 1);
});

test("offline is said once, in no console, and ends with the connection", async () => {
  const world = new World();
  world.online = false;
  const tab = world.tab();
  const session = tab.session();
  void session.sendMessage("ana@example.com");
  await world.advance(60_000);
  assert.equal(session.state.get().online, false);
  assert.equal(session.state.get().undelivered, 2);
  assert.deepEqual(tab.logged, []);
  assert.ok(tab.heard("delivery").every(({ reason }) => reason === "offline"));
  tab.signal("online");
  await world.advance(2000);
  assert.equal(session.state.get().undelivered, 0);
  assert.equal(leads(world).length, 1);
});

test("the delivery's chunk is missing at first: nothing is lost, it is sent when it comes", async () => {
  const world = new World();
  const { createDelivery } = await import("../../../src/session/delivery.ts");
  let missing = true;
  const tab = world.tab({
    platform: { loadDelivery: async () => (missing ? Promise.reject(new TypeError("no chunk")) : { createDelivery }) },
  });
  void tab.session().sendMessage("ana@example.com");
  await world.advance(30_000);
  assert.equal(world.received.length, 0);
  missing = false;
  tab.signal("online");
  await world.advance(3000);
  assert.equal(leads(world).length, 1);
});
