import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as z from "zod/mini";
import { detectContacts, normaliseContact, resolveRegion } from "../../../src/detection/index.ts";
import { answerSchema, consentSchema } from "../../../src/protocol/lead-event.ts";
import { checkContacts, limitForm, type Reader } from "../../../src/session/read-contacts.ts";
import type { FormSubmission } from "../../../src/session/session-types.ts";
import { AT } from "../../fixtures/session/change-double.ts";
import { tinyDetection } from "../../fixtures/session/world.ts";

const real = { detectContacts, normaliseContact, resolveRegion };
const reader = (region: string | undefined, detection: Reader["detection"] = real): Reader => ({
  detection,
  options: { region },
});
const fields = (...list: [kind: string, value: string][]) =>
  list.map(([kind, value], index) => ({ kind, value, field: `${kind}${String(index)}` }));

describe("what stands in a contact field", () => {
  const cases: [kind: string, value: string, region: string | undefined, read: string][] = [
    ["email", " Ana@Example.com ", "ID", "=Ana@example.com"],
    ["email", "ana@", "ID", "email-invalid"],
    ["email", "call me", undefined, "email-invalid"],
    ["phone", "0812-3456-7890", "ID", "=+6281234567890"],
    ["phone", "+62 812 3456 7890", undefined, "=+6281234567890"],
    ["phone", "081234567890", undefined, "phone-region-unknown"],
    ["phone", "12", "ID", "phone-invalid"],
    ["phone", "ana@example.com", "ID", "phone-invalid"],
    ["whatsapp", "0812-3456-7890", "ID", "=+6281234567890"],
    ["whatsapp", "081234567890", undefined, "phone-region-unknown"],
    ["whatsapp", "!", "ID", "phone-invalid"],
    ["instagram", "@kopi.senja", "ID", "=kopi.senja"],
    ["instagram", "not a name", "ID", "contact-invalid"],
    ["telegram", "@kopi", "ID", "contact-invalid"],
    ["name", "  Ana   Souza ", "ID", "=Ana Souza"],
    ["name", "x".repeat(400), "ID", `=${"x".repeat(320)}`],
  ];
  for (const [kind, value, region, read] of cases) {
    test(`${kind} "${value.slice(0, 20)}", ${region ?? "no region"}: ${read.slice(0, 30)}`, async () => {
      const { contacts, problems } = await checkContacts(fields([kind, value]), reader(region));
      if (read.startsWith("=")) assert.deepEqual([contacts, problems], [[{ kind, value: read.slice(1) }], {}]);
      else assert.deepEqual([contacts, problems], [[], { [`${kind}0`]: read }]);
    });
  }

  test("blank ones are left out, and are no mistake", async () => {
    assert.deepEqual(await checkContacts(fields(["email", ""], ["phone", "  \n "], ["name", " "]), reader("ID")), {
      contacts: [],
      problems: {},
    });
  });

  test("each mistake is said at its own field, and the others are read", async () => {
    const { contacts, problems } = await checkContacts(
      fields(["email", "ana@"], ["phone", "0812-3456-7890"], ["email", "bob@"], ["name", "Ana"]),
      reader("ID"),
    );
    assert.deepEqual(
      contacts.map(({ kind }) => kind),
      ["phone", "name"],
    );
    assert.deepEqual(problems, { email0: "email-invalid", email2: "email-invalid" });
  });

  test("a chunk that is missing is no mistake of the visitor", async () => {
    const missing = { ...tinyDetection, normaliseContact: () => Promise.reject(new TypeError("no chunk")) };
    await assert.rejects(checkContacts(fields(["phone", "0812"]), reader("ID", missing)), /no chunk/);
    assert.deepEqual((await checkContacts(fields(["name", "Ana"]), reader("ID", missing))).contacts.length, 1);
  });
});

describe("what a form may send", () => {
  const submission = (part: Partial<FormSubmission>): FormSubmission => ({
    ...{ formId: "f", contacts: [], answers: {}, consents: [] },
    ...part,
  });
  const limit = (part: Partial<FormSubmission>, language: string | undefined = "id") =>
    limitForm(submission(part), { at: AT, language });

  test("is as it was, where it fits: an answer, a fact, a consent with its moment, language and origin", () => {
    const consent = {
      purpose: "contact",
      granted: false,
      text: "You may call.",
      version: "2",
      policyUrl: "https://a.example/",
    };
    const answers = {
      size: { question: "How many?", value: 2 },
      days: { value: ["mon", "tue"] },
      new: { value: true },
    };
    const contacts = [{ kind: "email", value: "ana@example.com", field: "mail" }];
    assert.deepEqual(limit({ contacts, answers, profile: { city: "Bandung" }, consents: [consent] }), {
      ...{ contacts, answers, profile: { city: "Bandung" } },
      consents: [{ ...consent, language: "id", at: AT, origin: "form" }],
    });
  });

  test("says nothing that was not said: no empty question, version, address or language", () => {
    const consent = { purpose: "contact", granted: true, text: "", version: "", policyUrl: "" };
    const limited = limitForm(submission({ answers: { a: { question: "", value: "" } }, consents: [consent] }), {
      at: AT,
      language: undefined,
    });
    assert.deepEqual(limited.answers, { a: { value: "" } });
    assert.deepEqual(limited.consents, [{ purpose: "contact", granted: true, text: "", at: AT, origin: "form" }]);
    assert.deepEqual(limited.profile, {});
  });

  test("blank contacts do not go", () => {
    const contacts = [
      { kind: "email", value: " ", field: "a" },
      { kind: "phone", value: "0812", field: "b" },
    ];
    assert.deepEqual(limit({ contacts }).contacts, [contacts[1]]);
  });

  const long = "x".repeat(9000);
  const answers = z.record(z.string().check(z.maxLength(64)), answerSchema);
  const values: [what: string, value: string | string[] | number | boolean, kept: number][] = [
    ["a text", long, 4000],
    ["many choices", Array.from({ length: 80 }, () => "x"), 50],
    ["a long choice", [long], 1],
    ["a number", 7, 1],
    ["a yes", true, 1],
  ];
  for (const [what, value, kept] of values) {
    test(`${what} is cut to what the wire carries`, () => {
      const { answers: limited } = limit({ answers: { [long]: { question: long, value } } });
      assert.ok(z.safeParse(answers, limited).success);
      const [[name, answer] = ["", undefined]] = Object.entries(limited);
      assert.deepEqual([name.length, answer?.question?.length], [64, 500]);
      const cut = answer?.value;
      assert.equal(typeof cut === "string" || Array.isArray(cut) ? cut.length : 1, kept);
      if (Array.isArray(cut)) assert.ok(cut.every((one) => one.length <= 500));
    });
  }

  test("so is a consent, and a fact", () => {
    const consent = { purpose: long, granted: true, text: long, version: long, policyUrl: long };
    const limited = limit({ consents: [consent], profile: { [long]: long } }, long);
    assert.ok(z.safeParse(z.array(consentSchema), limited.consents).success);
    assert.deepEqual(
      [limited.consents[0]?.text?.length, limited.consents[0]?.purpose.length, limited.consents[0]?.policyUrl?.length],
      [2000, 64, 2048],
    );
    const [[name, value] = ["", ""]] = Object.entries(limited.profile ?? {});
    assert.deepEqual([name.length, String(value).length], [64, 512]);
  });
});
