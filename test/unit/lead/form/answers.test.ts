import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { askUnder, chooseEnd, screensOf } from "../../../../src/lead/form/asked.ts";
import { checkAnswer } from "../../../../src/lead/form/check-answer.ts";
import { foldDigits, holds, toNumber } from "../../../../src/lead/form/conditions.ts";
import { addDays, dayIn, readDayLimit } from "../../../../src/lead/form/days.ts";
import { localise } from "../../../../src/lead/form/localise.ts";
import { phoneTools } from "../../../../src/lead/form/phone-tools.ts";
import { offerTimes } from "../../../../src/lead/form/preferred-times.ts";
import type { FormDefinition, FormQuestion } from "../../../../src/protocol/form.ts";
import type { FormValues } from "../../../../src/lead/form/form-types.ts";

describe("localise", () => {
  const text = { en: "Name", id: "Nama", "zh-Hant": "姓名", "pt-BR": "Nome" };
  const cases: [string[], string][] = [
    [["id"], "Nama"],
    [["id-ID", "en"], "Nama"],
    [["ZH-HANT"], "姓名"],
    [["pt"], "Nome"],
    [["pt-PT"], "Nome"],
    [["th", "id"], "Nama"],
    [["th"], "Name"],
    [[], "Name"],
  ];
  for (const [languages, words] of cases)
    test(`${languages.join(" ")}: ${words}`, () => assert.equal(localise(text, languages), words));
  test("one text is for everybody, none is empty", () => {
    assert.equal(localise("Name", ["id"]), "Name");
    assert.equal(localise(undefined, ["id"]), "");
  });
});

describe("conditions", () => {
  const values: FormValues = {
    size: "12",
    colour: ["red", "blue"],
    agree: true,
    no: false,
    empty: " ",
    fruit: "apple",
  };
  const cases: [string, Parameters<typeof holds>[0], boolean][] = [
    ["is one", { question: "fruit", is: "apple" }, true],
    ["is one of", { question: "fruit", is: ["pear", "apple"] }, true],
    ["is among several", { question: "colour", is: "blue" }, true],
    ["is none", { question: "fruit", is: "pear" }, false],
    ["not", { question: "fruit", not: "pear" }, true],
    ["not, but it is", { question: "fruit", not: ["apple"] }, false],
    ["not, of what was not answered", { question: "gone", not: "apple" }, false],
    ["a number", { question: "size", is: 12 }, true],
    ["above", { question: "size", above: 11 }, true],
    ["above itself", { question: "size", above: 12 }, false],
    ["below", { question: "size", below: 13, above: 11 }, true],
    ["above, of no number", { question: "fruit", above: 1 }, false],
    ["a ticked box", { question: "agree", is: true }, true],
    ["an empty box is not answered", { question: "no", answered: false }, true],
    ["spaces are no answer", { question: "empty", answered: true }, false],
    [
      "all",
      {
        all: [
          { question: "fruit", is: "apple" },
          { question: "agree", is: true },
        ],
      },
      true,
    ],
    [
      "all but one",
      {
        all: [
          { question: "fruit", is: "apple" },
          { question: "agree", is: false },
        ],
      },
      false,
    ],
    ["any", { any: [{ question: "fruit", is: "pear" }, { all: [{ question: "size", above: 1 }] }] }, true],
  ];
  for (const [name, condition, expected] of cases) test(name, () => assert.equal(holds(condition, values), expected));

  test("numbers in other scripts and with a comma", () => {
    assert.equal(toNumber("١٢"), 12);
    assert.equal(toNumber("1,5"), 1.5);
    assert.equal(toNumber("1 200"), 1200);
    assert.equal(toNumber("many"), undefined);
    assert.equal(toNumber(""), undefined);
    assert.equal(foldDigits("๑๒ ០១ ०१ １２ x"), "12 01 01 12 x");
  });
});

const question = (parts: Record<string, unknown>) => ({ label: "L", ...parts }) as FormQuestion;
const email = question({ type: "email", name: "email", required: true });
const yesNo = question({ type: "choice", name: "new", options: [{ value: "yes" }, { value: "no" }] });

