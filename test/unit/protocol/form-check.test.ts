import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { validateConfig } from "../../../src/protocol/validate-config.ts";

const email = { type: "email", name: "email", label: "E-mail" };
const policy = { url: "/privacy" };
const form = (parts: Record<string, unknown>) => ({ policy, questions: [email], ...parts });
const asking = (...questions: Record<string, unknown>[]) => form({ questions: [...questions, email] });
const yesNo = { type: "choice", name: "new", label: "New here?", options: [{ value: "yes" }, { value: "no" }] };

const problemsOf = (definition: unknown) => validateConfig({ form: definition }).problems.map(({ message }) => message);

describe("a form definition", () => {
  test("that is right comes back as it is, and keeps its button", () => {
    const definition = asking(yesNo, {
      type: "text",
      name: "branch",
      label: { en: "Branch", id: "Cabang" },
      when: { show: { question: "new", is: "no" } },
    });
    assert.deepEqual(validateConfig({ form: definition }), { config: { form: definition }, problems: [] });
  });

  const mistakes: [string, unknown, string][] = [
    ["no questions", { policy }, ".questions: questions are needed, or steps that hold them"],
    [
      "both",
      form({ steps: [{ questions: [{ ...email, name: "mail" }] }] }),
      ".questions: questions and steps exclude each other",
    ],
    ["one option", asking({ ...yesNo, options: [{ value: "a" }] }), ".questions[0].options: at least 2 options"],
    ["the same name twice", asking(email), '.questions[1].name: "email" is the name of another question too'],
    [
      "the same name in another step",
      { policy, steps: [{ questions: [email] }, { questions: [email] }] },
      '.steps[1].questions[0].name: "email" is the name of another question too',
    ],
    [
      "a name of the language",
      asking({ type: "text", name: "constructor", label: "C" }),
      '.questions[0].name: "constructor" is taken by the language itself',
    ],
    [
      "nobody to reach",
      form({ questions: [{ type: "name", name: "n", label: "N" }] }),
      ".questions: one question must ask for a way to reach the visitor, such as email or phone",
    ],
    [
      "the same option twice",
      asking({ ...yesNo, options: [{ value: "a" }, { value: "a" }] }),
      '.questions[0].options[1].value: "a" is an option already',
    ],
    [
      "an option that means other",
      asking({ ...yesNo, options: [{ value: "a" }, { value: "other" }], other: true }),
      '.questions[0].other: "other" is the value of an option already',
    ],
    [
      "more options than travel",
      asking({ ...yesNo, type: "choices", options: Array.from({ length: 51 }, (_, at) => ({ value: `v${at}` })) }),
      ".questions[0].options: at most 50 options where several can be chosen",
    ],
    [
      "a first value that is no option",
      asking({ ...yesNo, prefill: { value: "maybe" } }),
      '.questions[0].prefill.value: "maybe" is none of the options',
    ],
    [
      "a dangling reference",
      asking({ type: "text", name: "a", label: "A", when: { show: { question: "b", is: "x" } } }),
      '.questions[0].when.show.question: there is no question "b"',
    ],
    [
      "a later question",
      asking({ type: "text", name: "a", label: "A", when: { require: { question: "email", answered: true } } }),
      '.questions[0].when.require.question: "email" is asked later',
    ],
    [
      "a value that is no option",
      asking(yesNo, {
        type: "text",
        name: "a",
        label: "A",
        when: { skip: { question: "new", is: ["yes", "perhaps"] } },
      }),
      '.questions[1].when.skip.is: "perhaps" is no option of "new"',
    ],
    [
      "two comparisons",
      asking(yesNo, { type: "text", name: "a", label: "A", when: { show: { question: "new", is: "yes", not: "no" } } }),
      ".questions[1].when.show: exactly one of is, not, above, below, answered is needed",
    ],
    [
      "a size of what is no number",
      asking(yesNo, { type: "text", name: "a", label: "A", when: { show: { question: "new", above: 1 } } }),
      '.questions[1].when.show.above: "new" is answered with no number',
    ],
    [
      "a mistake deep in a condition",
      asking(yesNo, {
        type: "text",
        name: "a",
        label: "A",
        when: { show: { any: [{ question: "new", is: "yes" }, { all: [{ question: "gone", is: "x" }] }] } },
      }),
      '.questions[1].when.show.any[1].all[0].question: there is no question "gone"',
    ],
    [
      "a step that refers to itself",
      {
        policy,
        steps: [{ questions: [email] }, { when: { show: { question: "new", is: "yes" } }, questions: [yesNo] }],
      },
      '.steps[1].when.show.question: "new" is asked later',
    ],
    [
      "a pattern that backtracks",
      asking({ type: "text", name: "a", label: "A", validation: { pattern: "(a+)+", message: "M" } }),
      ".questions[0].validation.pattern: the pattern is refused: a repeated group holds something that is repeated, optional or ambiguous itself",
    ],
    [
      "a pattern without words",
      asking({ type: "text", name: "a", label: "A", validation: { pattern: "a+" } }),
      ".questions[0].validation.message: words that explain the pattern are needed",
    ],
    [
      "lengths the wrong way round",
      asking({ type: "text", name: "a", label: "A", validation: { minLength: 5, maxLength: 2 } }),
      ".questions[0].validation.maxLength: maxLength is below minLength",
    ],
    [
      "numbers the wrong way round",
      asking({ type: "number", name: "a", label: "A", validation: { min: 5, max: 2 } }),
      ".questions[0].validation.max: max is below min",
    ],
    [
      "days the wrong way round",
      asking({ type: "date", name: "a", label: "A", validation: { earliest: "2026-05-02", latest: "2026-05-01" } }),
      ".questions[0].validation.latest: latest is before earliest",
    ],
    [
      "no such time zone",
      asking({ type: "preferred-time", name: "t", label: "T", timeZone: "Asia/Bandung", slots: ["09:00"] }),
      '.questions[0].timeZone: "Asia/Bandung" is no time zone; names look like "Asia/Jakarta"',
    ],
    [
      "no such day",
      asking({
        type: "preferred-time",
        name: "t",
        label: "T",
        timeZone: "UTC",
        slots: ["09:00"],
        except: ["2026-02-30"],
      }),
      ".questions[0].except[0]: 2026-02-30 is in no calendar",
    ],
    [
      "no policy",
      { questions: [email] },
      ".policy: a link to the privacy policy is needed; false turns it off on purpose",
    ],
    ["words in no language", form({ title: {} }), ".title: words in at least one language are needed"],
    [
      "words in no language, deep",
      asking({ ...yesNo, options: [{ value: "a", label: {} }, { value: "b" }] }),
      ".questions[0].options[0].label: words in at least one language are needed",
    ],
    [
      "a link that runs",
      form({ policy: { url: "javascript:alert(1)" } }),
      ".policy.url: an https, http, mailto or tel address, or one relative to the page, is needed",
    ],
    [
      "a link in disguise",
      form({ policy: { url: "java\nscript:alert(1)" } }),
      ".policy.url: an https, http, mailto or tel address, or one relative to the page, is needed",
    ],
    [
      "no end",
      form({ ends: [{ id: "a", when: { question: "email", answered: true } }] }),
      ".ends: one end page without when is needed, where all others end",
    ],
    ["two ends", form({ ends: [{ id: "a" }, { id: "b" }] }), ".ends[1].when: only one end page may be without when"],
    [
      "the same end twice",
      form({ ends: [{ id: "a" }, { id: "a", when: { question: "email", answered: true } }] }),
      '.ends[1].id: "a" is the id of another end page too',
    ],
    [
      "no fit for all",
      form({ ends: [{ id: "a", fit: false }] }),
      ".ends[0].when: an end page for no fit must say which answers lead there",
    ],
    [
      "a call to no number",
      form({ ends: [{ id: "a", button: { type: "call", text: "Call", phone: "0812" } }] }),
      '.ends[0].button.phone: a number such as "+6281234567890" is needed',
    ],
    ["no list", form({ questions: { 0: email } }), ".questions: a list is needed"],
    [
      "ten thousand questions",
      form({ questions: Array.from({ length: 10_000 }, (_, at) => ({ ...email, name: `e${at}` })) }),
      ".questions: at most 100 questions",
    ],
    [
      "a hundred questions in each of two steps",
      {
        policy,
        steps: ["a", "b"].map((step) => ({
          questions: Array.from({ length: 100 }, (_, at) => ({ ...email, name: `${step}${at}` })),
        })),
      },
      ".steps: at most 100 questions in all",
    ],
  ];
  for (const [name, definition, message] of mistakes) {
    test(`${name}: the place and the rule are named, the button is hidden`, () => {
      const { config, problems } = validateConfig({ welcome: "Hi!", form: definition });
      assert.deepEqual(
        problems.map((problem) => problem.message),
        [`config.form${message}`],
      );
      assert.deepEqual(config, { welcome: "Hi!", formButton: false });
    });
  }

  test("an unknown type names those that there are", () => {
    assert.match(
      problemsOf(asking({ type: "e-mail", name: "a", label: "A" }))[0] ?? "",
      /\.questions\[0\]\.type: must be "name", .*"consent" or "hidden"$/,
    );
  });

  test("questions that wait for each other are a circle", () => {
    const wait = (name: string, other: string) => ({
      type: "text",
      name,
      label: name,
      when: { show: { question: other, answered: true } },
    });
    assert.deepEqual(problemsOf(asking(wait("a", "b"), wait("b", "c"), wait("c", "a"))), [
      "config.form.questions[0].when.show: goes round in a circle: a → b → c → a",
      "config.form.questions[1].when.show: goes round in a circle: b → c → a → b",
      "config.form.questions[2].when.show: goes round in a circle: c → a → b → c",
    ]);
    assert.deepEqual(problemsOf(asking(wait("a", "a"))), [
      "config.form.questions[0].when.show: goes round in a circle: a → a",
    ]);
  });

  test("an unknown key is a warning and goes alone; a ticked consent is one", () => {
    const consent = { type: "consent", name: "news", text: "Send me news", prefill: { value: "yes" } };
    const { config, problems } = validateConfig({ form: asking(consent) });
    assert.deepEqual(problems, [
      {
        code: "config-unknown-key",
        level: "warning",
        path: "config.form.questions[0].prefill",
        message: "config.form.questions[0].prefill: this key is not known",
      },
    ]);
    assert.deepEqual(config.form?.questions?.[0], { type: "consent", name: "news", text: "Send me news" });
  });

  test("the policy may be the chat's", () => {
    assert.deepEqual(validateConfig({ privacy: { url: "/privacy" }, form: { questions: [email] } }).problems, []);
    assert.deepEqual(problemsOf({ policy: false, questions: [email] }), []);
  });

  test("script in a label is a label", () => {
    const { problems } = validateConfig({ form: asking({ ...yesNo, label: "<script>alert(1)</script>" }) });
    assert.deepEqual(problems, []);
  });
});

describe("several forms", () => {
  const messages = (forms: unknown) => validateConfig({ forms }).problems.map(({ message }) => message);
  test("need an id each", () => {
    assert.deepEqual(messages([form({}), form({ id: "a" }), form({ id: "a" })]), [
      "config.forms[0].id: each of several forms needs an id",
      'config.forms[2].id: "a" is the id of another form too',
    ]);
  });
  test("are checked one by one, and a wrong one hides the button", () => {
    const { config, problems } = validateConfig({ forms: [form({ id: "a" }), { id: "b", questions: [email] }] });
    assert.deepEqual(
      problems.map(({ path }) => path),
      ["config.forms[1].policy"],
    );
    assert.deepEqual(config, { formButton: false });
  });
});
