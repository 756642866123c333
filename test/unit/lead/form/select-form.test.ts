import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { matchesGlob, selectForm } from "../../../../src/lead/form/select-form.ts";
import type { FormDefinition } from "../../../../src/protocol/form.ts";

const form = (id: string | undefined, when?: FormDefinition["when"]): FormDefinition => ({
  ...(id !== undefined && { id }),
  ...(when && { when }),
  policy: false,
  questions: [{ type: "email", name: "email", label: "E-mail" }],
});
const forms = [
  form("sale", { campaign: ["sale-*", "42"] }),
  form("ad", { ad: "video 1" }),
  form("class", { path: "/class/*", language: "id" }),
  form("english", { language: "en" }),
];
const plain = form(undefined);

describe("selectForm", () => {
  const cases: [string, string, string, string | undefined][] = [
    ["the campaign's name", "https://a.example/?utm_campaign=Sale-November", "th", "sale"],
    ["the campaign's id", "https://a.example/?utm_id=42", "th", "sale"],
    ["the ad", "https://a.example/?utm_content=Video%201", "th", "ad"],
    ["the first of several", "https://a.example/class/barista?utm_campaign=sale-x", "id", "sale"],
    ["path and language", "https://a.example/class/barista", "id-ID", "class"],
    ["path without language", "https://a.example/class/barista", "th", undefined],
    ["a language's variety", "https://a.example/", "en-GB", "english"],
    ["no beginning of another language", "https://a.example/", "enm", undefined],
    ["no address at all", "about:blank", "th", undefined],
  ];
  for (const [name, url, language, id] of cases) {
    test(name, () => assert.equal(selectForm({ form: plain, forms }, { url, language })?.id, id));
  }
  const facts = { url: "https://a.example/", language: "th" };
  test("by its id whatever the page", () => {
    assert.equal(selectForm({ form: plain, forms }, facts, "sale")?.id, "sale");
    assert.equal(selectForm({ form: plain, forms }, facts, "default"), plain);
    assert.equal(selectForm({ form: plain, forms }, facts, "gone"), undefined);
  });
  test("one without when is the default where there is no form", () => {
    assert.equal(selectForm({ forms: [...forms, form("rest")] }, facts)?.id, "rest");
    assert.equal(selectForm({}, facts), undefined);
  });
});

test("globs are matched from left to right", () => {
  assert.ok(matchesGlob("*", ""));
  assert.ok(matchesGlob("/a*b*c", "/a--b--b--c"));
  assert.ok(!matchesGlob("/a*b*c", "/a--c--b"));
  assert.ok(!matchesGlob("ab*ba", "aba"));
  assert.ok(!matchesGlob("/a", "/a/b"));
  assert.ok(!matchesGlob(`${"*a".repeat(1000)}*b`, "a".repeat(10_000)));
});
