import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { change, discard } from "../../../../src/lead/form/form-actions.ts";
import type { FormDraft } from "../../../../src/lead/form/form-types.ts";
import type { FormDefinition } from "../../../../src/protocol/form.ts";
import type { Lead } from "../../../../src/protocol/lead-event.ts";
import { contact, email, leadWith, settled, twoSteps, world } from "../../../fixtures/lead/form-world.ts";

async function fillIn({ run }: ReturnType<typeof world>) {
  run.edit("kind", "flat");
  await run.advance();
  run.edit("email", "ana@example.com");
}

describe("going through a form", () => {
  test("step by step, to one submission", async () => {
    const w = world();
    w.wait(5000);
    assert.equal(w.view().screens.length, 2);
    await fillIn(w);
    assert.equal(w.view().screen, 1);
    await w.run.advance();
    assert.deepEqual(w.sent, [
      {
        formId: "default",
        submissionId: "submission-1",
        contacts: [{ kind: "email", value: "ana@example.com", field: "email" }],
        profile: {},
        answers: { kind: { question: "What?", value: "flat" } },
        consents: [{ purpose: "contact", granted: true, text: "By sending, you ask Kopi Senja to contact you." }],
        end: { id: "thanks", fit: true },
        suspicion: [],
      },
    ]);
    assert.equal(w.view().at, "end");
    assert.equal(w.view().sent, true);
  });

  test("not past what is missing, and it says which field is first", async () => {
    const w = world();
    assert.equal(await w.run.advance(), "kind");
    assert.deepEqual(w.view().problems, { kind: { code: "requiredChoice" } });
    w.run.edit("kind", "house");
    assert.deepEqual(w.view().problems, {});
    assert.equal(await w.run.advance(), "floors");
    w.run.edit("floors", "2");
    assert.equal(await w.run.advance(), undefined);
    assert.equal(w.view().screen, 1);
  });

  test("an answer to what is no longer asked is not sent", async () => {
    const w = world();
    w.run.edit("kind", "house");
    w.run.edit("floors", "2");
    await fillIn(w);
    await w.run.advance();
    assert.deepEqual(Object.keys(w.sent[0]?.answers ?? {}), ["kind"]);
  });

  test("back and forth keeps what was typed", async () => {
    const w = world();
    await fillIn(w);
    assert.equal(w.run.back(), true);
    assert.equal(w.view().screen, 0);
    assert.equal(w.run.back(), false);
    assert.equal(w.view().values["email"], "ana@example.com");
  });

  test("begins with the intro, if there is one", () => {
    const w = world({ definition: { ...twoSteps, intro: { headline: "Hello" } } });
    assert.equal(w.view().at, "intro");
    w.run.begin();
    assert.equal(w.view().at, "questions");
    assert.equal(w.run.back(), true);
    assert.equal(w.view().at, "intro");
  });

  test("a review comes before sending; what is changed there comes back to it", async () => {
    const w = world({ definition: { ...twoSteps, review: true } });
    await fillIn(w);
    await w.run.advance();
    assert.equal(w.view().at, "review");
    assert.equal(w.sent.length, 0);
    change(w.run, "kind");
    assert.deepEqual([w.view().at, w.view().screen], ["questions", 0]);
    w.run.edit("kind", "house");
    assert.equal(await w.run.advance(), "floors", "what the change asks for comes first");
    w.run.edit("floors", "3");
    await w.run.advance();
    assert.equal(w.view().at, "review");
    await w.run.advance();
    assert.equal(w.sent[0]?.answers["floors"]?.value, 3);
  });

  test("pressed many times while it is being sent, it is sent once", async () => {
    const w = world();
    await fillIn(w);
    await Promise.all([w.run.advance(), w.run.advance(), w.run.advance()]);
    assert.equal(w.sent.length, 1);
    await w.run.advance();
    assert.equal(w.sent.length, 1, "and not again from the end page");
  });

  test("one that could not be kept can be sent again, as the same submission", async () => {
    let broken = true;
    const w = world({
      answer: async () => {
        if (broken) throw new Error("disk");
        return { outcome: "accepted" };
      },
    });
    await fillIn(w);
    await w.run.advance();
    assert.deepEqual([w.view().status, w.view().at], ["failed", "questions"]);
    broken = false;
    await w.run.advance();
    assert.equal(w.view().at, "end");
    assert.deepEqual(
      w.sent.map(({ submissionId }) => submissionId),
      ["submission-1", "submission-1"],
    );
  });

  test("what the session refuses is shown at its field", async () => {
    const w = world({ answer: async () => ({ outcome: "invalid", fields: { email: "email-invalid" } }) });
    await fillIn(w);
    assert.equal(await w.run.advance(), "email");
    assert.deepEqual(w.view().problems, { email: { code: "email" } });
  });
});

