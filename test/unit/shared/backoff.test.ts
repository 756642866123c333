import assert from "node:assert/strict";
import { test } from "node:test";
import { backoff } from "../../../src/shared/backoff.ts";
import { parseRetryAfter } from "../../../src/shared/parse-retry-after.ts";

test("full jitter from 1 s, doubling, to 5 min", () => {
  const highest = [1, 2, 3, 4, 9, 10, 50, 1e6].map((failures) => backoff(failures, 1));
  assert.deepEqual(highest, [1000, 2000, 4000, 8000, 256_000, 300_000, 300_000, 300_000]);
  assert.equal(backoff(5, 0), 0);
  assert.equal(backoff(5, 0.25), 4000);
});

const now = Date.UTC(2026, 10, 20, 9);
const headers = [
  ["120", 120_000],
  [" 0 ", undefined],
  ["Fri, 20 Nov 2026 09:01:00 GMT", 60_000],
  ["Fri, 20 Nov 2026 08:00:00 GMT", undefined],
  ["99999999999", 86_400_000],
  ["soon", undefined],
  ["", undefined],
  [null, undefined],
] as const;
for (const [header, expected] of headers) {
  test(`Retry-After: ${header}`, () => assert.equal(parseRetryAfter(header, now), expected));
}
