import assert from "node:assert/strict";
import { test } from "node:test";
import type { SignalEvent } from "../../../src/protocol/lead-event.ts";
import type { LeadChatConfig } from "../../../src/protocol/config.ts";
import type { SessionSettings } from "../../../src/session/session-types.ts";
import { World } from "../../fixtures/session/world.ts";

const config: LeadChatConfig = { signals: { payment: ["pay", "bayar"], vip: ["gold"] } };
const signals = (world: World) =>
  world.received.map(({ event }) => event).filter((event): event is SignalEvent => event.type === "leadchat.signal.v1");

async function say(texts: string[], settings: SessionSettings = { config }) {
  const world = new World();
  const tab = world.tab();
  const session = tab.session(settings);
  for (const text of texts) {
    void session.sendMessage(text);
    await world.settle();
  }
  await world.advance(3000);
  return { world, tab, session };
}

test("a match is a boolean of the conversation, before any lead exists; nothing of the text", async () => {
  const { world, tab, session } = await say(["can I pay with the umbrella card?"]);
  const [signal, ...others] = signals(world);
  assert.deepEqual(others, []);
  assert.equal(signal?.data.name, "payment");
  assert.equal(signal?.data.value, true);
  assert.deepEqual(signal?.data.conversation, session.state.get().conversation);
  assert.equal(signal?.data.leadId, undefined);
  assert.deepEqual(tab.heard("signal"), [{ name: "payment", value: true }]);
  assert.ok(!JSON.stringify(world.received).includes("umbrella"));
});

test("once a conversation and name", async () => {
  const { world } = await say(["pay", "bayar", "pay pay", "gold"]);
  assert.deepEqual(
    signals(world).map(({ data }) => data.name),
    ["payment", "vip"],
  );
});

test("another conversation, another signal", async () => {
  const { world, session } = await say(["pay"]);
  await world.advance(25 * 3_600_000);
  void session.sendMessage("pay");
  await world.settle();
  const [one, other] = signals(world);
  assert.notEqual(one?.data.conversation.id, other?.data.conversation.id);
});

test("with a lead it names the lead", async () => {
  const { world, session } = await say(["ana@example.com", "pay"]);
  assert.equal(signals(world)[0]?.data.leadId, session.state.get().lead?.id);
});

test("capture=off scans nothing", async () => {
  const { world } = await say(["pay"], { config, capture: "off" });
  assert.deepEqual(signals(world), []);
});

test("ask: no signal before the visitor's yes; then what was held goes out, once", async () => {
  const { world, tab, session } = await say(["pay", "ana@example.com"], { config, capture: "ask" });
  assert.deepEqual([signals(world), tab.heard("signal")], [[], []]);
  const question = session.state.get().items.find(({ type }) => type === "ask");
  await Promise.all([session.answerAsk?.(question?.id ?? "", true), world.settle()]);
  void session.sendMessage("pay");
  await world.advance(3000);
  assert.deepEqual(
    signals(world).map(({ data }) => data.name),
    ["payment"],
  );
  assert.deepEqual(tab.heard("signal"), [{ name: "payment", value: true }]);
});

test("killed before the scan: the next page finds it, once", async () => {
  const world = new World();
  const missing = () => Promise.reject(new TypeError("no chunk"));
  const tab = world.tab({ platform: { loadActions: missing } });
  void tab.session({ config }).sendMessage("pay by ana@example.com");
  await world.settle();
  assert.equal(world.leadEvents.length, 1, "the contact does not wait for the chunk of the signals");
  tab.crash();
  const next = world.tab();
  const settings = { endpoint: "https://in.example/leads", region: "ID", config };
  next.engine.resume({ settings });
  await world.advance(3000);
  assert.deepEqual(
    signals(world).map(({ data }) => data.name),
    ["payment"],
  );
});

test("the host raises one by name, once a conversation", async () => {
  const { world, session } = await say(["hello"], {});
  void session.signal?.("handoff_whatsapp");
  void session.signal?.("handoff_whatsapp");
  await world.advance(3000);
  assert.deepEqual(
    signals(world).map(({ data }) => data.name),
    ["handoff_whatsapp"],
  );
});

test("a message that is scanned when the next conversation has begun does not make either give its signal again", async () => {
  const world = new World();
  let failures = 0;
  const tab = world.tab();
  const { loadActions } = tab.platform;
  Object.assign(tab.platform, {
    loadActions: () => (failures-- > 0 ? Promise.reject(new TypeError("no chunk")) : loadActions()),
  });
  const session = tab.session({ config });
  const say = async (text: string) => {
    await Promise.all([session.sendMessage(text), world.settle()]);
  };
  await say("pay");
  failures = 1;
  await say("pay again");
  world.scheduler.now += 25 * 3_600_000;
  // The older message is asked for first, in vain; the newer one gets what it needs.
  failures = 1;
  await say("may I pay?");
  await world.advance(10_000);
  await say("bayar");
  const perConversation = signals(world).map(({ data }) => data.conversation.id);
  assert.equal(perConversation.length, 2);
  assert.equal(new Set(perConversation).size, 2);
});