describe("leaving a field", () => {
  test("says what is wrong with it, but not that it is empty", async () => {
    const w = world();
    await fillIn(w);
    w.run.edit("email", "");
    await w.run.leave("email");
    assert.deepEqual(w.view().problems, {});
    w.run.edit("email", "ana@gmail");
    await w.run.leave("email");
    assert.deepEqual(w.view().problems, { email: { code: "emailEnding", values: { example: "ana@gmail.com" } } });
  });

  test("asks the session about handles", async () => {
    const w = world({
      definition: { policy: false, questions: [{ type: "instagram", name: "ig", label: "Instagram" }] },
    });
    w.run.edit("ig", "not a handle");
    await w.run.leave("ig");
    assert.deepEqual(w.view().problems, { ig: { code: "handle" } });
  });

  test("reads numbers by the country chosen, else by the region of the page", async () => {
    const w = world({ region: "ID" });
    await w.run.start();
    await settled();
    await fillIn(w);
    w.run.edit("wa", "0812 3456 7890");
    await w.run.leave("wa");
    assert.deepEqual(w.view().problems, {});
    w.run.edit("wa:country", "SG");
    await w.run.leave("wa");
    assert.deepEqual(w.view().problems, { wa: { code: "phoneLong", values: { country: "SG" } } });
    w.run.edit("wa:country", "ID");
    await w.run.advance();
    assert.deepEqual(w.sent[0]?.contacts[1], { kind: "whatsapp", value: "+6281234567890", field: "wa" });
  });
});

describe("ends", () => {
  const ends: FormDefinition["ends"] = [
    { id: "no-flats", fit: false, when: { question: "kind", is: "flat" }, chat: "Only houses, sorry." },
    { id: "big", when: { question: "floors", above: 3 }, chat: { en: "A big one!", id: "Besar!" } },
    { id: "thanks" },
  ];
  test("no fit is told at once; without a way to reach anybody nothing is sent", async () => {
    const w = world({ definition: { ...twoSteps, ends } });
    w.run.edit("kind", "flat");
    await w.run.advance();
    assert.deepEqual([w.view().at, w.view().end?.id, w.view().sent], ["end", "no-flats", false]);
    assert.deepEqual(w.sent, []);
  });
  test("no fit of a visitor who can be reached is sent as what it is", async () => {
    const w = world({ definition: { ...twoSteps, ends }, lead: leadWith({ contacts: [contact("email", "a@b.co")] }) });
    w.run.edit("kind", "flat");
    await w.run.advance();
    assert.deepEqual(w.sent[0]?.end, { id: "no-flats", fit: false });
    assert.equal(w.sent[0]?.reply, "Only houses, sorry.");
  });
  test("other answers choose another page and other words, in the visitor's language", async () => {
    const w = world({ definition: { ...twoSteps, ends }, languages: ["id"] });
    w.run.edit("kind", "house");
    w.run.edit("floors", "4");
    await w.run.advance();
    w.run.edit("email", "ana@example.com");
    await w.run.advance();
    assert.equal(w.view().end?.id, "big");
    assert.equal(w.sent[0]?.reply, "Besar!");
    assert.deepEqual(w.sent[0]?.answers["floors"], { question: "Lantai", value: 4 });
  });
});

