import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { texts as english, type FormTextKey, type FormTexts } from "../../../../src/i18n/form/en.ts";
import { loadFormTexts } from "../../../../src/i18n/form/form-texts.ts";
import { overrideFormTexts } from "../../../../src/i18n/form/override-form-texts.ts";
import { localeLoaders, type LocaleTag } from "../../../../src/i18n/locale-loaders.ts";
import { plural, type PluralText } from "../../../../src/i18n/plural.ts";

const tags = (Object.keys(localeLoaders) as LocaleTag[]).filter((tag) => tag !== "en");
const formsOf = (text: string | PluralText) => (typeof text === "string" ? [text] : Object.values(text));
const places = (text: string | PluralText) =>
  [...new Set(formsOf(text).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();

/** What the same word is in both languages. */
const same: Partial<Record<LocaleTag, readonly FormTextKey[]>> = {
  it: ["formEmail", "formNo"],
  fr: ["formEmail", "formMessage"],
  de: ["formName", "formOptional"],
  es: ["formNo"],
  "pt-BR": ["formEmail"],
};

for (const tag of tags) {
  describe(`the form in ${tag}`, () => {
    test("has every text, with the same places and every plural form", async () => {
      const texts = await loadFormTexts(tag);
      assert.deepEqual(Object.keys(texts).sort(), Object.keys(english).sort());
      const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
      for (const key of Object.keys(english) as FormTextKey[]) {
        assert.deepEqual(places(texts[key]), places(english[key]), key);
        const text = texts[key];
        if (typeof text !== "string") assert.deepEqual(Object.keys(text).sort(), [...pluralCategories].sort(), key);
      }
    });
    test("leaves nothing in English", async () => {
      const texts = await loadFormTexts(tag);
      const left = (Object.keys(english) as FormTextKey[]).filter(
        (key) => JSON.stringify(texts[key]) === JSON.stringify(english[key]),
      );
      assert.deepEqual(left, same[tag] ?? []);
    });
  });
}

describe("the host's own words", () => {
  test("stand over the form's, in their language only", async () => {
    const overrides = { id: { formSend: "Kirim sekarang", chatWith: "Halo" } };
    assert.equal((await loadFormTexts("id", overrides)).formSend, "Kirim sekarang");
    assert.equal((await loadFormTexts("ms", overrides)).formSend, (await loadFormTexts("ms")).formSend);
    assert.equal("chatWith" in (await loadFormTexts("id", overrides)), false);
  });
  test("may say a counted text once, or by category", () => {
    const once = overrideFormTexts(english, { formErrorTooLong: "{count} too many" });
    assert.equal(plural(once.formErrorTooLong, 1, "en"), "1 too many");
    const some: FormTexts = overrideFormTexts(english, { formErrorTooLong: { one: "One too many" } });
    assert.equal(plural(some.formErrorTooLong, 1, "en"), "One too many");
    assert.equal(plural(some.formErrorTooLong, 2, "en"), "2 characters too many");
    assert.equal(overrideFormTexts(english, { formSend: { one: "x" } }).formSend, "Send");
  });
});
