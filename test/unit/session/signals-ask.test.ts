import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { LeadChatConfig } from "../../../src/protocol/config.ts";
import { leadChatEventSchema, type SignalEvent } from "../../../src/protocol/lead-event.ts";
import type { LeadSession } from "../../../src/session/session-types.ts";
import { World, type Tab } from "../../fixtures/session/world.ts";

const HOUR = 3_600_000;
const config: LeadChatConfig = { signals: { payment: ["pay"], vip: ["gold"], price: ["how much"] } };

/** A visitor who is asked before anything is kept. */
class Asked {
  readonly world = new World();
  readonly tab: Tab = this.world.tab();
  readonly session: LeadSession = this.tab.session({ config, capture: "ask" });

  async do(work: Promise<unknown> | undefined): Promise<void> {
    await Promise.all([work, this.world.advance(3000)]);
  }
  async say(...texts: string[]): Promise<void> {
    for (const text of texts) await this.do(this.session.sendMessage(text));
  }
  async answer(save: boolean): Promise<void> {
    const question = this.session.state.get().items.findLast((item) => item.type === "ask" && item.state === "open");
    await this.do(this.session.answerAsk?.(question?.id ?? "", save));
  }
  get events(): SignalEvent[] {
    return this.world.received.map(({ event }) => event).filter((event) => event.type === "leadchat.signal.v1");
  }
  /** Names that went out, and in which conversation: the first that began is 1. */
  get sent(): string[] {
    const begun = this.world.received.flatMap(({ event }) =>
      event.type === "leadchat.conversation.started.v1" ? [event.data.conversation.id] : [],
    );
    return this.events.map(({ data }) => `${data.name} ${String(begun.indexOf(data.conversation.id) + 1)}`);
  }
  get told(): string[] {
    return this.tab.heard("signal").map(({ name }) => name);
  }
}

describe("what a visitor who was not asked yet gives away", () => {
  test("nothing, however often they say it; and nothing when they decline", async () => {
    const one = new Asked();
    await one.say("pay", "gold", "pay", "ana@example.com");
    await one.answer(false);
    await one.say("how much");
    assert.deepEqual([one.sent, one.told], [[], []]);
  });

  test("all of it with the yes: each name once, in the order in which it was said", async () => {
    const one = new Asked();
    await one.say("gold", "pay gold", "ana@example.com");
    await one.answer(true);
    assert.deepEqual(one.sent, ["vip 1", "payment 1"]);
    assert.deepEqual(one.told, ["vip", "payment"]);
    for (const event of one.events) assert.ok(leadChatEventSchema.safeParse(event).success);
  });

  test("said again after the yes it is no news", async () => {
    const one = new Asked();
    await one.say("pay ana@example.com");
    await one.answer(true);
    await one.say("pay", "gold", "gold");
    assert.deepEqual(one.sent, ["payment 1", "vip 1"]);
  });

  test("the question is answered twice: it goes out once", async () => {
    const one = new Asked();
    await one.say("pay ana@example.com");
    const question = one.session.state.get().items.find(({ type }) => type === "ask");
    await one.do(
      Promise.all([
        one.session.answerAsk?.(question?.id ?? "", true),
        one.session.answerAsk?.(question?.id ?? "", true),
      ]),
    );
    assert.deepEqual(one.sent, ["payment 1"]);
  });

  test("what the host raises waits as well", async () => {
    const one = new Asked();
    await one.say("hello");
    await one.do(one.session.signal?.("handoff_whatsapp"));
    assert.deepEqual(one.sent, []);
    await one.say("ana@example.com");
    await one.answer(true);
    assert.deepEqual(one.sent, ["handoff_whatsapp 1"]);
  });
});