describe("reaching the visitor", () => {
  const definition: FormDefinition = {
    policy: false,
    questions: [{ type: "name", name: "name", label: "Name" }, email, { type: "phone", name: "phone", label: "Phone" }],
  };
  test("one way is needed", async () => {
    const w = world({ definition });
    w.run.edit("name", "Ana");
    assert.equal(await w.run.advance(), "email");
    assert.deepEqual(w.view().problems, { email: { code: "reach" } });
    assert.deepEqual(w.sent, []);
  });
  test("one that is known is enough", async () => {
    const w = world({ definition, lead: leadWith({ contacts: [contact("line", "ana")] }) });
    w.run.edit("name", "Ana");
    assert.equal(await w.run.advance(), undefined);
    assert.equal(w.sent.length, 1);
  });
});

describe("what is known", () => {
  test("is filled in, marked with where it came from, and follows until it is touched", () => {
    const w = world();
    const lead = leadWith({
      contacts: [contact("email", "ana@example.com"), contact("phone", "+6281234567890", "form")],
      answers: { kind: { value: "house" } },
    });
    w.run.learn(lead);
    assert.deepEqual(w.view().values, { kind: "house", email: "ana@example.com", wa: "+6281234567890" });
    assert.deepEqual(w.view().known, { kind: "before", email: "chat", wa: "before" });
    w.run.edit("email", "ana@work.example");
    w.run.learn(leadWith({ contacts: [contact("email", "other@example.com")] }));
    assert.equal(w.view().values["email"], "ana@work.example");
    assert.equal(w.view().known["email"], undefined);
  });

  test("a known number stands beside its country as it would be typed", async () => {
    const w = world({ lead: leadWith({ contacts: [contact("whatsapp", "+6281234567890")] }) });
    await w.run.start();
    await settled();
    assert.equal(w.view().values["wa"], "0812-3456-7890");
    assert.equal(w.view().values["wa:country"], "ID");
    assert.equal(w.view().known["wa"], "chat");
  });

  test("a known number of another country keeps that country, also in a draft of what was changed in it", async () => {
    const w = world({ lead: leadWith({ contacts: [contact("whatsapp", "+6591234567")] }) });
    await w.run.start();
    await settled();
    assert.deepEqual([w.view().values["wa"], w.view().values["wa:country"]], ["9123 4567", "SG"]);
    w.run.edit("wa", "9123 4568");
    w.run.learn(leadWith({ contacts: [contact("whatsapp", "+6281234567890")] }));
    await settled();
    assert.deepEqual([w.view().values["wa"], w.view().values["wa:country"]], ["9123 4568", "SG"]);
    const draft = w.drafts.get(w.run.id);
    assert.deepEqual(draft?.values, { wa: "9123 4568", "wa:country": "SG" });
  });

  const first = (question: Record<string, unknown>, lead: Lead | null = null) => {
    const definition = { policy: false, questions: [{ label: "L", name: "q", ...question }, email] } as FormDefinition;
    const { values, known } = world({ definition, lead }).view();
    return [values["q"], known["q"]];
  };
  const options = [{ value: "a" }, { value: "b" }];
  const cases: [string, Record<string, unknown>, Lead | null, unknown[]][] = [
    [
      "of several the last",
      { type: "phone" },
      leadWith({ contacts: [contact("phone", "+622", "chat", "2026-11-21T00:00:00Z"), contact("phone", "+621")] }),
      ["+622", "chat"],
    ],
    [
      "nothing, when the definition says so",
      { type: "phone", prefill: false },
      leadWith({ contacts: [contact("phone", "+62")] }),
      [undefined, undefined],
    ],
    ["a parameter of the page", { type: "city", prefill: { query: "city" } }, null, ["Bandung", undefined]],
    [
      "what was told counts before it",
      { type: "city", prefill: { query: "city" } },
      leadWith({ profile: { city: "Jakarta" } }),
      ["Jakarta", "before"],
    ],
    ["a value", { type: "number", prefill: { value: 2 } }, null, ["2", undefined]],
    ["an option", { type: "choice", options, prefill: { value: "b" } }, null, ["b", undefined]],
    [
      "no option that there is not",
      { type: "choice", options },
      leadWith({ answers: { q: { value: "c" } } }),
      [undefined, undefined],
    ],
    [
      "the words of other",
      { type: "choice", options, other: true },
      leadWith({ answers: { q: { value: "c" } } }),
      ["other", "before"],
    ],
    [
      "several options",
      { type: "choices", options },
      leadWith({ answers: { q: { value: ["a", "b"] } } }),
      [["a", "b"], "before"],
    ],
    [
      "a part of a name",
      { type: "last-name" },
      leadWith({ contacts: [contact("name", "Ana Maria Souza")] }),
      ["Maria Souza", "chat"],
    ],
    [
      "a part of a name that was told as such",
      { type: "first-name" },
      leadWith({ profile: { "first-name": "Ana Maria" } }),
      ["Ana Maria", "before"],
    ],
  ];
  for (const [name, question, lead, expected] of cases)
    test(name, () => assert.deepEqual(first(question, lead), expected));

  test("a consent is never given in advance", () => {
    assert.deepEqual(first({ type: "consent", text: "News" }, leadWith({ answers: { q: { value: true } } })), [
      undefined,
      undefined,
    ]);
  });
});

