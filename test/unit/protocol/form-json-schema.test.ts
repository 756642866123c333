import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as demo from "../../../demo/forms-data.ts";
import { formSchema, type FormDefinition } from "../../../src/protocol/form.ts";
import { descriptions, formJsonSchema } from "../../../tools/lib/form-json-schema.ts";

const file = new URL("../../../docs/lead-form.schema.json", import.meta.url);
const schema = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
const accepts = new Ajv2020({ strict: false }).compile(schema);
const email = { type: "email", name: "email", label: "E-mail" };

test("the file in docs is what the sources say", () => {
  assert.deepEqual(schema, JSON.parse(JSON.stringify(formJsonSchema())), "run node tools/build-form-schema.mjs");
});

describe("a definition comes back from JSON and the schema as it was", () => {
  for (const [name, definition] of Object.entries(demo)) {
    test(name, () => {
      const read = JSON.parse(JSON.stringify(definition)) as FormDefinition;
      assert.equal(accepts(read), true, JSON.stringify(accepts.errors));
      assert.deepEqual(formSchema.parse(read), definition);
    });
  }
});

describe("the schema for editors and the one of the chat agree", () => {
  const cases: [string, unknown][] = [
    ["the least", { policy: false, questions: [email] }],
    ["no object", []],
    ["an unknown key", { questions: [email], colour: "red" }],
    ["an unknown type", { questions: [{ ...email, type: "mail" }] }],
    ["no label", { questions: [{ type: "email", name: "email" }] }],
    ["an empty label", { questions: [{ ...email, label: "" }] }],
    ["labels by language", { questions: [{ ...email, label: { en: "E-mail", "pt-BR": "E-mail" } }] }],
    ["a label in no language", { questions: [{ ...email, label: { "not a tag": "E-mail" } }] }],
    ["a name with a space", { questions: [{ ...email, name: "my mail" }] }],
    ["one option", { questions: [email, { type: "choice", name: "a", label: "A", options: [{ value: "a" }] }] }],
    ["a link that runs", { policy: { url: "javascript:alert(1)" }, questions: [email] }],
    ["a relative link", { policy: { url: "../privacy?x=1#y" }, questions: [email] }],
    ["a layout that there is not", { layout: "grid", questions: [email] }],
    ["a day", { questions: [email, { type: "date", name: "d", label: "D", validation: { earliest: "today+7" } }] }],
    ["no day", { questions: [email, { type: "date", name: "d", label: "D", validation: { earliest: "soon" } }] }],
    ["no questions", { questions: [] }],
    ["a hundred and one", { questions: Array.from({ length: 101 }, () => email) }],
    [
      "a condition",
      { questions: [email, { ...email, name: "b", when: { show: { all: [{ question: "email", answered: true }] } } }] },
    ],
    ["a condition on nothing", { questions: [email, { ...email, name: "b", when: { show: { is: "x" } } }] }],
    ["a consent that is ticked", { questions: [email, { type: "consent", name: "c", text: "T", prefill: "contact" }] }],
  ];
  for (const [name, definition] of cases) {
    test(name, () => assert.equal(accepts(definition), formSchema.safeParse(definition).success));
  }
});

/** Every key that a definition may have. */
function keysOf(node: unknown, found = new Set<string>()): Set<string> {
  if (typeof node !== "object" || node === null) return found;
  if ("properties" in node) for (const key of Object.keys(node.properties as object)) found.add(key);
  for (const inner of Object.values(node)) keysOf(inner, found);
  return found;
}

/** Every type that a question or a button may have. */
function typesOf(node: unknown, found = new Set<string>()): Set<string> {
  if (typeof node !== "object" || node === null) return found;
  const { type } = ("properties" in node ? node.properties : {}) as { type?: { const?: string; enum?: string[] } };
  for (const one of type?.enum ?? [type?.const ?? []].flat()) found.add(one);
  for (const inner of Object.values(node)) typesOf(inner, found);
  return found;
}

test("every key is described, and nothing else", () => {
  assert.deepEqual([...keysOf(schema)].sort(), Object.keys(descriptions).sort());
});

test("docs/forms.md shows every key and every type", () => {
  const page = readFileSync(new URL("../../../docs/forms.md", import.meta.url), "utf8");
  const types = typesOf(schema);
  const missing = [...keysOf(schema), ...types].filter(
    (word) => !new RegExp(`[\`"]${word.replace("$", "\\$")}[\`"]`).test(page),
  );
  assert.deepEqual(missing, []);
});
