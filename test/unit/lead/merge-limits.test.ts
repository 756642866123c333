import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { emptyLeadRecord, type LeadRecord } from "../../../src/lead/lead-record.ts";
import { mergeContacts } from "../../../src/lead/merge-contacts.ts";
import { mergeLead, type LeadInput } from "../../../src/lead/merge-lead.ts";
import { leadSchema, type Answer, type Consent, type Lead } from "../../../src/protocol/lead-event.ts";

const T = (second: number) => new Date(Date.UTC(2026, 10, 20) + second * 1000).toISOString();
const email = { kind: "email", value: "ana@example.com" };
const empty = emptyLeadRecord("visitor", "0".repeat(32), T(0));
const merge = (record: LeadRecord, input: Partial<LeadInput>) =>
  mergeLead(record, { origin: "host", at: T(1), ...input }, () => "lead");
const known = merge(empty, { contacts: [email] }).record;
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

describe("consents", () => {
  const consent = (text: string, granted: boolean, second: number, purpose = "news"): Consent => ({
    ...{ purpose, granted, text, at: T(second), origin: "form" },
  });
  /** What is on record after some forms, as "text±", and how often it was news. */
  function after(...forms: (readonly [text: string, granted: boolean, purpose?: string])[][]) {
    let record = known;
    let news = 0;
    for (const [index, form] of forms.entries()) {
      const consents = form.map(([text, granted, purpose]) => consent(text, granted, index + 1, purpose));
      const merged = merge(record, { consents, at: T(index + 1) });
      if (merged.changed) news++;
      ({ record } = merged);
    }
    return {
      said: record.lead.consents.map(({ text, granted }) => `${text ?? ""}${granted ? "+" : "-"}`),
      news,
      record,
    };
  }

  const cases: [what: string, forms: (readonly [string, boolean, string?])[][], said: string[], news: number][] = [
    ["none", [[]], [], 0],
    ["the first", [[["a", true]]], ["a+"], 1],
    ["a refusal is one too", [[["a", false]]], ["a-"], 1],
    ["the same again", [[["a", true]], [["a", true]]], ["a+"], 1],
    ["taken back", [[["a", true]], [["a", false]]], ["a+", "a-"], 2],
    ["… and given again", [[["a", true]], [["a", false]], [["a", true]]], ["a+", "a-", "a+"], 3],
    ["other words", [[["a", true]], [["b", true]]], ["a+", "b+"], 2],
    ["… and the first ones again", [[["a", true]], [["b", true]], [["a", true]]], ["a+", "b+", "a+"], 3],
    [
      "two purposes",
      [
        [
          ["a", true, "news"],
          ["b", true, "calls"],
        ],
        [
          ["a", true, "news"],
          ["b", true, "calls"],
        ],
      ],
      ["a+", "b+"],
      1,
    ],
    [
      "two purposes in the same words",
      [
        [
          ["a", true, "news"],
          ["a", true, "calls"],
        ],
      ],
      ["a+", "a+"],
      1,
    ],
    [
      "one purpose asked for twice in a form, again and again",
      [
        [
          ["a", true],
          ["b", true],
        ],
        [
          ["a", true],
          ["b", true],
        ],
        [
          ["a", true],
          ["b", true],
        ],
      ],
      ["a+", "b+"],
      1,
    ],
    [
      "… where one of them changes",
      [
        [
          ["a", true],
          ["b", true],
        ],
        [
          ["a", true],
          ["b", false],
        ],
        [
          ["a", true],
          ["b", false],
        ],
      ],
      ["a+", "b+", "b-"],
      2,
    ],
    [
      "… where the other changes then",
      [
        [
          ["a", true],
          ["b", true],
        ],
        [
          ["a", true],
          ["b", false],
        ],
        [
          ["a", false],
          ["b", false],
        ],
      ],
      ["a+", "b+", "b-", "a-"],
      3,
    ],
  ];
  for (const [what, forms, said, news] of cases) {
    test(what, () => {
      const result = after(...forms);
      assert.deepEqual(result.said, said);
      assert.equal(result.news, news);
    });
  }

  test("of more than fifty the oldest go", () => {
    const { said } = after(...Array.from({ length: 60 }, (_, index) => [["a", index % 2 === 0] as const]));
    assert.equal(said.length, 50);
    assert.deepEqual([said[0], said.at(-1)], ["a+", "a-"]);
  });

  test("of long ones as many stay as fit, and of each purpose the last word does", () => {
    const long = (letter: string) => letter.repeat(1900);
    const forms = ["a", "b", "c", "d", "e", "f", "g"].map((letter) => [[long(letter), true] as const]);
    const { said, record } = after([[long("z"), false, "calls"]], ...forms);
    assert.ok(bytes(record.lead.consents) <= 8000);
    assert.deepEqual(
      said.map((one) => `${one[0]}${one.at(-1)}`),
      ["z-", "e+", "f+", "g+"],
    );
  });

  test("last words stay even where they are too much together", () => {
    const purposes = ["one", "two", "three", "four", "five", "six"];
    const { said } = after(purposes.map((purpose) => ["x".repeat(2000), true, purpose] as const));
    assert.equal(said.length, 6);
  });
});

