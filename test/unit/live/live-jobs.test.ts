import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { MessageRecord } from "../../../src/chat/item-record.ts";
import type { Job } from "../../../src/chat/live/choose-job.ts";
import type { TalkRecord } from "../../../src/chat/live/talk-record.ts";
import type { WireAnswer, WireRequest } from "../../../src/chat/live/wire.ts";
import type { EngineCore } from "../../../src/session/engine-types.ts";
import { TalkJobs } from "../../../src/session/live-jobs.ts";
import type { ScanRecord } from "../../../src/storage/storage-types.ts";
import { SERVER, answer, entry, erasure, opening, scene, talk } from "../../fixtures/live/jobs-double.ts";
import { AT } from "../../fixtures/session/change-double.ts";
import { Scheduler } from "../../fixtures/session/scheduler.ts";

const HOUR = 3_600_000;
const open = (known: TalkRecord, one?: ScanRecord): Job => ({ kind: "open", talk: known, entry: one });
const send = (known = talk()): Job => ({ kind: "message", talk: known, entry });
const body = ({ body: text }: WireRequest) => JSON.parse(text ?? "null") as unknown;

describe("a message", () => {
  test("is posted with its token, once, and outlives the page", async () => {
    const { jobs, requests, state } = scene(answer(200, { id: "m", revision: 4, at: AT }));
    assert.equal(await jobs.perform(send()), true);
    assert.deepEqual(
      requests.map(({ body: _, ...request }) => request),
      [
        {
          ...{ method: "POST", url: `${SERVER}/v1/conversations/c/messages`, keepalive: true },
          headers: { "Content-Type": "application/json", Authorization: "Bearer t" },
        },
      ],
    );
    assert.deepEqual(requests.map(body), [{ id: "m", text: "hi", at: AT }]);
    assert.deepEqual([state().bubble, state().scans, state().talk?.sent.length], ["sent", [], 1]);
  });

  test("of a rule says so", async () => {
    const { jobs, requests } = scene(answer(200, { id: "m", revision: 4, at: AT }));
    await jobs.perform({ kind: "message", talk: talk(), entry: { ...entry, from: "auto" } });
    assert.deepEqual(requests.map(body), [{ id: "m", text: "hi", at: AT, from: "auto" }]);
  });

  test("whose time the server tells in no known way keeps its own", async () => {
    for (const at of ["soon", 7, undefined]) {
      const { jobs, maps } = scene(answer(200, { id: "m", revision: 4, at }));
      await jobs.perform(send());
      assert.equal((maps.items.get("m") as MessageRecord).at, AT);
    }
  });

  type Outcome = { done: boolean; bubble: string; waits: boolean; reports: RegExp[]; talk?: Partial<TalkRecord> };
  const now = new Scheduler().now;
  const kept = { done: false, bubble: "sending", waits: true };
  const failed = { done: true, bubble: "failed", waits: false };
  const cases: [what: string, reply: WireAnswer | "none", outcome: Outcome][] = [
    ["no answer", "none", { ...kept, reports: [/^failed unreachable https/] }],
    ["503", answer(503), { ...kept, reports: [/^failed http-503 /] }],
    ["a redirect", answer(302), { ...kept, reports: [/^failed http-302 /] }],
    ["the page of a network", answer(200, "<html>"), { ...kept, reports: [/^failed not-a-server /] }],
    ["429, a minute", answer(429, {}, "60"), { ...kept, done: true, reports: [], talk: { notBefore: now + 60_000 } }],
    ["429, at once: no term", answer(429, {}, "0"), { ...kept, reports: [/^failed http-429 /] }],
    [
      "503, a term that is over",
      answer(503, {}, "Thu, 01 Jan 2026 00:00:00 GMT"),
      { ...kept, reports: [/^failed http-503 /] },
    ],
    ["a token that opens nothing", answer(401), { ...kept, done: true, reports: [], talk: { token: undefined } }],
    ["another's conversation", answer(403), { ...kept, done: true, reports: [], talk: { token: undefined } }],
    ["no such conversation", answer(404), { ...kept, done: true, reports: [], talk: { token: undefined } }],
    [
      "refused, with words",
      answer(422, { detail: "no such words" }),
      { ...failed, reports: [/^live-refused http-422: no such words$/] },
    ],
    ["too large", answer(413), { ...failed, reports: [/^live-refused http-413$/] }],
    ["erased", answer(410), { ...failed, reports: [] }],
    ["a yes without a place", answer(200, { ok: true }), { ...failed, reports: [/^live-refused not-a-server$/] }],
    ["a yes of nothing", answer(200, "null"), { ...failed, reports: [/^live-refused not-a-server$/] }],
    ["a yes without a word", answer(204, ""), { ...failed, reports: [/^live-refused not-a-server$/] }],
    ["a place that is none", answer(200, { revision: "4" }), { ...failed, reports: [/^live-refused not-a-server$/] }],
  ];
  for (const [what, reply, { done, bubble: shown, waits, reports: expected, talk: part }] of cases) {
    test(`${what}: ${waits ? "kept" : "shown as not sent"}`, async () => {
      const { jobs, scheduler, state, reports } = scene(reply);
      assert.equal(await jobs.perform(send()), done);
      await scheduler.settle();
      assert.deepEqual([state().bubble, state().scans.length > 0], [shown, waits]);
      assert.equal(reports.length, expected.length, reports.join());
      expected.forEach((words, index) => assert.match(reports[index] ?? "", words));
      for (const [name, value] of Object.entries(part ?? {}))
        assert.equal(state().talk?.[name as keyof TalkRecord], value);
    });
  }

  test("a token that never helps: after the third time it is refused, and a yes counts anew", async () => {
    const { jobs, become, reports, state } = scene(answer(403, { detail: "closed" }));
    for (let count = 0; count < 2; count++) assert.equal(await jobs.perform(send()), true);
    become(answer(200, { id: "m", revision: 4, at: AT }));
    await jobs.perform({ ...send(), entry: { ...entry, id: "n#message" } } as Job);
    become(answer(403, { detail: "closed" }));
    for (let count = 0; count < 2; count++) await jobs.perform(send());
    assert.deepEqual([reports, state().bubble], [[], "sending"]);
    await jobs.perform(send());
    assert.deepEqual([reports, state().bubble], [["live-refused http-403: closed"], "failed"]);
  });

  test("no answer for 15 s is none", async () => {
    const { jobs, scheduler, aborted, state } = scene("never");
    let isDone: boolean | undefined;
    void jobs.perform(send()).then((done) => (isDone = done));
    await scheduler.advance(14_999);
    assert.equal(isDone, undefined);
    await scheduler.advance(10);
    assert.deepEqual([isDone, aborted(), state().bubble, scheduler.timers.length], [false, 1, "sending", 0]);
  });

  test("what is about to be deleted is ended, and no failure of anybody", async () => {
    const { jobs, scheduler, aborted, reports } = scene("never");
    const sending = jobs.perform(send());
    await scheduler.settle();
    jobs.abort();
    assert.equal(await sending, false);
    await scheduler.settle();
    assert.deepEqual([aborted(), reports, scheduler.timers.length], [1, [], 0]);
  });

  test("what is over is not ended", async () => {
    const { jobs, aborted } = scene(answer(200, { revision: 4 }));
    await jobs.perform(send());
    jobs.abort();
    assert.equal(aborted(), 0);
  });

  test("a failure is looked into once, until something worked again", async () => {
    const { jobs, scheduler, become, reports } = scene(answer(503));
    const turns: [WireAnswer, number][] = [
      [answer(503), 1],
      [answer(500), 1],
      [answer(200, { revision: 4 }), 1],
      [answer(503), 2],
    ];
    for (const [reply, count] of turns) {
      become(reply);
      await jobs.perform(send());
      await scheduler.settle();
      assert.equal(reports.length, count);
    }
  });
});