describe("what is asked", () => {
  const form: FormDefinition = {
    steps: [
      { questions: [yesNo, question({ type: "text", name: "branch", when: { show: { question: "new", is: "no" } } })] },
      {
        when: { skip: { question: "branch", is: "closed" } },
        questions: [
          question({ type: "text", name: "note", when: { require: { question: "branch", answered: true } } }),
          question({ type: "hidden", name: "h", source: { value: "x" } }),
        ],
      },
      { questions: [email, question({ type: "consent", name: "news", text: "News" })] },
    ],
  };
  const names = (values: FormValues) =>
    askUnder(form, values).asked.map((one) => one.question.name + (one.required ? "!" : ""));
  test("follows the answers", () => {
    assert.deepEqual(names({}), ["new", "note", "email!", "news"]);
    assert.deepEqual(names({ new: "no" }), ["new", "branch", "note", "email!", "news"]);
    assert.deepEqual(names({ new: "no", branch: "Dago" }), ["new", "branch", "note!", "email!", "news"]);
    assert.deepEqual(names({ new: "no", branch: "closed" }), ["new", "branch", "email!", "news"]);
  });
  test("an answer to what is not asked any more does not count", () => {
    assert.deepEqual(names({ new: "yes", branch: "closed" }), ["new", "note", "email!", "news"]);
    assert.deepEqual(askUnder(form, { new: "yes", branch: "closed" }).counting, { new: "yes" });
  });
  test("is shown by step, by question, or at once", () => {
    const { asked } = askUnder(form, {});
    const shape = (layout: FormDefinition["layout"]) =>
      screensOf({ ...form, ...(layout && { layout }) }, asked).map((screen) =>
        screen.asked.map((one) => one.question.name).join("+"),
      );
    assert.deepEqual(shape(undefined), ["new", "note", "email+news"]);
    assert.deepEqual(shape("questions"), ["new", "note", "email+news"]);
    assert.deepEqual(shape("page"), ["new+note+email+news"]);
  });
  test("answers choose the end page", () => {
    const ends: FormDefinition["ends"] = [
      { id: "later", when: { question: "new", is: "no" }, fit: false },
      { id: "thanks" },
    ];
    assert.equal(chooseEnd({ ...form, ends }, { new: "no" }).id, "later");
    assert.equal(chooseEnd({ ...form, ends }, { new: "yes" }).id, "thanks");
    assert.equal(chooseEnd(form, {}).id, "thanks");
  });
});

describe("checkAnswer", () => {
  const context = {
    today: "2026-11-20",
    phone: phoneTools,
    say: (text: unknown) => (typeof text === "string" ? text : ""),
  };
  const check = (parts: Record<string, unknown>, values: FormValues, required = false) =>
    checkAnswer({ question: question({ name: "a", ...parts }), required, step: 0 }, values, context);
  const cases: [string, Record<string, unknown>, FormValues, unknown][] = [
    ["a right address", { type: "email" }, { a: " budi@gmail.com " }, undefined],
    ["an address in another script", { type: "email" }, { a: "用户@例子.公司" }, undefined],
    ["no address", { type: "email" }, { a: "budi" }, { code: "email" }],
    [
      "no ending",
      { type: "email" },
      { a: "budi@gmail" },
      { code: "emailEnding", values: { example: "budi@gmail.com" } },
    ],
    ["two addresses", { type: "email" }, { a: "a@b.co, c@d.co" }, { code: "email" }],
    ["a dot too many", { type: "email" }, { a: "a@b..co" }, { code: "email" }],
    ["a long address", { type: "email" }, { a: `${"a".repeat(300)}@b.co` }, { code: "email" }],
    ["a work address", { type: "email", validation: { workEmail: true } }, { a: "ana@kopisenja.example" }, undefined],
    [
      "no work address",
      { type: "email", validation: { workEmail: true } },
      { a: "ana@GMail.com" },
      { code: "workEmail" },
    ],
    ["a number", { type: "phone" }, { a: "0812-3456-7890", "a:country": "ID" }, undefined],
    [
      "a short number",
      { type: "whatsapp" },
      { a: "0812", "a:country": "ID" },
      { code: "phoneShort", values: { country: "ID" } },
    ],
    [
      "a short text",
      { type: "text", validation: { minLength: 3 } },
      { a: "ab" },
      { code: "tooShort", values: { count: 3 } },
    ],
    ["emoji count as one", { type: "text", validation: { minLength: 2 } }, { a: "👋🏽👋🏽" }, undefined],
    [
      "a long text",
      { type: "text", validation: { maxLength: 3 } },
      { a: "abcdef" },
      { code: "tooLong", values: { count: 3 } },
    ],
    [
      "a megabyte",
      { type: "long-text" },
      { a: "x".repeat(1_000_000) },
      { code: "tooLong", values: { count: 996_000 } },
    ],
    [
      "a megabyte for a name",
      { type: "name" },
      { a: "x".repeat(1_000_000) },
      { code: "tooLong", values: { count: 999_680 } },
    ],
    [
      "a pattern that fits",
      { type: "postcode", validation: { pattern: "\\d{5}", message: "Five digits" } },
      { a: "40135" },
      undefined,
    ],
    [
      "a pattern that does not",
      { type: "postcode", validation: { pattern: "\\d{5}", message: "Five digits" } },
      { a: "40135 x" },
      { code: "pattern", words: "Five digits" },
    ],
    ["no number", { type: "number" }, { a: "ten" }, { code: "number" }],
    [
      "a small number",
      { type: "number", validation: { min: 2 } },
      { a: "1" },
      { code: "numberMin", values: { min: 2 } },
    ],
    [
      "a large number",
      { type: "number", validation: { max: 2 } },
      { a: "3" },
      { code: "numberMax", values: { max: 2 } },
    ],
    ["a step", { type: "number", validation: { step: 0.1 } }, { a: "0.3" }, undefined],
    [
      "between steps",
      { type: "number", validation: { step: 5 } },
      { a: "7" },
      { code: "numberStep", values: { step: 5 } },
    ],
    ["a day", { type: "date", validation: { earliest: "today", latest: "today+7" } }, { a: "2026-11-27" }, undefined],
    [
      "an early day",
      { type: "date", validation: { earliest: "today" } },
      { a: "2026-11-19" },
      { code: "dateEarly", values: { date: "2026-11-20" } },
    ],
    [
      "a late day",
      { type: "date", validation: { latest: "today+7" } },
      { a: "2026-11-28" },
      { code: "dateLate", values: { date: "2026-11-27" } },
    ],
    ["no day", { type: "date" }, { a: "soon" }, { code: "date" }],
    [
      "born tomorrow",
      { type: "birth-date" },
      { a: "2026-11-21" },
      { code: "dateLate", values: { date: "2026-11-20" } },
    ],
    [
      "other without words",
      { type: "choice", options: [], other: true },
      { a: "other", "a:other": " " },
      { code: "required" },
    ],
    ["other with words", { type: "choices", options: [], other: true }, { a: ["other"], "a:other": "Tea" }, undefined],
  ];
  for (const [name, parts, values, expected] of cases)
    test(name, () => assert.deepEqual(check(parts, values), expected));

  test("an empty answer is right unless it is required", () => {
    assert.equal(check({ type: "email" }, {}), undefined);
    assert.deepEqual(check({ type: "email" }, { a: "  " }, true), { code: "required" });
    assert.deepEqual(check({ type: "choices", options: [] }, { a: [] }, true), { code: "requiredChoice" });
    assert.deepEqual(check({ type: "consent", text: "x" }, { a: false }, true), { code: "requiredConsent" });
  });
  test("without the phone chunk a number is taken as it is", () => {
    const asked = { question: question({ type: "phone", name: "a" }), required: true, step: 0 };
    assert.equal(checkAnswer(asked, { a: "0812" }, { ...context, phone: undefined }), undefined);
  });
});

