import assert from "node:assert/strict";
import { test } from "node:test";
import { directionOf, languageOf, languages, textsOf, type FlowLanguage } from "../../../demo/flow/language.ts";

test("the language is the address's, else English", () => {
  assert.equal(languageOf("https://x.example/flow.html?lang=ar"), "ar");
  assert.equal(languageOf("https://x.example/flow.html?lang=toString"), "en");
  assert.equal(languageOf("https://x.example/flow.html"), "en");
  assert.deepEqual([directionOf("ar"), directionOf("id")], ["rtl", "ltr"]);
});

for (const language of Object.keys(languages) as FlowLanguage[]) {
  test(`the story has its six steps and its rule answers its question: ${language}`, () => {
    const { steps, shop } = textsOf(language);
    assert.equal(steps.length, 6);
    assert.ok(shop.rule.when.some((word) => shop.question.toLowerCase().includes(word.toLowerCase())));
  });
}