describe("a conversation is opened", () => {
  test("by its claim, with what the business may know, and without a token", async () => {
    const { jobs, requests, state } = scene(answer(200, { token: "new", revision: 0 }), talk({ token: undefined }));
    assert.equal(await jobs.perform(open(talk({ token: undefined }), entry)), true);
    assert.deepEqual(requests[0]?.headers, { "Content-Type": "application/json" });
    assert.equal(requests[0].keepalive, undefined);
    assert.deepEqual(requests.map(body), [
      {
        ...{ id: "c", visitorId: "v", claim: "1".repeat(32), startedAt: AT },
        ...{ site: "shop", language: "id", timeZone: "Asia/Jakarta", page: "https://shop.example/class" },
      },
    ]);
    assert.deepEqual([state().talk?.token, state().talk?.server], ["new", SERVER]);
  });

  test("again at the same server: it goes on where it was; at another one it counts anew", async () => {
    const known = { revision: 7, received: 5, seen: 4, token: undefined, told: { deliveredUpTo: 5, readUpTo: 4 } };
    for (const server of [SERVER, "https://old.example", undefined]) {
      const before = talk({ ...known, ...(server ? { server } : { server: undefined as never }) });
      const { jobs, state } = scene(answer(200, { token: "new", revision: 0 }), before);
      await jobs.perform(open(before, entry));
      const isNew = server === "https://old.example";
      assert.deepEqual([state().talk?.revision, state().talk?.received], isNew ? [0, 0] : [7, 5]);
    }
  });

  const cases: [what: string, reply: WireAnswer | "none", done: boolean, bubble: string, reports: RegExp[]][] = [
    ["no answer", "none", false, "sending", [/^failed unreachable /]],
    ["429, a minute", answer(429, {}, "60"), true, "sending", [/^failed http-429 /]],
    [
      "refused",
      answer(403, { detail: "This site may not." }),
      true,
      "failed",
      [/^live-refused http-403: This site may not\.$/],
    ],
    ["a yes without a token", answer(200, { ok: true }), true, "failed", [/^live-refused not-a-server$/]],
    ["a yes of nothing", answer(200, "null"), true, "failed", [/^live-refused not-a-server$/]],
    ["a yes without a word", answer(204, ""), true, "failed", [/^live-refused not-a-server$/]],
    ["erased", answer(410), true, "failed", []],
  ];
  for (const [what, reply, done, shown, expected] of cases) {
    test(`${what}: ${shown}`, async () => {
      const { jobs, scheduler, state, reports } = scene(reply, talk({ token: undefined }));
      assert.equal(await jobs.perform(open(talk({ token: undefined }), entry)), done);
      await scheduler.settle();
      assert.deepEqual([state().bubble, reports.length], [shown, expected.length]);
      expected.forEach((words, index) => assert.match(reports[index] ?? "", words));
    });
  }

  test("refused where nobody waits for it: an hour of quiet; where only the opening waited, that is over", async () => {
    const quiet = scene(answer(403), talk({ token: undefined }));
    await quiet.jobs.perform(open(talk({ token: undefined })));
    assert.equal(quiet.state().talk?.quietUntil, quiet.scheduler.now + HOUR);
    const without = scene(answer(403), talk({ token: undefined }), [opening]);
    await without.jobs.perform(open(talk({ token: undefined }), opening));
    assert.deepEqual([without.state().scans, without.state().talk?.quietUntil], [[], undefined]);
  });
});