describe("a draft", () => {
  test("survives the page, with its place and its name", async () => {
    const w = world();
    await fillIn(w);
    await settled();
    assert.deepEqual(w.drafts.get("default"), {
      id: "default",
      submissionId: "submission-1",
      values: { kind: "flat", email: "ana@example.com" },
      screen: 1,
    });
    const next = world({ drafts: w.drafts, services: { newId: () => "another" } as never });
    await next.run.start();
    assert.deepEqual([next.view().screen, next.view().values["email"]], [1, "ana@example.com"]);
    assert.equal(next.run.isDirty, true);
    await next.run.advance();
    assert.equal(next.sent[0]?.submissionId, "submission-1", "two pages that send one draft send one submission");
  });
  test("is erased when the form was sent, and when it is discarded", async () => {
    const w = world();
    await fillIn(w);
    await w.run.advance();
    await settled();
    assert.equal(w.drafts.size, 0);
    const other = world();
    await fillIn(other);
    await discard(other.run);
    assert.equal(other.drafts.size, 0);
    assert.deepEqual([other.view().values, other.view().screen, other.run.isDirty], [{}, 0, false]);
  });
  test("does not hold what was filled in for the visitor", async () => {
    const w = world({ lead: leadWith({ contacts: [contact("email", "ana@example.com")] }) });
    w.run.edit("kind", "flat");
    await settled();
    assert.deepEqual(w.drafts.get("default")?.values, { kind: "flat" });
  });
  test("that comes late does not overwrite what was typed meanwhile", async () => {
    const drafts = new Map<string, FormDraft>([
      ["default", { id: "default", submissionId: "s", values: { kind: "house" }, screen: 0 }],
    ]);
    const w = world({ drafts });
    const started = w.run.start();
    w.run.edit("kind", "flat");
    await started;
    assert.equal(w.view().values["kind"], "flat");
  });
  test("that cannot be kept or read stops nobody", async () => {
    const refuse = async () => Promise.reject(new Error("quota"));
    const nothing = () => undefined;
    const drafts = { read: refuse, write: refuse, erase: refuse, note: nothing, noted: nothing };
    const w = world({ services: { drafts } as never });
    await w.run.start();
    await fillIn(w);
    await w.run.advance();
    assert.equal(w.sent.length, 1);
  });
  test("of a megabyte is cut, the field is not", async () => {
    const w = world();
    w.run.edit("email", "x".repeat(1_000_000));
    await settled();
    assert.equal(String(w.drafts.get("default")?.values["email"]).length, 20_000);
    assert.equal(String(w.view().values["email"]).length, 1_000_000);
  });
});

