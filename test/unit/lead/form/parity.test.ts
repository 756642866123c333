// What the lead forms of the ad platforms hold (their Marketing APIs' lead form objects), and that ours holds it too:
// a line each, filled in and sent where it is something to fill in.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { FormValue } from "../../../../src/lead/form/form-types.ts";
import type { FormDefinition } from "../../../../src/protocol/form.ts";
import { validateConfig } from "../../../../src/protocol/validate-config.ts";
import { contact, email, leadWith, settled, world } from "../../../fixtures/lead/form-world.ts";

/** The definition after the check that every page's definition goes through. */
function checked(parts: Record<string, unknown>): FormDefinition {
  const form = { policy: { url: "/privacy" }, ...parts };
  const { config, problems } = validateConfig({ form });
  assert.deepEqual(problems, []);
  return config.form as FormDefinition;
}
const asking = (...questions: Record<string, unknown>[]) => checked({ questions: [email, ...questions] });

/** Fills in a form of one screen and sends it. */
async function send(definition: FormDefinition, values: Record<string, FormValue>, known = leadWith({})) {
  const w = world({ definition, lead: known, region: "ID" });
  await w.run.start();
  await settled();
  w.wait(5000);
  w.run.edit("email", "ana@example.com");
  for (const [name, value] of Object.entries(values)) w.run.edit(name, value);
  const wrong = await w.run.advance();
  return { wrong, problem: wrong ? w.view().problems[wrong] : undefined, sent: w.sent[0], view: w.view(), run: w.run };
}

describe("the intro (context card)", () => {
  test("headline, text, a list of points, an image and the button's words", () => {
    const intro = {
      headline: "Barista class",
      text: "Two hours on Saturday.",
      points: ["Small groups", "Beans to take home"],
      image: { url: "/class.jpg", alt: "The class" },
      button: "Ask for a place",
    };
    const w = world({ definition: checked({ intro, questions: [email] }) });
    assert.equal(w.view().at, "intro");
    assert.deepEqual(w.run.definition.intro, intro);
    w.run.begin();
    assert.equal(w.view().at, "questions");
  });
  test("none, where there is nothing to say first", () => {
    assert.equal(world({ definition: asking() }).view().at, "questions");
  });
});

describe("contact fields that platforms prefill", () => {
  const contacts: [string, string, string][] = [
    ["phone", "0812-3456-7890", "+6281234567890"],
    ["whatsapp", "+65 9123 4567", "+6591234567"],
    ["instagram", "ana.souza", "ana.souza"],
    ["facebook", "ana.souza", "ana.souza"],
    ["line", "ana", "ana"],
    ["messenger", "ana.souza", "ana.souza"],
    ["twitter", "ana", "ana"],
    ["linkedin", "ana-souza", "ana-souza"],
    ["weibo", "ana", "ana"],
    ["wechat", "ana_souza", "ana_souza"],
    ["snapchat", "anasouza", "anasouza"],
  ];
  for (const [type, typed, value] of contacts) {
    test(type, async () => {
      const { sent } = await send(asking({ type, name: "q", label: "Q" }), { q: typed });
      assert.deepEqual(sent?.contacts[1], { kind: type, value, field: "q" });
    });
  }
  test("full name", async () => {
    const { sent } = await send(asking({ type: "name", name: "q", label: "Q" }), { q: "Ana Souza" });
    assert.deepEqual(sent?.contacts[0], { kind: "name", value: "Ana Souza", field: "q" });
  });
  test("first and last name are one name, and each a fact of its own", async () => {
    const definition = asking(
      { type: "first-name", name: "first", label: "First" },
      { type: "last-name", name: "last", label: "Last" },
    );
    const { sent } = await send(definition, { first: "Ana", last: "Souza" });
    assert.deepEqual(sent?.contacts[0], { kind: "name", value: "Ana Souza", field: "first" });
    assert.deepEqual(sent?.profile, { "first-name": "Ana", "last-name": "Souza" });
  });
});

describe("facts about the visitor", () => {
  const facts: [string, string][] = [
    ["address", "Jl. Dago 1"],
    ["city", "Bandung"],
    ["postcode", "40135"],
    ["country", "ID"],
    ["company", "Kopi Senja"],
    ["job-title", "Barista"],
    ["birth-date", "1990-02-28"],
    ["gender", "female"],
  ];
  for (const [type, value] of facts) {
    test(type, async () => {
      const { sent } = await send(asking({ type, name: "q", label: "Q" }), { q: value });
      assert.equal(sent?.profile[type], value);
      assert.deepEqual(sent?.answers["q"], { question: "Q", value });
    });
  }
});