describe("answers and profile", () => {
  const long = "x".repeat(2000);
  test("those of earlier forms go first, the oldest of them first", () => {
    const given = (name: string): Record<string, Answer> => ({ [name]: { value: long } });
    let record = known;
    for (const name of ["a", "b", "c", "d", "e", "f"]) ({ record } = merge(record, { answers: given(name) }));
    assert.deepEqual(Object.keys(record.lead.answers), ["c", "d", "e", "f"]);
    assert.ok(bytes(record.lead.answers) <= 9000);
  });

  test("bytes count, not characters: an answer in Chinese takes three times the room", () => {
    const first = merge(known, { answers: { old: { value: "漢".repeat(1500) } } }).record;
    const { record } = merge(first, { answers: { now: { value: "漢".repeat(1600) } } });
    assert.deepEqual(Object.keys(record.lead.answers), ["now"]);
  });

  test("exactly what fits stays", () => {
    const overhead = bytes({ a: { value: "" }, b: { value: "" } });
    const fill = (size: number) => ({ b: { value: "x".repeat(size) } });
    const first = merge(known, { answers: { a: { value: "" } } }).record;
    assert.deepEqual(Object.keys(merge(first, { answers: fill(9000 - overhead) }).record.lead.answers), ["a", "b"]);
    assert.deepEqual(Object.keys(merge(first, { answers: fill(9001 - overhead) }).record.lead.answers), ["b"]);
  });

  test("an answer that is given again is the newest one, and stays", () => {
    let record = known;
    for (const name of ["a", "b", "c", "d"]) ({ record } = merge(record, { answers: { [name]: { value: long } } }));
    ({ record } = merge(record, { answers: { a: { value: `${long}!` }, e: { value: long } } }));
    assert.deepEqual(Object.keys(record.lead.answers).sort(), ["a", "c", "d", "e"]);
  });

  test("the newest answers are all kept, however many they are", () => {
    const answers = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`q${index}`, { value: long }]));
    assert.deepEqual(Object.keys(merge(known, { answers }).record.lead.answers), Object.keys(answers));
  });

  test("a profile that a host adds to on each page stays within its room", () => {
    let record = known;
    for (let page = 0; page < 40; page++) {
      ({ record } = merge(record, { profile: { [`page${page}`]: "x".repeat(400) } }));
    }
    assert.ok(bytes(record.lead.profile) <= 4500);
    assert.equal(Object.keys(record.lead.profile).at(-1), "page39");
    assert.ok(Object.keys(record.lead.profile).length >= 10, "and no emptier than it must be");
  });

  test("the same number as words is another fact; the same fact again is none", () => {
    const { record } = merge(known, { profile: { visits: 3 } });
    assert.equal(merge(record, { profile: { visits: 3 } }).changed, false);
    assert.equal(merge(record, { profile: { visits: "3" } }).changed, true);
  });
});

describe("labels", () => {
  test("each once, in the order in which they came, at most fifty", () => {
    let record = known;
    for (let index = 0; index < 60; index++) ({ record } = merge(record, { label: `l${index % 55}` }));
    assert.deepEqual(
      record.lead.labels,
      Array.from({ length: 50 }, (_, index) => `l${index}`),
    );
    assert.equal(merge(record, { label: "one more" }).changed, false, "what does not fit is no news");
  });
});

