import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { describeCause } from "../../../src/delivery/describe-cause.ts";
import { resolveDestination, type Destination } from "../../../src/delivery/destination.ts";
import type { HttpRequest } from "../../../src/delivery/http.ts";
import type { Outcome } from "../../../src/delivery/outcome.ts";
import { postEvents, type Posting } from "../../../src/delivery/post-events.ts";
import type { LeadChatConfig } from "../../../src/protocol/config.ts";
import { leadEvent } from "./support.ts";

type Delivery = Exclude<LeadChatConfig["delivery"], false>;
const BASE = "https://shop.example/class";
const ENDPOINT = "https://in.example/leads";

/** Posts one event, and says what became of it and what was requested. */
async function post(delivery: Delivery = {}, endpoint = ENDPOINT, part: Partial<Posting> = {}) {
  const destination = resolveDestination({ endpoint, config: { delivery } }, BASE) as Destination;
  const requests: (Omit<HttpRequest, "keepalive" | "follow"> & { acceptsAny: boolean })[] = [];
  const attempts = {
    async make(request: Omit<HttpRequest, "keepalive" | "follow">, acceptsAny: boolean): Promise<Outcome> {
      requests.push({ ...request, acceptsAny });
      return { kind: "stored", rejected: [] };
    },
  };
  const outcome = await postEvents(attempts, destination, { events: [leadEvent()], transform: undefined, ...part });
  return { said: outcome.kind === "stored" ? "stored" : outcome.reason, kind: outcome.kind, requests };
}

describe("one request", () => {
  test("has the event, its type and where it goes", async () => {
    const { requests, said } = await post();
    assert.equal(said, "stored");
    assert.deepEqual(requests, [
      {
        ...{ url: ENDPOINT, body: JSON.stringify(leadEvent()), acceptsAny: false },
        headers: { "Content-Type": "application/json" },
      },
    ]);
  });

  test("accepts anything where the host says so", async () => {
    assert.equal((await post({ accept: "any" })).requests[0]?.acceptsAny, true);
  });

  test("is none for an event that the host's function does not want; it counts as stored", async () => {
    const { requests, said } = await post({}, ENDPOINT, { transform: () => null });
    assert.deepEqual([said, requests], ["stored", []]);
  });

  const refused: [what: string, delivery: Delivery, endpoint: string, part: Partial<Posting>, reason: string][] = [
    ["no address", {}, "mailto:a@b.example", {}, "endpoint-invalid"],
    ["a password in the address", {}, "https://ana:secret@in.example/", {}, "endpoint-invalid"],
    ["a name in the address", {}, "https://ana@in.example/", {}, "endpoint-invalid"],
    ["a function that fails", {}, ENDPOINT, { transform: () => assert.fail() }, "transform-failed"],
    ["a function that gives nothing", {}, ENDPOINT, { transform: () => undefined }, "transform-empty"],
    ["a function that gives a promise", {}, ENDPOINT, { transform: async () => ({}) }, "transform-async"],
    ["a header that is none", { headers: { "X Key": "1" } }, ENDPOINT, {}, "headers-invalid"],
  ];
  for (const [what, delivery, endpoint, part, reason] of refused) {
    test(`${what}: parked as ${reason}, nothing is requested, and the words name the remedy`, async () => {
      const result = await post(delivery, endpoint, part);
      assert.deepEqual([result.kind, result.said, result.requests], ["parked", reason, []]);
      assert.match(describeCause(reason, endpoint), /kept/);
    });
  }
});

describe("headers of the host", () => {
  const good: [headers: Record<string, string>, expected: Record<string, string>][] = [
    [{}, { "Content-Type": "application/json" }],
    [{ "X-Key": "k" }, { "Content-Type": "application/json", "X-Key": "k" }],
    [
      { Authorization: "Bearer a.b-c_d~e+f/g=" },
      { "Content-Type": "application/json", Authorization: "Bearer a.b-c_d~e+f/g=" },
    ],
    [{ "X-Empty": "" }, { "Content-Type": "application/json", "X-Empty": "" }],
    [{ "X-Latin": "café\ttab" }, { "Content-Type": "application/json", "X-Latin": "café\ttab" }],
    [{ "X-Line": "at the end\n" }, { "Content-Type": "application/json", "X-Line": "at the end\n" }],
    [{ "Content-Type": "application/x-www-form-urlencoded" }, { "Content-Type": "application/x-www-form-urlencoded" }],
    // In another case it would be a second value of the same header.
    [{ "content-type": "text/csv" }, { "content-type": "text/csv" }],
    [{ "CONTENT-TYPE": "text/csv" }, { "CONTENT-TYPE": "text/csv" }],
    [{ "X-Content-Type": "a" }, { "Content-Type": "application/json", "X-Content-Type": "a" }],
  ];
  for (const [headers, expected] of good) {
    test(`${JSON.stringify(headers)} go along, and a browser takes them`, async () => {
      const { requests } = await post({ headers });
      assert.deepEqual(requests[0]?.headers, expected);
      const taken = new Headers(requests[0]?.headers);
      assert.ok(!taken.get("content-type")?.includes(","));
    });
  }

  const bad: Record<string, string>[] = [
    { "": "a" },
    { "X:Key": "a" },
    { "X-Ключ": "a" },
    { "X-Key\n": "a" },
    { "X-Key": "ключ" },
    { "X-Key": "a\r\nX-Other: b" },
    { "X-Key": "a\0b" },
    { "X-Key": "\ud83d\ude00" },
    { "X-Good": "a", "X Bad": "b" },
  ];
  for (const headers of bad) {
    test(`${JSON.stringify(headers)} can't be sent: said, not called a network's fault`, async () => {
      assert.throws(() => new Headers(headers), TypeError, "no browser takes them");
      assert.equal((await post({ headers })).said, "headers-invalid");
    });
  }
});

describe("a cause in words", () => {
  const reasons = [
    ...["offline", "blocked-by-csp", "mixed-content", "refused-cross-origin", "unreachable", "time-out", "redirected"],
    ...[
      "not-a-receiver",
      "transform-failed",
      "transform-empty",
      "transform-async",
      "endpoint-invalid",
      "headers-invalid",
    ],
    ...["http-403", "http-500", "rejected: wrong-key", "rejected: "],
  ];
  for (const reason of reasons) {
    test(`${reason}: true of a visitor's event and of a test lead, which nobody keeps`, () => {
      const words = describeCause(reason, ENDPOINT);
      assert.doesNotMatch(words, /\bit is kept|the event is kept/i);
      if (!["blocked-by-csp", "mixed-content", "refused-cross-origin", "redirected", "not-a-receiver"].includes(reason))
        assert.match(words, /events are kept/i);
      assert.ok(words.length < 260 && /^[^\n]*\.$/.test(words), "one line");
    });
  }
});
