import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Responder, type Reply, type ReplySettings } from "../../../src/chat/responder.ts";

const hours = { timeZone: "UTC", week: { fri: ["09:00-17:00"] } };
const noon = Date.parse("2026-11-20T12:00:00Z");
const night = Date.parse("2026-11-20T20:00:00Z");

/** A responder with a clock of its own: timers run when the test says so. */
function start(part: Partial<ReplySettings> = {}, now = noon) {
  const said: Reply[] = [];
  const typing: boolean[] = [];
  const timers: { readonly task: () => void; readonly milliseconds: number }[] = [];
  const world = { reachable: false, now };
  const responder = new Responder({
    settings: () => ({ rules: [], away: "Closed until {time}.", fallback: "Thanks! Leave a number.", ...part }),
    now: () => world.now,
    startTimer(task, milliseconds) {
      const timer = { task, milliseconds };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
    wasSaid: (text) => said.some((reply) => reply.text === text),
    isReachable: () => world.reachable,
    formatTime: (instant) => new Date(instant).toISOString().slice(0, 16),
    say: (reply) => void said.push(reply),
    typing: (active) => typing.push(active),
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    ...{ responder, said, typing, timers, world },
    texts: () => said.map(({ text }) => text),
    /** Lets the time of all timers pass, one after the other. */
    async pass(): Promise<number[]> {
      const passed: number[] = [];
      await settle();
      for (let timer = timers.shift(); timer; timer = timers.shift()) {
        passed.push(timer.milliseconds);
        timer.task();
        await settle();
      }
      return passed;
    },
  };
}

describe("a reply", () => {
  const rules = [
    {
      when: "price",
      say: ["It is 350.000.", "Shall we keep a place?"],
      delay: 1200,
      quickReplies: ["Yes", "No"],
      form: true,
    },
    { when: "map", say: "Here.", delay: 0, link: { text: "Map", url: "/map" } },
  ];

  test("says its bubbles after typing each, and offers what it has under the last", async () => {
    const { responder, said, typing, pass } = start({ rules });
    void responder.answer("What is the price?");
    assert.deepEqual(await pass(), [1200, 1200]);
    assert.deepEqual(said, [
      { text: "It is 350.000." },
      { text: "Shall we keep a place?", actions: { quickReplies: ["Yes", "No"], form: true } },
    ]);
    assert.deepEqual(typing, [true, false, true, false]);
  });

  test("without a delay shows no typing", async () => {
    const { responder, said, typing, pass } = start({ rules });
    void responder.answer("map");
    await pass();
    assert.deepEqual(said, [{ text: "Here.", actions: { link: { text: "Map", url: "/map" } } }]);
    assert.ok(!typing.includes(true));
  });

  test("waits for the one before", async () => {
    const { responder, texts, pass } = start({ rules });
    void responder.answer("price");
    void responder.answer("map");
    await pass();
    assert.deepEqual(texts(), ["It is 350.000.", "Shall we keep a place?", "Here."]);
  });

  test("comes while the business is closed, too", async () => {
    const { responder, texts, pass } = start({ rules, hours }, night);
    void responder.answer("map");
    await pass();
    assert.deepEqual(texts(), ["Here."]);
  });

  test("is not said after the end", async () => {
    const { responder, said, timers, typing, pass } = start({ rules });
    void responder.answer("price");
    await new Promise((resolve) => setImmediate(resolve));
    responder.end();
    await pass();
    assert.deepEqual(said, []);
    assert.deepEqual(timers, []);
    assert.equal(typing.at(-1), false);
  });
});

describe("to what no rule knows", () => {
  test("the fallback is said, once", async () => {
    const { responder, texts, pass } = start();
    void responder.answer("hello");
    void responder.answer("hello?");
    await pass();
    assert.deepEqual(texts(), ["Thanks! Leave a number."]);
  });

  test("nothing is said to who left a way to be reached, were it in this very message", async () => {
    const { responder, texts, world, pass } = start();
    void responder.answer("call me at 0812-3456-7890");
    world.reachable = true;
    await pass();
    assert.deepEqual(texts(), []);
  });

  test("nothing is said where the host wants no fallback", async () => {
    const { responder, texts, typing, pass } = start({ fallback: false });
    void responder.answer("hello");
    await pass();
    assert.deepEqual(texts(), []);
    assert.ok(!typing.includes(true));
  });

  test("the away message says when the business opens, once a closing time, in place of the fallback", async () => {
    const { responder, texts, world, pass } = start({ hours }, night);
    void responder.answer("hello");
    void responder.answer("anybody there?");
    await pass();
    assert.deepEqual(texts(), ["Closed until 2026-11-27T09:00."]);
    world.now = Date.parse("2026-11-27T12:00:00Z");
    void responder.answer("hello again");
    await pass();
    assert.deepEqual(texts(), ["Closed until 2026-11-27T09:00.", "Thanks! Leave a number."]);
  });

  test("a business that never opens again has the fallback", async () => {
    const { responder, texts, pass } = start({ hours: { timeZone: "UTC", week: {} } }, night);
    void responder.answer("hello");
    await pass();
    assert.deepEqual(texts(), ["Thanks! Leave a number."]);
  });
});