describe("questions of the business", () => {
  const options = [
    { value: "a", label: "A" },
    { value: "b", image: { url: "/b.jpg", alt: "B" } },
  ];
  const answers: [string, Record<string, unknown>, Record<string, FormValue>, unknown][] = [
    ["short answer", { type: "text" }, { q: "some" }, "some"],
    ["long answer", { type: "long-text" }, { q: "two\nlines" }, "two\nlines"],
    ["single choice", { type: "choice", options }, { q: "b" }, "b"],
    ["several choices", { type: "choices", options }, { q: ["a", "b"] }, ["a", "b"]],
    ["other, in own words", { type: "choice", options, other: true }, { q: "other", "q:other": "C" }, "C"],
    ["a choice of pictures", { type: "choice", options, display: "list" }, { q: "a" }, "a"],
    ["number", { type: "number", validation: { min: 1, max: 9 } }, { q: "7" }, 7],
    ["date", { type: "date" }, { q: "2026-12-01" }, "2026-12-01"],
    [
      "appointment: a wish, with its time zone",
      { type: "preferred-time", timeZone: "Asia/Jakarta", slots: ["09:00"] },
      { q: "2026-11-23T09:00" },
      "2026-11-23 09:00 (Asia/Jakarta)",
    ],
  ];
  for (const [name, parts, values, value] of answers) {
    test(name, async () => {
      const { sent } = await send(asking({ name: "q", label: "Which?", ...parts }), values);
      assert.deepEqual(sent?.answers["q"], { question: "Which?", value });
    });
  }
  test("help and placeholder (inline context)", () => {
    const question = { type: "text", name: "q", label: "Q", help: "As on the bill.", placeholder: "A-123" };
    assert.deepEqual(asking(question).questions?.[1], question);
  });
  test("hidden values (tracking parameters): fixed, of the address, of the campaign", async () => {
    const definition = asking(
      { type: "hidden", name: "branch", source: { value: "dago" } },
      { type: "hidden", name: "city", source: { query: "city" } },
      { type: "hidden", name: "campaign", source: { fact: "campaign" } },
      { type: "hidden", name: "page", source: { fact: "page" } },
    );
    const { sent } = await send(definition, {});
    assert.deepEqual(sent?.answers, {
      branch: { value: "dago" },
      city: { value: "Bandung" },
      campaign: { value: "x" },
      page: { value: "https://shop.example/class" },
    });
  });
});

describe("rules for answers", () => {
  const refused: [string, Record<string, unknown>, string, string][] = [
    ["required", { type: "text", required: true }, "", "required"],
    ["least length", { type: "text", validation: { minLength: 3 } }, "ab", "tooShort"],
    ["most length", { type: "text", validation: { maxLength: 3 } }, "abcd", "tooLong"],
    ["a pattern", { type: "text", validation: { pattern: "[A-Z]-\\d+", message: "Like A-12" } }, "12", "pattern"],
    [
      "no emoji",
      { type: "text", validation: { pattern: "\\P{Extended_Pictographic}*", message: "Without pictures, please" } },
      "hi 👋",
      "pattern",
    ],
    ["range", { type: "number", validation: { min: 20 } }, "10", "numberMin"],
    ["a phone number that exists", { type: "phone" }, "0812", "phoneShort"],
    ["not before today", { type: "date", validation: { earliest: "today" } }, "2026-11-01", "dateEarly"],
  ];
  for (const [name, parts, typed, code] of refused) {
    test(name, async () => {
      const { wrong, problem, sent } = await send(asking({ name: "q", label: "Q", ...parts }), { q: typed });
      assert.equal(wrong, "q");
      assert.equal(problem?.code, code);
      assert.equal(sent, undefined);
    });
  }
  test("an address at work", async () => {
    const definition = checked({ questions: [{ ...email, validation: { workEmail: true } }] });
    const { problem } = await send(definition, { email: "ana@gmail.com" });
    assert.equal(problem?.code, "workEmail");
    assert.equal((await send(definition, { email: "ana@kopisenja.example" })).wrong, undefined);
  });
});

describe("conditions", () => {
  const kind = { type: "choice", name: "kind", label: "Kind", options: [{ value: "flat" }, { value: "house" }] };
  test("a question follows from an answer (conditional choices)", async () => {
    const definition = asking(kind, {
      type: "text",
      name: "garden",
      label: "Garden?",
      when: { show: { question: "kind", is: "house" } },
    });
    assert.deepEqual(Object.keys((await send(definition, { kind: "flat", garden: "x" })).sent?.answers ?? {}), [
      "kind",
    ]);
    const house = await send(definition, { kind: "house", garden: "big" });
    assert.deepEqual(Object.keys(house.sent?.answers ?? {}), ["kind", "garden"]);
  });
  test("an answer becomes required, another is skipped", async () => {
    const definition = asking(
      kind,
      { type: "text", name: "floor", label: "Floor", when: { require: { question: "kind", is: "flat" } } },
      { type: "text", name: "land", label: "Land", required: true, when: { skip: { question: "kind", is: "flat" } } },
    );
    assert.equal((await send(definition, { kind: "flat" })).wrong, "floor");
    assert.equal((await send(definition, { kind: "flat", floor: "2" })).wrong, undefined);
    assert.equal((await send(definition, { kind: "house" })).wrong, "land");
  });
  test("who is no fit ends elsewhere (disqualified end)", async () => {
    const ends = [
      { id: "no", fit: false, when: { question: "kind", is: "flat" }, title: "Not yet" },
      { id: "thanks", title: "Thanks" },
    ];
    const definition = checked({ questions: [email, kind], ends });
    assert.deepEqual((await send(definition, { kind: "flat" })).sent?.end, { id: "no", fit: false });
    assert.deepEqual((await send(definition, { kind: "house" })).sent?.end, { id: "thanks", fit: true });
  });
});

