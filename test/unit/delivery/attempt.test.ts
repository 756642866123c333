import assert from "node:assert/strict";
import { test } from "node:test";
import { Attempts } from "../../../src/delivery/attempt.ts";
import type { HttpRequest } from "../../../src/delivery/http.ts";
import type { Answer } from "../../../src/delivery/outcome.ts";

const answer: Answer = { status: 200, redirected: false, contentType: "", retryAfter: null, body: "" };

function setUp() {
  const calls: { request: HttpRequest; resolve: (answer: Answer) => void; reject: () => void; aborted: boolean }[] = [];
  const timers: { task: () => void; milliseconds: number; cancelled: boolean }[] = [];
  const attempts = new Attempts({
    http(request) {
      const call = { request, aborted: false, resolve: (_: Answer) => {}, reject: () => {} };
      calls.push(call);
      const promise = new Promise<Answer>((resolve, reject) => {
        call.resolve = resolve;
        call.reject = () => reject(new TypeError("Failed to fetch"));
      });
      return { answer: promise, abort: () => void (call.aborted = true) };
    },
    startTimer(task, milliseconds) {
      const timer = { task, milliseconds, cancelled: false };
      timers.push(timer);
      return () => void (timer.cancelled = true);
    },
    now: () => 0,
    findCause: async (url) => `cause of ${url}`,
  });
  const make = (body = "{}", acceptsAny = false) =>
    attempts.make({ url: "https://x.example", headers: {}, body }, acceptsAny);
  return { attempts, calls, timers, make };
}
const call = <Item>(list: Item[], index: number) => list[index] ?? assert.fail(`no call ${index}`);

test("one request, with keepalive; its timer ends with it", async () => {
  const { calls, timers, make } = setUp();
  const outcome = make();
  assert.deepEqual(call(calls, 0).request, {
    url: "https://x.example",
    headers: {},
    body: "{}",
    keepalive: true,
    follow: false,
  });
  call(calls, 0).resolve(answer);
  assert.deepEqual(await outcome, { kind: "stored", rejected: [] });
  assert.equal(calls.length, 1);
  assert.deepEqual(
    timers.map(({ milliseconds, cancelled }) => [milliseconds, cancelled]),
    [[15_000, true]],
  );
});

test("keepalive that fails means: again without it", async () => {
  const { calls, make } = setUp();
  const outcome = make();
  call(calls, 0).reject();
  await new Promise(setImmediate);
  assert.equal(call(calls, 1).request.keepalive, false);
  call(calls, 1).resolve(answer);
  assert.equal((await outcome).kind, "stored");
});

test("failing without it too names the cause", async () => {
  const { calls, make } = setUp();
  const outcome = make();
  call(calls, 0).reject();
  await new Promise(setImmediate);
  call(calls, 1).reject();
  assert.deepEqual(await outcome, { kind: "retry", reason: "cause of https://x.example" });
});

test("at most 16 kB of keepalive are in flight, in bytes", async () => {
  const { calls, make } = setUp();
  void make("x".repeat(10_000));
  void make("é".repeat(3193));
  void make("x");
  assert.deepEqual(
    calls.map(({ request }) => request.keepalive),
    [true, false, true],
  );
  void make("é".repeat(3192));
  assert.equal(call(calls, 3).request.keepalive, false, "one byte is taken");
});

test("what was in flight makes room again, also after failures", async () => {
  const { calls, make } = setUp();
  const outcome = make("x".repeat(16_384));
  call(calls, 0).reject();
  await new Promise(setImmediate);
  void make("y".repeat(16_384));
  assert.equal(call(calls, 2).request.keepalive, true);
  call(calls, 1).resolve(answer);
  await outcome;
});

test("no answer within 15 s: aborted, tried again later, a late answer changes nothing", async () => {
  const { calls, timers, make } = setUp();
  const outcome = make();
  call(timers, 0).task();
  assert.deepEqual(await outcome, { kind: "retry", reason: "time-out" });
  assert.equal(call(calls, 0).aborted, true);
  assert.equal(calls.length, 1);
  call(calls, 0).resolve(answer);
});

test("accept any: redirects are followed", () => {
  const { calls, make } = setUp();
  void make("{}", true);
  assert.equal(call(calls, 0).request.follow, true);
});

test("abort ends what is in flight", () => {
  const { attempts, calls, make } = setUp();
  void make();
  void make();
  attempts.abort();
  assert.deepEqual(
    calls.map(({ aborted }) => aborted),
    [true, true],
  );
});

test("the second try is the same request but for keepalive", async () => {
  const { attempts, calls } = setUp();
  void attempts.make({ url: "https://x.example/a", headers: { "X-A": "1" }, body: "{}" }, true);
  call(calls, 0).reject();
  await new Promise(setImmediate);
  const { keepalive: first, ...one } = call(calls, 0).request;
  const { keepalive: second, ...other } = call(calls, 1).request;
  assert.deepEqual(other, one);
  assert.deepEqual([first, second], [true, false]);
});

test("abort leaves alone what has been answered", async () => {
  const { attempts, calls, make } = setUp();
  const outcome = make();
  call(calls, 0).resolve(answer);
  await outcome;
  void make();
  attempts.abort();
  assert.deepEqual(
    calls.map(({ aborted }) => aborted),
    [false, true],
  );
});

test("each try has 15 s of its own", async () => {
  const { calls, timers, make } = setUp();
  const outcome = make();
  call(calls, 0).reject();
  await new Promise(setImmediate);
  assert.deepEqual(
    timers.map(({ milliseconds, cancelled }) => [milliseconds, cancelled]),
    [
      [15_000, true],
      [15_000, false],
    ],
  );
  call(timers, 1).task();
  assert.deepEqual(await outcome, { kind: "retry", reason: "time-out" });
  assert.equal(call(calls, 1).aborted, true);
});
