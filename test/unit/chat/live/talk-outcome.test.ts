import assert from "node:assert/strict";
import { test } from "node:test";
import { readOutcome } from "../../../../src/chat/live/talk-outcome.ts";

const read = (status: number, body = "", retryAfter: string | null = null) =>
  readOutcome({ status, retryAfter, body }, Date.UTC(2026, 0, 1));

test("what an answer means", () => {
  assert.deepEqual(read(200, '{"a":1}'), { kind: "done", body: { a: 1 } });
  assert.deepEqual(read(204), { kind: "done", body: undefined });
  assert.deepEqual(read(200, "<html>Sign in to the hotel's network"), { kind: "retry", reason: "not-a-server" });
  for (const status of [408, 425, 429, 500, 503, 302]) assert.equal(read(status).kind, "retry", String(status));
  assert.deepEqual(read(429, "", "7"), { kind: "retry", reason: "http-429", wait: 7000 });
  for (const status of [401, 403, 404]) assert.equal(read(status).kind, "reopen", String(status));
  assert.deepEqual(read(410), { kind: "gone" });
  assert.deepEqual(read(422, '{"title":"no","detail":"text: too long"}'), {
    ...{ kind: "refused", reason: "http-422: text: too long", status: 422 },
  });
  assert.deepEqual(read(413, "oops"), { kind: "refused", reason: "http-413", status: 413 });
});
