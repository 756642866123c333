import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decideOutcome, type Answer, type Outcome } from "../../../src/delivery/outcome.ts";
import { answer, NOW } from "./support.ts";

const decide = (part: Partial<Answer>, acceptsAny = false) => decideOutcome(answer(part), { acceptsAny, now: NOW });

/** Every status there can be: one line a range, as DESIGN §5 has it. */
const ranges: [from: number, to: number, kind: Outcome["kind"]][] = [
  [200, 299, "stored"],
  [300, 407, "parked"],
  [408, 408, "retry"],
  [409, 424, "parked"],
  [425, 425, "retry"],
  [426, 428, "parked"],
  [429, 429, "retry"],
  [430, 499, "parked"],
  [500, 599, "retry"],
];
describe("every status", () => {
  for (const [from, to, kind] of ranges) {
    test(`${from} to ${to}: ${kind}, and says which`, () => {
      for (let status = from; status <= to; status++) {
        const outcome = decide({ status });
        assert.equal(outcome.kind, kind, String(status));
        if (outcome.kind !== "stored") assert.equal(outcome.reason, `http-${status}`);
      }
    });
  }

  test("none that is not there", () => assert.equal(decide({ status: 0 }).kind, "parked"));
});

const html = "text/html; charset=utf-8";
const cross: [what: string, part: Partial<Answer>, strict: string, any: string][] = [
  ["200 JSON", {}, "stored", "stored"],
  ["200 without a type", { contentType: "" }, "stored", "stored"],
  ["200 page", { contentType: html }, "not-a-receiver", "stored"],
  ["200 page, with a space before", { contentType: " text/html" }, "not-a-receiver", "stored"],
  ["200 of a type that only begins so", { contentType: "text/htmlish" }, "stored", "stored"],
  ["200 of XHTML", { contentType: "application/xhtml+xml" }, "stored", "stored"],
  ["204 page", { status: 204, contentType: html }, "not-a-receiver", "stored"],
  ["redirect", { status: 0, redirected: true }, "redirected", "stored"],
  ["redirect that says page", { status: 0, redirected: true, contentType: html }, "redirected", "stored"],
  ["404 page", { status: 404, contentType: html }, "http-404", "http-404"],
  ["503 page", { status: 503, contentType: html }, "http-503", "http-503"],
  ["302 that was not followed", { status: 302 }, "http-302", "http-302"],
];
describe("what the host accepts", () => {
  for (const [what, part, strict, any] of cross) {
    const said = (outcome: Outcome) => (outcome.kind === "stored" ? "stored" : outcome.reason);
    test(`${what}: ${strict}, with accept "any" ${any}`, () => {
      assert.equal(said(decide(part)), strict);
      assert.equal(said(decide(part, true)), any);
    });
  }
});

const waits: [header: string | null, expected: number | undefined][] = [
  [null, undefined],
  ["", undefined],
  ["1", 1000],
  ["0001", 1000],
  ["120", 120_000],
  ["\t30 ", 30_000],
  ["86400", 86_400_000],
  ["86401", 86_400_000],
  ["9".repeat(400), 86_400_000],
  ["Fri, 20 Nov 2026 09:00:30 GMT", 30_000],
  ["Fri, 20 Nov 2026 16:00:30 +0700", 30_000],
  ["Sat, 21 Nov 2036 09:00:00 GMT", 86_400_000],
  // Taken at their word these would let a device ask without end.
  ["0", undefined],
  ["-5", undefined],
  ["Fri, 20 Nov 2026 09:00:00 GMT", undefined],
  ["Thu, 01 Jan 1970 00:00:00 GMT", undefined],
  ["1.5", undefined],
  ["soon", undefined],
  ["<html>", undefined],
  ["NaN", undefined],
  ["Infinity", undefined],
];
describe("Retry-After", () => {
  for (const [header, expected] of waits) {
    test(`${header === null ? "none" : JSON.stringify(header.slice(0, 40))}: ${expected ?? "the sender's own time"}`, () => {
      for (const status of [429, 503, 408]) {
        const outcome = decide({ status, retryAfter: header });
        assert.deepEqual(outcome, { kind: "retry", reason: `http-${status}`, wait: expected });
      }
    });
  }

  test("of a yes, of a refusal and of a redirect is nothing to wait for", () => {
    for (const part of [{ status: 200 }, { status: 404 }, { status: 0, redirected: true }])
      assert.equal("wait" in decide({ ...part, retryAfter: "60" }), false);
  });
});

describe("the ids that an endpoint refused", () => {
  const refusal = '{"rejected":[{"id":"a","reason":"wrong-key"}]}';
  const found = [{ id: "a", reason: "rejected: wrong-key" }];
  const rejectedOf = (body: string) => {
    const outcome = decide({ body });
    return outcome.kind === "stored" ? outcome.rejected : assert.fail(outcome.reason);
  };
  const bodies: [what: string, body: string, expected: unknown][] = [
    ["as they are", refusal, found],
    ["after a blank line, as a script's server writes it", `\r\n\n  ${refusal}`, found],
    ["with a line break at the end", `${refusal}\n`, found],
    ["printed nicely", JSON.stringify(JSON.parse(refusal), null, 2), found],
    ["beside other words", `{"ok":true,${refusal.slice(1)}`, found],
    ["in a list", `[${refusal}]`, []],
    ["behind other words", `OK ${refusal}`, []],
    ["in a text", JSON.stringify(refusal), []],
    ["of an object that is no list", '{"rejected":{"id":"a"}}', []],
    ["null", "null", []],
    ["a number", "7", []],
    ["an empty object", "{}", []],
    ["a name that objects have", '{"__proto__":{"rejected":[{"id":"a"}]}}', []],
    [
      "an id that is none",
      '{"rejected":[{"id":""},{"id":null},{"reason":"x"},[]]}',
      [{ id: "", reason: "rejected: " }],
    ],
    ["a reason that is none", '{"rejected":[{"id":"a","reason":{"x":1}}]}', [{ id: "a", reason: "rejected: " }]],
    [
      "one twice",
      '{"rejected":[{"id":"a","reason":"x"},{"id":"a","reason":"y"}]}',
      [
        { id: "a", reason: "rejected: x" },
        { id: "a", reason: "rejected: y" },
      ],
    ],
  ];
  for (const [what, body, expected] of bodies) test(what, () => assert.deepEqual(rejectedOf(body), expected));

  test("a megabyte of something else is nothing", () => assert.deepEqual(rejectedOf("{".repeat(1_000_000)), []));

  test("a reason is cut at 200 characters", () => {
    const [one] = rejectedOf(JSON.stringify({ rejected: [{ id: "a", reason: "x".repeat(201) }] }));
    assert.equal(one?.reason, `rejected: ${"x".repeat(200)}`);
  });
});
