import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { encode, type Transform } from "../../../src/delivery/encode.ts";
import type { LeadChatEvent } from "../../../src/protocol/lead-event.ts";
import { AT, contact, leadEvent } from "./support.ts";

const event = leadEvent({ contacts: [contact("email", "ana@example.com")], labels: ["vip"] });
const other: LeadChatEvent = { ...event, id: "e2" };
const one = (transform: Transform) => encode([event], { contentType: "json", format: "event" }, transform);
const two = (transform: Transform) => encode([event, other], { contentType: "json", format: "batch" }, transform);
const bodyOf = (encoded: ReturnType<typeof encode>) => ("body" in encoded ? encoded.body : encoded);

/** What holds itself. */
function circle(): unknown {
  const list: unknown[] = [];
  list.push(list);
  return list;
}

describe("what the host's function gives, when it is nothing that can be sent, keeps the event and says why", () => {
  const cases: [what: string, given: () => unknown, reason: string][] = [
    ["nothing", () => undefined, "transform-empty"],
    ["a function", () => () => {}, "transform-empty"],
    ["a symbol", () => Symbol("lead"), "transform-empty"],
    ["an object that says nothing of itself", () => ({ toJSON: () => undefined }), "transform-empty"],
    ["a promise", () => Promise.resolve({ a: 1 }), "transform-async"],
    ["something that is waited for like a promise", () => ({ then: (done: () => void) => done() }), "transform-async"],
    ["what holds itself", circle, "transform-failed"],
    ["a number that JSON does not know", () => ({ id: 1n }), "transform-failed"],
    [
      "something that fails when it is written down",
      () => ({
        get value() {
          throw new Error("host");
        },
      }),
      "transform-failed",
    ],
    [
      "an error",
      () => {
        throw new Error("host");
      },
      "transform-failed",
    ],
  ];
  for (const [what, given, reason] of cases) {
    test(what, () => {
      assert.deepEqual(one(given), { reason });
      assert.deepEqual(two(given), { reason });
    });
    test(`${what}, for one of two`, () => {
      assert.deepEqual(
        two(({ id }) => (id === "e2" ? given() : { id })),
        { reason },
      );
    });
  }

  test("a function that is async itself", () => {
    assert.deepEqual(
      one(async ({ id }) => ({ id })),
      { reason: "transform-async" },
    );
  });
});

describe("what the host's function gives is what is sent", () => {
  const cases: [what: string, given: unknown, body: string][] = [
    ["an object", { a: [1, null] }, '{"a":[1,null]}'],
    ["a list", [1, 2], "[1,2]"],
    ["words", "name=Ana", "name=Ana"],
    ["words that look like JSON", '{"a":1}', '{"a":1}'],
    ["no words", "", ""],
    ["a number", 0, "0"],
    ["no", false, "false"],
    ["a date", new Date(AT), `"${AT}"`],
    ["an object of a class", new URLSearchParams({ a: "1" }), "{}"],
    ["a name that objects have", JSON.parse('{"__proto__":1,"constructor":2}'), '{"__proto__":1,"constructor":2}'],
    ["half of a surrogate pair", { text: "\ud83d" }, '{"text":"\\ud83d"}'],
    ["a NUL", { text: "\0" }, '{"text":"\\u0000"}'],
  ];
  for (const [what, given, body] of cases) test(what, () => assert.equal(bodyOf(one(() => given)), body));

  test("in a batch each is written for itself, also words", () => {
    assert.equal(bodyOf(two(({ id }) => (id === "e1" ? "a,b" : { id }))), '["a,b",{"id":"e2"}]');
  });

  test("null for one leaves it out of the batch; the list stays a list", () => {
    assert.equal(bodyOf(two(({ id }) => (id === "e1" ? null : { id }))), '[{"id":"e2"}]');
    assert.deepEqual(
      two(() => null),
      { skipped: true },
    );
    assert.deepEqual(
      one(() => null),
      { skipped: true },
    );
  });

  test("a megabyte is a megabyte", () => {
    const long = "x".repeat(1_000_000);
    assert.equal((bodyOf(one(() => ({ long }))) as string).length, 1_000_011);
  });
});

describe("what the host's function does to what it is given", () => {
  const spoil: Transform = (given) => {
    given.id = "spoilt";
    if ("lead" in given.data) {
      Object.assign(given.data.lead, { contacts: [], labels: ["spoilt"] });
      given.data.key = "";
    }
    return given;
  };

  test("is sent, and leaves the event of the outbox as it is", () => {
    const before = structuredClone(event);
    const body = bodyOf(one(spoil)) as string;
    assert.match(body, /spoilt/);
    assert.deepEqual(event, before);
    assert.equal(bodyOf(one(spoil)), body, "so that the next attempt sends the same");
  });

  test("it gets all of the event, and each its own", () => {
    const given: LeadChatEvent[] = [];
    two((each) => {
      given.push(each);
      return {};
    });
    assert.deepEqual(given, [event, other]);
    assert.notEqual(given[0], event);
    assert.notEqual(given[0]?.data, given[1]?.data);
  });

  test("it is called once for each event, with the event alone", () => {
    const calls: unknown[][] = [];
    two((...args: unknown[]) => calls.push(args));
    assert.deepEqual(
      calls.map((args) => args.length),
      [1, 1],
    );
  });
});

describe("a page whose old library makes texts of lists", () => {
  test("changes nothing of what is sent, in any format, and nothing of what the host's function gets", () => {
    const shapes = [
      () => encode([event], { contentType: "json", format: "event" }),
      () => encode([event, other], { contentType: "json", format: "batch" }),
      () => encode([event], { contentType: "text", format: "flat" }),
      () => one(({ data }) => ("lead" in data ? data : null)),
      () => two(({ data }) => ({ list: [data] })),
    ];
    const before = shapes.map((shape) => shape());
    Object.defineProperty(Array.prototype, "toJSON", { configurable: true, value: () => "spoilt" });
    try {
      assert.deepEqual(
        shapes.map((shape) => shape()),
        before,
      );
    } finally {
      delete (Array.prototype as { toJSON?: unknown }).toJSON;
    }
  });
});

describe("the type of what is sent", () => {
  const types: [format: "event" | "batch" | "flat", shaped: boolean, contentType: "json" | "text", expected: string][] =
    [
      ["event", false, "json", "application/json"],
      ["event", true, "json", "application/json"],
      ["event", false, "text", "text/plain;charset=UTF-8"],
      ["batch", false, "json", "application/cloudevents-batch+json"],
      ["batch", true, "json", "application/json"],
      ["batch", false, "text", "text/plain;charset=UTF-8"],
      ["batch", true, "text", "text/plain;charset=UTF-8"],
      ["flat", false, "json", "application/json"],
      ["flat", true, "text", "text/plain;charset=UTF-8"],
    ];
  for (const [format, shaped, contentType, expected] of types) {
    test(`${format}${shaped ? ", shaped by the host" : ""}, as ${contentType}: ${expected}`, () => {
      const encoded = encode([event], { format, contentType }, shaped ? ({ id }) => ({ id }) : undefined);
      assert.equal("contentType" in encoded && encoded.contentType, expected);
    });
  }
});