describe("what is sent", () => {
  const rich: FormDefinition = {
    id: "rich",
    language: "en",
    policy: false,
    disclaimer: "Prices may change.",
    questions: [
      { type: "first-name", name: "first", label: "First name" },
      { type: "last-name", name: "last", label: "Last name" },
      email,
      { type: "city", name: "town", label: "City" },
      {
        type: "choices",
        name: "taste",
        label: "Taste",
        other: true,
        options: [{ value: "sweet" }, { value: "bitter" }],
      },
      { type: "preferred-time", name: "visit", label: "When?", timeZone: "Asia/Jakarta", slots: ["10:00"] },
      { type: "long-text", name: "note", label: "Note" },
      {
        type: "consent",
        name: "news",
        text: "Send me news.",
        link: { text: "Terms", url: "/terms" },
        version: "2",
        purpose: "marketing",
      },
      { type: "hidden", name: "campaign", label: "Campaign", source: { fact: "campaign" } },
      { type: "hidden", name: "page", source: { fact: "page" } },
      { type: "hidden", name: "plan", source: { value: "basic" } },
      { type: "hidden", name: "ref", source: { query: "ref" } },
    ],
  };
  const filled = {
    first: " Ana ",
    last: "Souza",
    email: "ana@example.com",
    town: "Bandung",
    taste: ["sweet", "other"],
    "taste:other": "Smoky",
    visit: "2026-11-28T10:00",
    note: "Hi\u0000 \ud83d there 👋\nsecond line",
    news: true,
  };
  async function send(values: Record<string, string | string[] | boolean>) {
    const w = world({ definition: rich, policyUrl: "https://shop.example/privacy" });
    w.wait(5000);
    for (const [key, value] of Object.entries(values)) w.run.edit(key, value);
    const wrong = await w.run.advance();
    return { w, wrong, form: w.sent[0] };
  }

  test("holds contacts, profile, answers with their questions, consents with their words", async () => {
    const { form } = await send(filled);
    assert.deepEqual(form, {
      formId: "rich",
      submissionId: "submission-1",
      contacts: [
        { kind: "name", value: "Ana Souza", field: "first" },
        { kind: "email", value: "ana@example.com", field: "email" },
      ],
      profile: { "first-name": "Ana", "last-name": "Souza", city: "Bandung" },
      answers: {
        town: { question: "City", value: "Bandung" },
        taste: { question: "Taste", value: ["sweet", "Smoky"] },
        visit: { question: "When?", value: "2026-11-28 10:00 (Asia/Jakarta)" },
        note: { question: "Note", value: "Hi \ufffd there 👋\nsecond line" },
        campaign: { question: "Campaign", value: "x" },
        page: { value: "https://shop.example/class" },
        plan: { value: "basic" },
      },
      consents: [
        {
          purpose: "contact",
          granted: true,
          text: "By sending, you ask Kopi Senja to contact you.\nPrices may change.",
          policyUrl: "https://shop.example/privacy",
        },
        { purpose: "marketing", granted: true, text: "Send me news. Terms", version: "2", policyUrl: "/terms" },
      ],
      end: { id: "thanks", fit: true },
      suspicion: [],
    });
  });
  test("an unticked consent is a no", async () => {
    const { form } = await send({ ...filled, news: false });
    assert.equal(form?.consents[1]?.granted, false);
  });
  test("more than an event takes is said at the longest answer", async () => {
    const w = world({
      definition: {
        policy: false,
        questions: [email, ...["a", "b", "c"].map((name) => ({ type: "long-text", name, label: name }) as const)],
      },
    });
    w.run.edit("email", "ana@example.com");
    w.run.edit("a", "ก".repeat(1500));
    w.run.edit("b", "ก".repeat(2500));
    assert.equal(await w.run.advance(), "b");
    assert.equal(w.view().problems["b"]?.code, "tooMuch");
    assert.deepEqual(w.sent, []);
  });
});

describe("suspicion is marked, not punished", () => {
  test("a trap field that was filled in, and a form that was sent before anybody could read it", async () => {
    const w = world();
    await fillIn(w);
    w.run.trap();
    await w.run.advance();
    assert.deepEqual(w.sent[0]?.suspicion, ["trap", "fast"]);
    assert.equal(w.view().at, "end");
  });
});