describe("contacts", () => {
  const mergeThem = (record: LeadRecord, contacts: { kind: string; value: string }[]) =>
    mergeContacts(record, { origin: "chat", at: T(5), contacts }, () => "lead");
  const many = (count: number, size: number) =>
    Array.from({ length: count }, (_, index) => ({ kind: "email", value: String(index).padStart(size, "x") }));

  test("exactly fifty, exactly 2,500 characters", () => {
    assert.equal(mergeThem(empty, many(50, 50)).refused.length, 0);
    assert.equal(mergeThem(empty, many(51, 10)).refused.length, 1);
    assert.equal(mergeThem(empty, [...many(49, 50), { kind: "email", value: "y".repeat(51) }]).refused.length, 1);
  });

  test("what is there counts towards it", () => {
    const { record } = mergeThem(empty, many(40, 60));
    const { refused, added } = mergeThem(record, [
      { kind: "email", value: "z".repeat(101) },
      { kind: "email", value: "z".repeat(100) },
    ]);
    assert.deepEqual([refused.length, added.length], [1, 1], "a shorter one behind it still fits");
  });

  test("a full lead still knows what it has: the same again is no refusal", () => {
    const { record } = mergeThem(empty, many(50, 10));
    const again = mergeThem(record, many(50, 10));
    assert.deepEqual([again.refused, again.changed], [[], false]);
  });

  test("a removed contact makes room for its successor", () => {
    const { record } = mergeThem(empty, many(50, 50));
    const [gone] = many(1, 50);
    const merged = merge(record, { removed: gone ? [gone] : [], contacts: [email] });
    assert.deepEqual([merged.refused, merged.added, merged.removed], [[], [email], [gone]]);
  });

  test("given in one message with its own removal, a contact is there afterwards", () => {
    const merged = merge(known, { removed: [email], contacts: [email], at: T(9) });
    assert.deepEqual([merged.removed, merged.added], [[email], [email]]);
    assert.equal(merged.record.lead.contacts[0]?.firstAt, T(9));
    assert.equal(merged.record.lead.state, "active");
  });
});

test("whatever hosts, forms and visitors give, and however often, the lead is as its schema says and far below what a receiver takes", () => {
  const word = (most: number) =>
    fc.string({ unit: "grapheme", minLength: 1, maxLength: most }).map((text) => text.slice(0, most));
  const answer = fc.record(
    { value: fc.oneof(word(2000), fc.boolean(), fc.array(word(60), { maxLength: 9 })) },
    { noNullPrototype: true },
  );
  const consent = fc.record(
    {
      purpose: fc.constantFrom("news", "calls"),
      granted: fc.boolean(),
      text: word(2000),
      at: fc.constant(T(1)),
      origin: fc.constant("form" as const),
    },
    { noNullPrototype: true },
  );
  const input = fc.record(
    {
      contacts: fc.array(
        fc.record({ kind: fc.constantFrom("email", "line", "name"), value: word(320) }, { noNullPrototype: true }),
        { maxLength: 9 },
      ),
      answers: fc.dictionary(word(64), answer, { maxKeys: 3, noNullPrototype: true }),
      profile: fc.dictionary(word(64), fc.oneof(word(512), fc.boolean(), fc.nat()), {
        maxKeys: 4,
        noNullPrototype: true,
      }),
      consents: fc.array(consent, { maxLength: 3 }),
      label: word(64),
      marked: fc.constant(true),
    },
    { requiredKeys: [], noNullPrototype: true },
  );
  fc.assert(
    fc.property(fc.array(input, { maxLength: 12 }), (inputs) => {
      let record = known;
      for (const one of inputs) ({ record } = merge(record, one));
      const problems = leadSchema.safeParse(record.lead).error?.issues;
      assert.equal(problems, undefined, JSON.stringify(problems));
      assert.ok(bytes(record.lead satisfies Lead) <= 48 * 1024, `${bytes(record.lead)} bytes`);
    }),
    { numRuns: 60 },
  );
});