describe("days", () => {
  const evening = Date.parse("2026-11-20T18:30:00Z");
  test("are those of the time zone", () => {
    assert.equal(dayIn("Asia/Jakarta", evening), "2026-11-21");
    assert.equal(dayIn("America/Lima", evening), "2026-11-20");
    assert.equal(addDays("2026-12-31", 1), "2027-01-01");
    assert.equal(readDayLimit("today-20", "2026-11-20"), "2026-10-31");
    assert.equal(readDayLimit("2026-01-01", "2026-11-20"), "2026-01-01");
  });

  const times = (parts: Record<string, unknown>) =>
    offerTimes(
      question({
        type: "preferred-time",
        name: "t",
        timeZone: "Asia/Jakarta",
        slots: ["14:00", "09:00"],
        ...parts,
      }) as never,
      Date.parse("2026-11-20T03:30:00Z"), // Friday, 10:30 in Jakarta
    );
  test("on offer begin tomorrow and leave out what is closed", () => {
    assert.deepEqual(times({ days: 4, weekdays: [1, 6, 7], except: ["2026-11-22"] }), [
      { date: "2026-11-21", slots: ["09:00", "14:00"] },
      { date: "2026-11-23", slots: ["09:00", "14:00"] },
    ]);
  });
  test("of today only those times that are to come", () => {
    assert.deepEqual(times({ from: 0, days: 1 }), [{ date: "2026-11-20", slots: ["14:00"] }]);
  });
  test("may be listed one by one, alone or over the rule", () => {
    const dates = [{ date: "2026-11-28", slots: ["10:00"] }, { date: "2026-11-01" }];
    assert.deepEqual(times({ dates }), [{ date: "2026-11-28", slots: ["10:00"] }]);
    assert.deepEqual(times({ days: 1, dates: [{ date: "2026-11-21", slots: ["08:00"] }] }), [
      { date: "2026-11-21", slots: ["08:00"] },
    ]);
  });
  test("without an end are fourteen", () => assert.equal(times({}).length, 14));
});