describe("before it is sent", () => {
  test("a review of all answers (optimised for quality)", async () => {
    const w = world({ definition: checked({ review: true, questions: [email] }) });
    w.run.edit("email", "ana@example.com");
    await w.run.advance();
    assert.equal(w.view().at, "review");
    assert.equal(w.sent.length, 0);
    await w.run.advance();
    assert.equal(w.sent.length, 1);
  });
  test("steps with progress, and one question a screen", () => {
    const steps = [
      { title: "One", questions: [email] },
      { title: "Two", questions: [{ ...email, name: "second" }] },
    ];
    assert.equal(world({ definition: checked({ steps }) }).view().screens.length, 2);
    const questions = [email, { ...email, name: "second" }, { ...email, name: "third" }];
    assert.equal(world({ definition: checked({ layout: "questions", questions }) }).view().screens.length, 3);
    assert.equal(world({ definition: checked({ layout: "page", steps }) }).view().screens.length, 1);
  });
  test("what is known is filled in: of the chat, of an earlier form, of the address, of the definition", async () => {
    const definition = checked({
      questions: [
        email,
        { type: "city", name: "city", label: "City", prefill: { query: "city" } },
        { type: "company", name: "company", label: "Company" },
        { type: "text", name: "size", label: "Size", prefill: { value: "M" } },
      ],
    });
    const lead = leadWith({ contacts: [contact("email", "ana@example.com")], profile: { company: "Kopi Senja" } });
    const w = world({ definition, lead });
    await settled();
    assert.deepEqual(w.view().values, { email: "ana@example.com", city: "Bandung", company: "Kopi Senja", size: "M" });
    assert.deepEqual(w.view().known, { email: "chat", company: "before" });
  });
});

describe("legal content", () => {
  test("the policy is needed, unless it is left out on purpose", () => {
    const problems = validateConfig({ form: { questions: [email] } }).problems.map(({ path }) => path);
    assert.deepEqual(problems, ["config.form.policy"]);
    assert.deepEqual(validateConfig({ form: { policy: false, questions: [email] } }).problems, []);
  });
  test("the policy's link has at most 70 characters, as on the platforms", () => {
    const policy = { url: "/privacy", text: "x".repeat(71) };
    const [problem] = validateConfig({ form: { policy, questions: [email] } }).problems;
    assert.match(problem?.path ?? "", /^config\.form\.policy/);
  });
  test("consent boxes, required or not, never ticked before, kept with words, version and link", async () => {
    const box = {
      type: "consent",
      text: "Also send me offers.",
      link: { text: "Terms", url: "/terms" },
      version: "2026-11",
    };
    const definition = asking(
      { ...box, name: "terms", required: true },
      { ...box, name: "news", purpose: "marketing" },
    );
    const refused = await send(definition, {});
    assert.equal(refused.problem?.code, "requiredConsent");
    assert.equal(refused.view.values["news"], undefined);
    const { sent } = await send(definition, { terms: true });
    const words = { text: "Also send me offers. Terms", version: "2026-11", policyUrl: "/terms" };
    assert.deepEqual(sent?.consents.slice(1), [
      { purpose: "terms", granted: true, ...words },
      { purpose: "marketing", granted: false, ...words },
    ]);
  });
  test("a disclaimer is part of what was agreed to", async () => {
    const { sent } = await send(checked({ disclaimer: "Prices include travel.", questions: [email] }), {});
    assert.equal(sent?.consents[0]?.text, "By sending, you ask Kopi Senja to contact you.\nPrices include travel.");
  });
});

describe("the end page", () => {
  const buttons = [
    { type: "link", text: "See the menu", url: "/menu" },
    { type: "call", text: "Call us", phone: "+622212345678" },
    { type: "chat", text: "Ask a question" },
    { type: "download", text: "The brochure", url: "/brochure.pdf" },
  ];
  for (const button of buttons) {
    test(`title, text and a button: ${button.type}`, async () => {
      const end = { id: "thanks", title: "Thanks", text: "We call you.", button, chat: "We got it." };
      const { view, sent } = await send(checked({ questions: [email], ends: [end] }), {});
      assert.equal(view.at, "end");
      assert.deepEqual(view.end, end);
      assert.equal(sent?.reply, "We got it.");
    });
  }
});

test("several languages inside one definition", async () => {
  const definition = checked({
    title: { en: "Class", id: "Kelas" },
    questions: [{ ...email, label: { en: "E-mail", id: "Surel" } }],
  });
  for (const [language, words] of [
    ["id", ["Kelas", "Surel"]],
    ["th", ["Class", "E-mail"]],
  ] as const) {
    const { run } = world({ definition, languages: [language] });
    assert.deepEqual([run.say(definition.title), run.say((definition.questions?.[0] as typeof email).label)], words);
  }
});
