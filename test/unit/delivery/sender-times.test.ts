import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Gate } from "../../../src/delivery/outbox-entry.ts";
import { busy, refused, setUpSender, stored } from "./sender-support.ts";
import { HOUR, NOW } from "./support.ts";

const DAY = 24 * HOUR;
const closed = (part: Partial<Gate> = {}): Gate => ({
  ...{ failures: 9, failedAt: NOW - 1000, until: NOW + 5 * 60_000, asked: false },
  ...part,
});
/** When each request was made, milliseconds after the beginning. */
function timed(lines: string, ...args: Parameters<typeof setUpSender> extends [string, ...infer Rest] ? Rest : never) {
  const times: number[] = [];
  const [react, options] = args;
  const world = setUpSender(lines, (ids) => (times.push(world.state.now - NOW), react(ids)), options);
  return { ...world, times };
}

describe("a page that loads while the endpoint is known to be down", () => {
  for (const [random, due] of [
    [0, 0],
    [0.25, 500],
    [0.999, 1998],
  ] as const) {
    test(`asks after ${due} ms, as its die falls, and not in five minutes`, async () => {
      const { sender, times, advance } = timed("a", () => stored, { gate: closed(), random });
      sender.kick();
      await advance(due - 1);
      assert.deepEqual(times, due > 0 ? [] : [0]);
      await advance(2);
      assert.deepEqual(times, [due]);
    });
  }

  test("waits as long as the endpoint asked for", async () => {
    const { sender, times, advance } = timed("a", () => stored, { gate: closed({ asked: true }) });
    sender.kick();
    await advance(HOUR);
    assert.deepEqual(times, [5 * 60_000]);
  });

  test("whose clock was set back does not wait for the future", async () => {
    const future = closed({ failedAt: NOW + DAY, until: NOW + 2 * DAY, asked: true });
    const { sender, times, advance } = timed("a", () => stored, { gate: future });
    sender.kick();
    await advance(1);
    assert.deepEqual(times, [0]);
  });
});

describe("timers", () => {
  test("none is longer than an hour, since those of browsers run over; the wait is as long as it is", async () => {
    const gate = closed({ until: NOW + DAY, asked: true });
    const { sender, timers, times, advance, settled } = timed("a", () => stored, { gate });
    sender.kick();
    await settled();
    assert.deepEqual(
      [...timers].map(({ due }) => due - NOW),
      [HOUR],
    );
    await advance(DAY - 1);
    assert.deepEqual(times, []);
    await advance(2);
    assert.deepEqual(times, [DAY]);
  });

  test("one at a time, however often somebody says that there may be something", async () => {
    const { sender, timers, settled } = timed("a", () => stored, { gate: closed({ asked: true }) });
    for (let count = 0; count < 5; count++) {
      sender.kick();
      sender.hurry({ spread: true });
      await settled();
      assert.equal(timers.size, 1);
    }
  });

  test("a lock that fails is asked for again after a minute, until it is there", async () => {
    const { sender, times, advance } = timed("a", () => stored, { lockFails: 2 });
    sender.kick();
    await advance(59_999);
    assert.deepEqual(times, []);
    await advance(60_002);
    assert.deepEqual(times, [120_000]);
  });

  test("an empty outbox leaves none", async () => {
    const { sender, timers, settled } = timed("", () => stored);
    sender.kick();
    await settled();
    assert.equal(timers.size, 0);
  });
});

describe("what hurries, and what does not", () => {
  test("a failure in the very moment of a hurry is not hurried past", async () => {
    const { sender, times, settled } = timed("a", () => busy);
    sender.hurry();
    await settled();
    assert.equal(times.length, 1);
  });

  test("hurry frees nothing that is parked; only a change of the configuration does", async () => {
    const { sender, times, settled, state } = timed("a", () => refused);
    sender.kick();
    await settled();
    state.now += 10;
    sender.hurry();
    await settled();
    assert.equal(times.length, 1);
    state.now += 10;
    sender.hurry({ unpark: true });
    await settled();
    assert.equal(times.length, 2);
  });

  test("what is refused without asking anybody is not tried for as long as the clock stands still", async () => {
    const { sender, times, settled, advance, state } = timed("ab", () => refused);
    sender.kick();
    await settled();
    sender.hurry({ unpark: true });
    await settled();
    assert.ok(times.length <= 4, `${times.length} attempts in one millisecond`);
    await advance(HOUR - 1000);
    assert.ok(times.length <= 6);
    assert.ok(state.entries.every(({ status }) => status === "parked"));
  });

  test("what was parked before the page was loaded is tried at once, and once", async () => {
    const { sender, times, settled, state } = timed("a", () => refused);
    state.entries = state.entries.map((entry) => ({ ...entry, status: "parked", triedAt: NOW - 1000 }));
    sender.kick();
    await settled();
    sender.kick();
    await settled();
    assert.equal(times.length, 1);
  });

  test("an endpoint that is down does not make a parked event be asked for before its hour", async () => {
    const { sender, sent, advance } = timed("ab", (ids) => (ids.includes("a1") ? refused : busy));
    sender.kick();
    await advance(HOUR - 60_000);
    assert.equal(sent.filter((ids) => ids === "a1").length, 1);
  });
});

describe("the last attempt of a page that goes away", () => {
  test("is made at once, though the endpoint is known to be down", () => {
    const { sender, times } = timed("a", () => stored, { gate: closed({ asked: true }) });
    sender.hide();
    assert.deepEqual(times, [0]);
  });

  test("is none for what is given up or parked", () => {
    for (const status of ["dead", "parked"] as const) {
      const { sender, times, state } = timed("a", () => stored);
      state.entries = state.entries.map((entry) => ({ ...entry, status, triedAt: NOW }));
      sender.hide();
      assert.deepEqual(times, []);
    }
  });

  test("twice at once is one; a page that stays goes on", async () => {
    const { sender, sent, letGo, settled } = setUpSender("aaa", () => stored, { holds: true });
    sender.hide();
    sender.hide();
    sender.kick();
    assert.deepEqual(sent, ["a1+a2+a3"]);
    await letGo();
    await settled();
    assert.deepEqual(sent, ["a1+a2+a3"]);
  });

  test("that fails is tried again by a page that stays", async () => {
    let down = true;
    const { sender, times, advance, left } = timed("a", () => (down ? busy : stored));
    sender.hide();
    down = false;
    await advance(1000);
    assert.equal(times.length, 2);
    assert.deepEqual(left(), []);
  });
});