test("a stream goes on after what is known of a conversation, by its token", () => {
  const asked: WireRequest[] = [];
  const wire = {
    call: () => assert.fail("no question"),
    stream: (request: WireRequest) => {
      asked.push(request);
      return () => {};
    },
  };
  const listener = { opened() {}, piece() {}, ended() {}, failed() {} };
  new TalkJobs({ core: {} as EngineCore, wire, server: () => SERVER }).stream(
    talk({ id: "a/b", revision: 7 }),
    listener,
  );
  const headers = { Authorization: "Bearer t", "Last-Event-ID": "7" };
  assert.deepEqual(asked, [{ method: "GET", url: `${SERVER}/v1/conversations/a%2Fb/stream`, headers }]);
});

describe("the rest", () => {
  test("receipts are told, and remembered as told", async () => {
    const known = talk({ received: 4, seen: 2 });
    const { jobs, requests, state } = scene(answer(204, ""), known);
    assert.equal(await jobs.perform({ kind: "receipts", talk: known }), true);
    assert.deepEqual(requests.map(body), [{ deliveredUpTo: 4, readUpTo: 2 }]);
    assert.match(requests[0]?.url ?? "", /\/v1\/conversations\/c\/state$/);
    assert.equal(requests[0]?.keepalive, false);
    assert.deepEqual(state().talk?.told, { deliveredUpTo: 4, readUpTo: 2 });
  });

  test("refused receipts: quiet, and no bubble says anything of it", async () => {
    const known = talk({ received: 4 });
    const { jobs, state } = scene(answer(422), known);
    assert.equal(await jobs.perform({ kind: "receipts", talk: known }), true);
    assert.deepEqual([state().bubble, state().talk?.told.deliveredUpTo], ["sending", 0]);
    assert.ok(state().talk?.quietUntil);
  });

  test("none owed any more: nothing is asked", async () => {
    const { jobs, requests } = scene(answer(204, ""));
    assert.equal(await jobs.perform({ kind: "receipts", talk: talk() }), true);
    assert.equal(requests.length, 0);
  });

  for (const [what, reply, isDone, isLeft] of [
    ["done", answer(204, ""), true, false],
    ["gone already", answer(410), true, false],
    ["not now", answer(503), false, true],
    ["refused for good", answer(422), true, false],
    ["the token is too old", answer(401), true, true],
  ] as const) {
    test(`erasing at the server where it was: ${what}`, async () => {
      const one = erasure({ server: "https://old.example" });
      const { jobs, requests, state } = scene(reply, talk(), [one]);
      assert.equal(await jobs.perform({ kind: "erase", talk: one.erased as TalkRecord, entry: one }), isDone);
      assert.deepEqual([requests[0]?.method, requests[0]?.url], ["DELETE", "https://old.example/v1/conversations/c"]);
      assert.deepEqual(state().scans, isLeft ? ["c#erase"] : []);
    });
  }

  test("to erase what has no token it is opened there first", async () => {
    const one = erasure({ server: "https://old.example", token: undefined });
    const { jobs, requests, maps } = scene(answer(200, { token: "new" }), talk(), [one]);
    await jobs.perform(open(one.erased as TalkRecord, one));
    assert.equal(requests[0]?.url, "https://old.example/v1/conversations");
    assert.equal(maps.scans.get("c#erase")?.erased?.token, "new");
  });

  test("what was settled without a word is done; a claim is begun", async () => {
    const settled = scene("none", talk(), [opening]);
    assert.equal(await settled.jobs.perform({ kind: "settled", entry: opening }), true);
    assert.deepEqual([settled.state().scans, settled.requests.length], [[], 0]);
    const begun = scene("none", talk({ id: "other" }));
    assert.equal(await begun.jobs.perform({ kind: "begin", entry }), true);
    assert.deepEqual(
      [begun.maps.meta.get("main")?.talks?.map(({ id }) => id), begun.requests.length],
      [["other", "c"], 0],
    );
  });
});
