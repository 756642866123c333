import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Choice, Job } from "../../../../src/chat/live/choose-job.ts";
import { TalkLoop } from "../../../../src/chat/live/talk-loop.ts";
import type { ScanRecord } from "../../../../src/storage/storage-types.ts";
import { Scheduler } from "../../../fixtures/session/scheduler.ts";

const HOUR = 3_600_000;

/** A loop over jobs that the test gives it. */
function scene() {
  const scheduler = new Scheduler();
  const jobs: string[] = [];
  const done: string[] = [];
  const control = {
    answers: [] as boolean[],
    fails: 0,
    until: 0,
    looks: 0,
    hold: undefined as (() => void) | undefined,
  };
  const loop = new TalkLoop({
    next: async (): Promise<Choice> => {
      control.looks++;
      if (control.fails-- > 0) throw new Error("the storage is gone");
      const [id] = jobs;
      if (id !== undefined) return { kind: "settled", entry: { id } as ScanRecord };
      return control.until > scheduler.now ? { kind: "wait", until: control.until } : { kind: "nothing" };
    },
    perform: async (job: Job) => {
      const { id } = (job as { entry: ScanRecord }).entry;
      done.push(id);
      const isDone = control.answers.shift() ?? true;
      if (isDone) jobs.shift();
      return isDone;
    },
    startTimer: (task, milliseconds) => scheduler.startTimer(undefined, task, milliseconds),
    now: () => scheduler.now,
    random: () => 0.5,
  });
  return { scheduler, loop, jobs, done, control };
}

describe("one job after the other", () => {
  test("until nothing is left; then it sleeps without a timer", async () => {
    const { scheduler, loop, jobs, done } = scene();
    jobs.push("a", "b", "c");
    loop.kick();
    loop.kick();
    await scheduler.settle();
    assert.deepEqual([done, scheduler.timers.length], [["a", "b", "c"], 0]);
  });

  test("what comes while it works is done too", async () => {
    const { scheduler, loop, jobs, done } = scene();
    jobs.push("a");
    loop.kick();
    jobs.push("b");
    loop.kick();
    await scheduler.settle();
    assert.deepEqual(done, ["a", "b"]);
  });

  test("what comes when it looked and found nothing is not missed", async () => {
    const { scheduler, loop, jobs, done } = scene();
    loop.kick();
    jobs.push("late");
    loop.kick();
    await scheduler.settle();
    assert.deepEqual(done, ["late"]);
  });

  test("stopped it does nothing more, and leaves no timer", async () => {
    const { scheduler, loop, jobs, done, control } = scene();
    jobs.push("a", "b");
    control.answers = [false];
    loop.kick();
    await scheduler.settle();
    loop.stop();
    assert.equal(scheduler.timers.length, 0);
    loop.kick();
    loop.hurry();
    await scheduler.advance(HOUR);
    assert.deepEqual(done, ["a"]);
  });

  test("stopped while it looks, it begins no job", async () => {
    const { scheduler, loop, jobs, done } = scene();
    jobs.push("a");
    loop.kick();
    loop.stop();
    await scheduler.advance(HOUR);
    assert.deepEqual(done, []);
  });
});

describe("what failed", () => {
  test("comes again after a growing while, and then as if nothing had been", async () => {
    const { scheduler, loop, jobs, done, control } = scene();
    jobs.push("a");
    control.answers = [false, false, false];
    loop.kick();
    // Full jitter at its middle: half of 1, 2 and 4 s.
    for (const [wait, count] of [
      [499, 1],
      [2, 2],
      [998, 2],
      [3, 3],
      [1990, 3],
      [12, 4],
    ] as const) {
      await scheduler.advance(wait);
      assert.equal(done.length, count, `after ${String(wait)} more`);
    }
    jobs.push("b");
    control.answers = [false];
    loop.kick();
    await scheduler.advance(499);
    assert.equal(done.length, 5);
    await scheduler.advance(3);
    assert.equal(done.length, 6, "the first failure after a yes waits as the first one");
  });

  test("does not come sooner because it is asked for again", async () => {
    const { scheduler, loop, jobs, done, control } = scene();
    jobs.push("a");
    control.answers = [false];
    loop.kick();
    await scheduler.advance(100);
    for (let count = 0; count < 5; count++) loop.kick();
    await scheduler.advance(100);
    assert.deepEqual([done.length, scheduler.timers.length], [1, 1]);
  });

  test("comes at once when something is new or the connection is back", async () => {
    const { scheduler, loop, jobs, done, control } = scene();
    jobs.push("a");
    control.answers = [false];
    loop.kick();
    await scheduler.advance(100);
    loop.hurry();
    await scheduler.settle();
    assert.equal(done.length, 2);
  });

  test("does not wait for a clock that was set back", async () => {
    const { scheduler, loop, jobs, done, control } = scene();
    jobs.push("a");
    control.answers = [false];
    loop.kick();
    await scheduler.settle();
    scheduler.now -= 5 * HOUR;
    loop.kick();
    await scheduler.settle();
    assert.equal(done.length, 2);
  });
});

describe("a term", () => {
  test("is slept through, and looked at again then", async () => {
    const { scheduler, loop, control } = scene();
    control.until = scheduler.now + 5000;
    loop.kick();
    await scheduler.advance(4990);
    assert.equal(control.looks, 1);
    await scheduler.advance(20);
    assert.equal(control.looks, 2);
    assert.equal(scheduler.timers.length, 0);
  });

  test("of more than an hour is looked at every hour: no timer lasts for days", async () => {
    const { scheduler, loop, control } = scene();
    control.until = scheduler.now + 30 * 24 * HOUR;
    loop.kick();
    await scheduler.settle();
    assert.ok((scheduler.timers[0]?.due ?? Infinity) - scheduler.now <= HOUR);
    await scheduler.advance(3 * HOUR + 10);
    assert.equal(control.looks, 4);
  });

  test("that nobody waits for any more leaves no timer", async () => {
    const { scheduler, loop, control } = scene();
    control.until = scheduler.now + 5000;
    loop.kick();
    await scheduler.settle();
    control.until = 0;
    loop.kick();
    await scheduler.settle();
    assert.equal(scheduler.timers.length, 0);
  });

  test("is one timer, however often it is asked", async () => {
    const { scheduler, loop, control } = scene();
    control.until = scheduler.now + 5000;
    for (let count = 0; count < 4; count++) {
      loop.kick();
      await scheduler.settle();
    }
    assert.equal(scheduler.timers.length, 1);
  });
});

test("a storage that fails in an unforeseen way: a minute later, rather than never", async () => {
  const { scheduler, loop, jobs, done, control } = scene();
  jobs.push("a");
  control.fails = 1;
  loop.kick();
  await scheduler.advance(59_000);
  assert.deepEqual(done, []);
  await scheduler.advance(1010);
  assert.deepEqual(done, ["a"]);
});
