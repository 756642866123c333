import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Scanner } from "../../../src/session/scanner.ts";
import { shareSession } from "../../../src/session/shared-session.ts";
import { scan } from "../../fixtures/session/ledger-double.ts";
import { Scheduler } from "../../fixtures/session/scheduler.ts";

/** A scanner whose scans take time, and what is scanned at the same moment. */
function scene(ids: string[]) {
  const scheduler = new Scheduler();
  const left = new Set(ids);
  const begun: string[] = [];
  const times: number[] = [];
  const control = { atOnce: 0, most: 0, isMissing: false };
  const scanner = new Scanner({
    startTimer: (task, milliseconds) => scheduler.startTimer(undefined, task, milliseconds),
    pending: () => [...left].map((id) => scan(id)),
    async scan({ id }) {
      begun.push(id);
      times.push(scheduler.now);
      control.most = Math.max(control.most, ++control.atOnce);
      await new Promise<void>((resolve) => scheduler.startTimer(undefined, resolve, 100));
      control.atOnce--;
      if (control.isMissing) throw new TypeError("no chunk");
      left.delete(id);
    },
    postponed: () => {},
  });
  return { scheduler, scanner, left, begun, times, control };
}

describe("scans that take their time", () => {
  test("one at a time, each once, however often there may be something to scan", async () => {
    const { scheduler, scanner, begun, control } = scene(["a", "b"]);
    for (let count = 0; count < 5; count++) {
      scanner.kick();
      await scheduler.advance(30);
    }
    await scheduler.advance(1000);
    assert.deepEqual([begun, control.most, scheduler.timers.length], [["a", "b"], 1, 0]);
  });

  test("what comes while one is under way is scanned after it", async () => {
    const { scheduler, scanner, left, begun } = scene(["a"]);
    scanner.kick();
    await scheduler.advance(50);
    left.add("b");
    scanner.kick();
    await scheduler.advance(500);
    assert.deepEqual(begun, ["a", "b"]);
  });

  test("stopped meanwhile, nothing is tried again", async () => {
    const { scheduler, scanner, begun, control } = scene(["a"]);
    control.isMissing = true;
    scanner.kick();
    await scheduler.advance(50);
    scanner.stop();
    await scheduler.advance(600_000);
    assert.deepEqual([begun, scheduler.timers.length], [["a"], 0]);
  });

  test("what is missing for long is asked for at 1, 4, 15, 60 and then every 300 s", async () => {
    const { scheduler, scanner, times, begun, control } = scene(["a"]);
    control.isMissing = true;
    scanner.kick();
    await scheduler.advance(690_000);
    assert.deepEqual(
      times.slice(1).map((time, index) => Math.floor((time - (times[index] ?? 0)) / 1000)),
      [1, 4, 15, 60, 300, 300],
    );
    control.isMissing = false;
    scanner.kick();
    await scheduler.advance(1000);
    assert.deepEqual([begun.length, scheduler.timers.length], [8, 0], "and it is over");
  });
});

describe("a session that several elements share", () => {
  const load = () => new Promise<never>(() => {});

  test("lives until the last of them has gone", () => {
    const [one, other] = [shareSession({ site: "shared" }, load), shareSession({ site: "shared" }, load)];
    one.release();
    const third = shareSession({ site: "shared" }, load);
    assert.equal(third.session, other.session);
    assert.deepEqual([other.isFirst(), third.isFirst()], [true, false]);
    for (const user of [other, third, third]) user.release();
    const next = shareSession({ site: "shared" }, load);
    assert.notEqual(next.session, one.session);
    next.release();
  });

  test("no site and an empty one are one", () => {
    const [one, other, named] = [
      shareSession({}, load),
      shareSession({ site: "" }, load),
      shareSession({ site: "default" }, load),
    ];
    assert.ok(one.session === other.session && other.session === named.session);
    for (const user of [one, other, named]) user.release();
  });
});
