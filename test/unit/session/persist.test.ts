import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, mock, test } from "node:test";
import { persist } from "../../../src/session/persist.ts";

const settled = async () => {
  for (let time = 0; time < 5; time++) await Promise.resolve();
};

describe("a chunk that is waited for", () => {
  const events = new EventTarget();

  beforeEach(() => {
    mock.timers.enable({ apis: ["setTimeout"] });
    Object.assign(globalThis, { addEventListener: events.addEventListener.bind(events) });
  });
  afterEach(() => {
    mock.timers.reset();
    Reflect.deleteProperty(globalThis, "addEventListener");
  });

  /** A chunk that fails so many times, and how often it was asked for. */
  function chunk(failures: number) {
    const state = { asked: 0, told: [] as (() => void)[] };
    const load = () =>
      ++state.asked <= failures ? Promise.reject(new TypeError("offline")) : Promise.resolve("there");
    return { state, load, failing: (retry: () => void) => void state.told.push(retry) };
  }

  test("is loaded once; nothing is said of one that comes in time", async () => {
    const { state, load, failing } = chunk(0);
    assert.equal(await persist(load, failing), "there");
    mock.timers.tick(100_000);
    await settled();
    assert.deepEqual([state.asked, state.told.length], [1, 0]);
  });

  test("is asked for again after 1, 4 and 15 s, then once a minute", async () => {
    const { state, load } = chunk(6);
    const got = persist(load);
    await settled();
    for (const [at, seconds] of [1, 4, 15, 60, 60, 60].entries()) {
      mock.timers.tick(seconds * 1000 - 1);
      await settled();
      assert.equal(state.asked, at + 1, `not before ${seconds} s`);
      mock.timers.tick(1);
      await settled();
      assert.equal(state.asked, at + 2, `after ${seconds} s`);
    }
    assert.equal(await got, "there");
  });

  test("is asked for as soon as the connection is back", async () => {
    const { state, load } = chunk(1);
    const got = persist(load);
    await settled();
    events.dispatchEvent(new Event("online"));
    assert.equal(await got, "there");
    assert.equal(state.asked, 2);
  });

  test("is said to fail once, after 8 s, with a way to ask now", async () => {
    const { state, load, failing } = chunk(3);
    const got = persist(load, failing);
    for (let second = 0; second < 7; second++) {
      await settled();
      mock.timers.tick(1000);
    }
    assert.equal(state.told.length, 0);
    mock.timers.tick(1000);
    await settled();
    assert.deepEqual([state.asked, state.told.length], [3, 1]);
    state.told[0]?.();
    await settled();
    state.told[0]?.();
    assert.equal(await got, "there");
    mock.timers.tick(100_000);
    assert.equal(state.told.length, 1);
  });

  test("that hangs is said to fail too", async () => {
    const told: unknown[] = [];
    void persist(
      () => new Promise(() => {}),
      (retry) => told.push(retry),
    );
    mock.timers.tick(8000);
    assert.equal(told.length, 1);
  });
});