describe("what was held belongs to the conversation in which it was said", () => {
  test("the yes comes a day later: it is told of the first conversation, not of the second", async () => {
    const one = new Asked();
    await one.say("pay");
    one.world.scheduler.now += 25 * HOUR;
    await one.say("ana@example.com");
    await one.answer(true);
    assert.deepEqual(one.sent, ["payment 1"]);
    await one.say("pay");
    assert.deepEqual(one.sent, ["payment 1", "payment 2"], "the second conversation gives its own");
  });

  test("several conversations: each gives what was said in it, with the time at which it began", async () => {
    const one = new Asked();
    for (const words of ["pay", "gold", "pay gold"]) {
      await one.say(words);
      one.world.scheduler.now += 25 * HOUR;
    }
    await one.say("ana@example.com");
    await one.answer(true);
    assert.deepEqual(one.sent.toSorted(), ["payment 1", "payment 3", "vip 2", "vip 3"]);
    const started = new Map(
      one.world.received.flatMap(({ event }) =>
        event.type === "leadchat.conversation.started.v1"
          ? [[event.data.conversation.id, event.data.conversation.startedAt] as const]
          : [],
      ),
    );
    for (const { data } of one.events) assert.equal(data.conversation.startedAt, started.get(data.conversation.id));
  });
});

describe("a yes that is no answer to the question", () => {
  const email = [{ kind: "email", value: "ana@example.com", field: "email" }];

  test("a form that the visitor sends lets go of what was held at once", async () => {
    const one = new Asked();
    await one.say("pay");
    await one.do(one.session.submitForm({ formId: "f", contacts: email, answers: {}, consents: [] }));
    assert.deepEqual([one.sent, one.told], [["payment 1"], ["payment"]]);
    await one.say("pay");
    assert.deepEqual(one.sent, ["payment 1"]);
  });

  test("a form that is refused lets go of nothing", async () => {
    const one = new Asked();
    await one.say("pay");
    await one.do(one.session.submitForm({ formId: "f", contacts: [], answers: {}, consents: [] }));
    assert.deepEqual(one.sent, []);
  });

  test("whom the host knows: what was held goes with the next one", async () => {
    const one = new Asked();
    await one.say("pay");
    await one.do(one.session.identify({ email: "ana@example.com" }));
    await one.say("gold");
    assert.deepEqual(one.sent.toSorted(), ["payment 1", "vip 1"]);
    assert.deepEqual(one.told.toSorted(), ["payment", "vip"]);
  });
});

describe("signals of several people on one device", () => {
  test("what one person held back does not go out by another one's yes", async () => {
    const one = new Asked();
    await one.do(one.session.identify({ id: "ana" }));
    await one.say("pay");
    await one.do(one.session.identify({ id: "bob" }));
    await one.say("bob@example.com");
    await one.answer(true);
    assert.deepEqual(one.sent, []);
  });

  test("a message that is scanned when somebody else is there: the one who wrote it has not agreed", async () => {
    const world = new World();
    let isMissing = false;
    const tab = world.tab();
    const { loadActions } = tab.platform;
    Object.assign(tab.platform, {
      loadActions: () => (isMissing ? Promise.reject(new TypeError("no chunk")) : loadActions()),
    });
    const session = tab.session({ config, capture: "ask" });
    const run = (work: Promise<unknown>) => Promise.all([work, world.settle()]);
    await run(session.identify({ id: "ana" }));
    isMissing = true;
    await run(session.sendMessage("pay"));
    assert.equal([...world.disk().scans.values()].filter(({ task }) => task === "signals").length, 1);
    await run(session.identify({ id: "bob", email: "bob@example.com" }));
    isMissing = false;
    await Promise.all([session.prepare(), world.advance(60_000)]);
    assert.equal(world.disk().scans.size, 0, "it was scanned");
    assert.deepEqual(tab.heard("signal"), []);
    await run(session.sendMessage("gold"));
    await world.advance(3000);
    assert.deepEqual(
      tab.heard("signal").map(({ name }) => name),
      ["vip"],
    );
  });

  test("forgotten: nothing of what was held goes out later", async () => {
    const one = new Asked();
    await one.say("pay");
    await one.do(one.session.forget());
    await one.say("bob@example.com");
    await one.answer(true);
    assert.deepEqual([one.sent, one.told], [[], []]);
  });
});

test("of two tabs that hear one yes each signal goes out once", async () => {
  const one = new Asked();
  const other = one.world.tab().session({ config, capture: "ask" });
  await one.say("pay ana@example.com");
  await one.do(other.prepare());
  const question = other.state.get().items.find(({ type }) => type === "ask");
  await one.do(
    Promise.all([
      other.answerAsk?.(question?.id ?? "", true),
      one.session.answerAsk?.(question?.id ?? "", true),
      one.session.sendMessage("pay"),
    ]),
  );
  assert.deepEqual(one.sent, ["payment 1"]);
});
