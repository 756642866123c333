import assert from "node:assert/strict";
import { test } from "node:test";
import type { LeadChatConfig } from "../../../src/protocol/config.ts";
import { leadChatEventSchema, type LeadChatEvent, type MessageEvent } from "../../../src/protocol/lead-event.ts";
import { World, type Reaction } from "../../fixtures/session/world.ts";

type Delivery = Exclude<LeadChatConfig["delivery"], false | undefined>;

async function run(delivery: Delivery, texts: string[], react: (body: string) => Reaction = () => ({ status: 200 })) {
  const world = new World();
  let isDown = true;
  world.react = ({ body }) => (isDown ? "lost-request" : react(body));
  const tab = world.tab();
  const session = tab.session({ config: { delivery } });
  for (const text of texts) {
    void session.sendMessage(text);
    await world.settle();
  }
  isDown = false;
  tab.signal("online");
  await world.advance(10_000);
  return { world, tab, session };
}
const bodies = (world: World) => [...new Set(world.received.map(({ body }) => body))];

test("batch: everything that waits goes in one request, in order", async () => {
  const { world } = await run({ format: "batch" }, ["a@x.example", "b@x.example"]);
  assert.equal(bodies(world).length, 1);
  assert.equal(world.received[0]?.headers["Content-Type"], "application/cloudevents-batch+json");
  assert.deepEqual(
    (JSON.parse(bodies(world)[0] ?? "") as LeadChatEvent[]).map(({ type }) => type),
    ["leadchat.conversation.started.v1", "leadchat.lead.created.v1", "leadchat.lead.updated.v1"],
  );
  assert.equal(world.disk().outbox.size, 0);
});

test("batch: a refused one is sent again singly, and only the refused event is parked", async () => {
  const react = (body: string): Reaction => {
    const events = JSON.parse(body) as LeadChatEvent[];
    return events.some(({ type }) => type === "leadchat.lead.created.v1") ? { status: 422 } : { status: 200 };
  };
  const { world, tab } = await run({ format: "batch" }, ["a@x.example", "b@x.example"], react);
  const entries = [...world.disk().outbox.values()];
  assert.deepEqual(
    entries.map(({ status, reason, event }) => [status, reason, event.type]),
    [["parked", "http-422", "leadchat.lead.created.v1"]],
  );
  assert.equal(tab.heard("delivery").filter(({ status }) => status === "delivered").length, 2);
});

test("batch: ids in rejected are parked, the others leave", async () => {
  const react = (body: string): Reaction => {
    const [, second] = JSON.parse(body) as LeadChatEvent[];
    return { status: 200, body: JSON.stringify({ rejected: second ? [{ id: second.id, reason: "wrong-key" }] : [] }) };
  };
  const { world } = await run({ format: "batch" }, ["a@x.example", "b@x.example"], react);
  assert.deepEqual(
    [...world.disk().outbox.values()].map(({ reason }) => reason),
    ["rejected: wrong-key"],
  );
});

test("flat: one object a request", async () => {
  const { world } = await run({ format: "flat" }, ["my name is Ana, a@x.example"]);
  const last = bodies(world)
    .map((body) => JSON.parse(body) as Record<string, unknown>)
    .find(({ event }) => event === "lead.created");
  assert.equal(last?.["email"], "a@x.example");
  assert.equal(last?.["name"], "Ana");
});

test("transform: the outbox keeps the event, the endpoint gets the host's shape", async () => {
  const world = new World();
  world.react = () => "lost-request";
  const tab = world.tab();
  const delivery = { transform: ({ id }: LeadChatEvent) => `row=${id}` };
  void tab.session({ config: { delivery } }).sendMessage("a@x.example");
  await world.settle();
  for (const { event, transform } of world.disk().outbox.values()) {
    assert.ok(leadChatEventSchema.safeParse(event).success);
    assert.equal(transform, true);
  }
  tab.crash();
  world.react = () => ({ status: 200 });
  const without = world.tab();
  without.engine.resume({ settings: { endpoint: "https://in.example/leads" } });
  await world.advance(5000);
  assert.equal(world.received.length, 0, "a page without the function leaves them");
  const withIt = world.tab();
  const settings = { endpoint: "https://in.example/leads", config: { delivery } };
  withIt.engine.resume({ settings });
  await world.advance(5000);
  assert.equal(world.disk().outbox.size, 0);
  assert.ok(bodies(world).every((body) => body.startsWith("row=")));
});

test("transform that throws: parked, with the remedy", async () => {
  const transform = () => {
    throw new Error("host");
  };
  const { world, tab } = await run({ transform }, ["a@x.example"]);
  assert.deepEqual(
    new Set([...world.disk().outbox.values()].map(({ reason }) => reason)),
    new Set(["transform-failed"]),
  );
  assert.match(tab.logged.join(), /config\.delivery\.transform threw/);
});

test("messages as events: each one, whole, and its bubble says so", async () => {
  const { world, session } = await run({ messages: true }, ["hello", "a@x.example"]);
  const messages = world.received
    .map(({ event }) => event)
    .filter((event): event is MessageEvent => event.type === "leadchat.message.v1");
  assert.deepEqual(
    messages.map(({ data }) => data.message.text),
    ["hello", "a@x.example"],
  );
  assert.ok(messages.every((event) => leadChatEventSchema.safeParse(event).success));
  assert.equal(session.state.get().transport, "events");
  assert.deepEqual(
    session.state.get().items.map((item) => "state" in item && item.state),
    ["sent", "sent", "active"],
  );
  assert.equal(messages[0]?.data.message.id, session.state.get().items[0]?.id);
});

test("messages as events: sending, as long as the endpoint has not said yes", async () => {
  const world = new World();
  world.react = () => ({ status: 503 });
  const session = world.tab().session({ config: { delivery: { messages: true } } });
  void session.sendMessage("hello");
  await world.advance(3000);
  assert.deepEqual(
    session.state.get().items.map((item) => "state" in item && item.state),
    ["sending"],
  );
});

test("messages=true: a task that only the lost disk knows does not keep the page busy", async () => {
  const world = new World();
  let isLost = false;
  let loads = 0;
  const fault = () => (isLost ? new DOMException("lost", "UnknownError") : undefined);
  const tab = world.tab({ fault });
  const { loadActions } = tab.platform;
  Object.assign(tab.platform, {
    loadActions: () => {
      loads++;
      isLost = true;
      return loadActions();
    },
    loadDelivery: () => Promise.reject(new TypeError("no chunk")),
  });
  const session = tab.session({ config: { delivery: { messages: true } } });
  void session.sendMessage("hello");
  await world.settle();
  assert.ok(isLost && loads < 10, `${loads} loads`);
  assert.deepEqual(
    tab.heard("diagnostic").map(({ code }) => code),
    ["storage-refused"],
  );
  // The disk still knows: the next page sends it.
  tab.crash();
  isLost = false;
  const settings = { endpoint: "https://in.example/leads", config: { delivery: { messages: true } } };
  world.tab().engine.resume({ settings });
  await world.advance(5000);
  assert.equal(world.received.filter(({ event }) => event.type === "leadchat.message.v1").length, 1);
});

test("transform that gives null: nothing is sent, the event leaves the outbox and counts as delivered", async () => {
  const { world, tab } = await run(
    { transform: ({ type }) => (type.includes("lead") && !type.includes("started") ? { type } : null) },
    ["a@x.example"],
  );
  assert.ok(bodies(world).every((body) => !body.includes("started")));
  assert.equal(world.disk().outbox.size, 0);
  assert.deepEqual(tab.heard("delivery").filter(({ status }) => status === "delivered").length, 2);
});
