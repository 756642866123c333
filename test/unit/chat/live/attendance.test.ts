import assert from "node:assert/strict";
import { test } from "node:test";
import { waitForPerson, waitForServer, type Attendance } from "../../../../src/chat/live/attendance.ts";
import type { Hours } from "../../../../src/chat/hours.ts";
import { Scheduler } from "../../../fixtures/session/scheduler.ts";

const hours: Hours = { timeZone: "UTC", week: { fri: ["09:00-17:00"] } };

/** A business that is watched while it changes. */
function scene(first: Partial<Attendance> = {}, open: Hours | undefined = undefined, age = 0) {
  const scheduler = new Scheduler();
  let state: Attendance = { presence: undefined, isTaken: false, ...first };
  const listeners = new Set<() => void>();
  let settled: boolean | "waiting" = "waiting";
  const { wait, end } = waitForPerson({
    look: () => state,
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hours: open,
    writtenAt: scheduler.now - age,
    now: () => scheduler.now,
    startTimer: (task, milliseconds) => scheduler.startTimer(undefined, task, milliseconds),
  });
  void wait.then((isTaken) => (settled = isTaken));
  return {
    async after(milliseconds: number) {
      await scheduler.advance(milliseconds);
      return settled;
    },
    become(part: Partial<Attendance>) {
      state = { ...state, ...part };
      for (const listener of [...listeners]) listener();
    },
    end,
    scheduler,
    listeners,
  };
}

test("nobody is there: the rules answer at once", async () => {
  assert.equal(await scene({ presence: "away" }).after(0), false);
});

test("the business is closed: the rules answer, whoever may still be there", async () => {
  const { scheduler } = scene();
  assert.equal(new Date(scheduler.now).getUTCDay(), 5, "the world's clock shows a Friday, 09:00");
  assert.equal(await scene({ presence: "online" }, hours).after(1000), "waiting");
  assert.equal(await scene({ presence: "online" }, { ...hours, week: { mon: ["09:00-17:00"] } }).after(0), false);
});

test("somebody is there: a minute is theirs", async () => {
  const one = scene({ presence: "online" });
  assert.equal(await one.after(59_000), "waiting");
  assert.equal(await one.after(1001), false);
  assert.deepEqual([one.listeners.size, one.scheduler.timers.length], [0, 0], "nothing is left");
});

test("what was written before the page was opened has what is left of its minute", async () => {
  const one = scene({ presence: "online" }, undefined, 50_000);
  assert.equal(await one.after(9000), "waiting");
  assert.equal(await one.after(1001), false);
  assert.equal(await scene({ presence: "online" }, undefined, 86_400_000).after(0), false);
  const ahead = scene({ presence: "online" }, undefined, -86_400_000);
  assert.equal(await ahead.after(59_000), "waiting", "a clock that was set back");
  assert.equal(await ahead.after(1001), false);
});

test("nothing is said before the server was heard and what it told is stored", async () => {
  const scheduler = new Scheduler();
  let state: Attendance = { presence: undefined, isTaken: false };
  const listeners = new Set<() => void>();
  let isOver = false;
  const parts = {
    look: () => state,
    watch: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    startTimer: (task: () => void, milliseconds: number) => scheduler.startTimer(undefined, task, milliseconds),
  };
  void waitForServer(parts).wait.then(() => (isOver = true));
  await scheduler.advance(600_000);
  assert.equal(isOver, false);
  state = { ...state, presence: "away" };
  for (const listener of [...listeners]) listener();
  await scheduler.advance(1900);
  assert.equal(isOver, false);
  await scheduler.advance(101);
  assert.equal(isOver, true);
  assert.deepEqual([listeners.size, scheduler.timers.length], [0, 0], "nothing is left");
  const other = waitForServer({ ...parts, look: () => ({ presence: undefined, isTaken: false }) });
  other.end();
  await other.wait;
  assert.equal(listeners.size, 0);
});

test("somebody takes it: the rules are silent", async () => {
  const one = scene({ presence: "online" });
  await one.after(30_000);
  one.become({ isTaken: true });
  assert.equal(await one.after(0), true);
  assert.deepEqual([one.listeners.size, one.scheduler.timers.length], [0, 0]);
});

test("the last one leaves: the rules answer then", async () => {
  const one = scene({ presence: "online" });
  await one.after(10_000);
  one.become({ presence: "away" });
  assert.equal(await one.after(0), false);
});

test("what nobody can know for five seconds is taken for nobody", async () => {
  const one = scene();
  assert.equal(await one.after(4900), "waiting");
  assert.equal(await one.after(200), false);
  const other = scene();
  await other.after(3000);
  other.become({ presence: "online" });
  assert.equal(await other.after(10_000), "waiting");
});

test("who ends it wants nothing said", async () => {
  const one = scene({ presence: "online" });
  one.end();
  assert.equal(await one.after(0), true);
});
