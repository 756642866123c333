import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { toJson } from "../../../src/shared/to-json.ts";

/** Runs a task on a page whose library has given every list a `toJSON`, as Prototype 1.6 does. */
function withOldLibrary<Result>(task: () => Result): Result {
  Object.defineProperty(Array.prototype, "toJSON", {
    configurable: true,
    value(this: unknown[]) {
      return `[${this.map((one) => JSON.stringify(one)).join(", ")}]`;
    },
  });
  try {
    return task();
  } finally {
    delete (Array.prototype as { toJSON?: unknown }).toJSON;
  }
}

describe("JSON of a value", () => {
  test("is what JSON.stringify says, whatever the value", () => {
    fc.assert(
      fc.property(
        fc.anything({ withDate: true, withNullPrototype: true, withMap: true, withSparseArray: true }),
        (value) => {
          assert.equal(toJson(value), JSON.stringify(value));
          assert.equal(toJson(value, 2), JSON.stringify(value, null, 2));
        },
      ),
    );
  });

  test("is the same on a page whose library changed lists; there JSON.stringify makes texts of them", () => {
    const value = { a: [1, ["x", { b: [] }]], c: "[1]", d: [undefined] };
    const expected = '{"a":[1,["x",{"b":[]}]],"c":"[1]","d":[null]}';
    const [ours, plain, list] = withOldLibrary(() => [toJson(value), JSON.stringify(value), toJson(value.a)]);
    assert.equal(ours, expected);
    assert.equal(list, '[1,["x",{"b":[]}]]');
    assert.notEqual(plain, expected, "the library is as bad as it is said to be");
  });

  test("keeps what the host's own objects say of themselves: dates and classes", () => {
    const date = new Date(Date.UTC(2026, 10, 20));
    const own = { toJSON: () => ({ said: [date] }) };
    const expected = '{"date":"2026-11-20T00:00:00.000Z","own":{"said":["2026-11-20T00:00:00.000Z"]}}';
    assert.equal(toJson({ date, own }), expected);
    assert.equal(
      withOldLibrary(() => toJson({ date, own })),
      expected,
    );
  });

  for (const [what, value] of [
    ["nothing", undefined],
    ["a function", () => {}],
    ["a symbol", Symbol("x")],
    ["what says nothing of itself", { toJSON: () => undefined }],
  ] as const)
    test(`has no words for ${what}`, () => assert.equal(toJson(value), undefined));

  test("of what holds itself, or of a number without end, is an error", () => {
    const circle: Record<string, unknown> = {};
    circle["self"] = circle;
    assert.throws(() => toJson(circle), TypeError);
    assert.throws(() => toJson({ big: 1n }), TypeError);
  });

  test("half of a surrogate pair is written so that it can be read again", () => {
    const text = "half \ud83d of";
    assert.equal(toJson({ text }), '{"text":"half \\ud83d of"}');
    assert.deepEqual(JSON.parse(toJson({ text }) ?? ""), { text });
  });
});
