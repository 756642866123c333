import assert from "node:assert/strict";
import { test } from "node:test";
import { decideOutcome, type Answer } from "../../../src/delivery/outcome.ts";

const plain: Answer = { status: 200, redirected: false, contentType: "application/json", retryAfter: null, body: "" };
const decide = (answer: Partial<Answer>, acceptsAny = false) =>
  decideOutcome({ ...plain, ...answer }, { acceptsAny, now: 0 });
const stored = { kind: "stored", rejected: [] };
const parked = (reason: string) => ({ kind: "parked", reason });
const retry = (reason: string, wait?: number) => ({ kind: "retry", reason, wait });

for (const status of [200, 201, 202, 204, 299])
  test(`${status} is stored`, () => assert.deepEqual(decide({ status }), stored));
for (const status of [408, 425, 429, 500, 502, 503, 504, 599]) {
  test(`${status} is tried again`, () => assert.deepEqual(decide({ status }), retry(`http-${status}`)));
}
for (const status of [300, 304, 400, 401, 403, 404, 405, 410, 413, 415, 422, 451]) {
  test(`${status} is parked`, () => assert.deepEqual(decide({ status }), parked(`http-${status}`)));
}

const table: [string, Partial<Answer>, boolean, unknown][] = [
  ["a web page is no receiver", { contentType: "text/html; charset=utf-8" }, false, parked("not-a-receiver")],
  ["… in any case", { contentType: "Text/HTML" }, false, parked("not-a-receiver")],
  ["… unless the host says so", { contentType: "text/html" }, true, stored],
  ["a page with an error is an error", { status: 503, contentType: "text/html" }, false, retry("http-503")],
  ["a redirect is parked", { status: 0, redirected: true }, false, parked("redirected")],
  ["… unless the host says so", { status: 0, redirected: true }, true, stored],
  ["other types are fine", { contentType: "text/plain" }, false, stored],
  ["Retry-After is honoured", { status: 429, retryAfter: "7" }, false, retry("http-429", 7000)],
  ["… not for what is parked", { status: 404, retryAfter: "7" }, false, parked("http-404")],
];
for (const [what, answer, acceptsAny, expected] of table) {
  test(what, () => assert.deepEqual(decide(answer, acceptsAny), expected));
}

const bodies: [string, unknown][] = [
  ['{"accepted":1,"rejected":[]}', []],
  ['{"rejected":[{"id":"a","reason":"wrong-key"}]}', [{ id: "a", reason: "rejected: wrong-key" }]],
  ['{"rejected":[{"id":"a"},{"id":7},null,"b"]}', [{ id: "a", reason: "rejected: " }]],
  ['{"rejected":"all"}', []],
  ['{"rejected":', []],
  ["ok", []],
  ["[]", []],
];
for (const [body, rejected] of bodies) {
  test(`the body ${body}`, () => assert.deepEqual(decide({ body }), { kind: "stored", rejected }));
}
test("a long reason is cut", () => {
  const body = JSON.stringify({ rejected: [{ id: "a", reason: "x".repeat(1000) }] });
  const outcome = decide({ body });
  assert.ok(outcome.kind === "stored" && (outcome.rejected[0]?.reason.length ?? 999) < 250);
});
