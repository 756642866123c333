import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { centerLocales } from "../../../src/center/i18n/center-locales.ts";
import { type CenterTexts, en } from "../../../src/center/i18n/en.ts";
import { useLanguage, wording } from "../../../src/center/i18n/wording.ts";
import { localeLoaders } from "../../../src/i18n/locale-loaders.ts";

type Text = CenterTexts[keyof CenterTexts];

const wordsOf = (text: Text): readonly string[] => (typeof text === "string" ? [text] : Object.values(text));
const placesOf = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join(" ");
/** What must be typed or pasted as it stands. */
const literals = ["</body>", "https://shop.example", "2026-12-25", "Enter", "CSV"];

describe("the Center's languages", () => {
  it("are those of the chat", () => {
    assert.deepEqual(["en", ...Object.keys(centerLocales)].sort(), Object.keys(localeLoaders).sort());
  });

  for (const [tag, load] of Object.entries(centerLocales)) {
    it(`${tag}: every text, with its places, in every plural form of the language`, async () => {
      const { texts, reviewed } = await load();
      assert.ok(reviewed === "none" || reviewed === "native");
      assert.deepEqual(Object.keys(texts).sort(), Object.keys(en).sort());
      const categories = [...new Intl.PluralRules(tag).resolvedOptions().pluralCategories].sort();
      for (const key of Object.keys(en) as (keyof CenterTexts)[]) {
        const [source, text] = [en[key], texts[key]];
        assert.equal(typeof text, typeof source, key);
        if (typeof text !== "string") assert.deepEqual(Object.keys(text).sort(), categories, key);
        for (const words of wordsOf(text)) {
          assert.ok(words.trim() === words && words !== "", `${key}: "${words}"`);
          // Languages with words for one and two need no number there.
          const allowed = typeof source === "string" ? [placesOf(source)] : ["", "{count}"];
          assert.ok(allowed.includes(placesOf(words)), `${key}: ${words}`);
        }
        if (typeof source !== "string" || typeof text !== "string") continue;
        for (const literal of literals) {
          if (literal !== "Enter" && source.includes(literal)) assert.ok(text.includes(literal), `${key}: ${literal}`);
        }
      }
    });

    it(`${tag}: it is not English`, async () => {
      const { texts } = await load();
      const same = (Object.keys(en) as (keyof CenterTexts)[]).filter((key) => texts[key] === en[key]);
      // Names, and words that many languages share.
      assert.ok(same.length <= 22, same.join(", "));
    });
  }

  it("the last one that was asked for is in force, with its direction", async () => {
    const slow = useLanguage("de");
    await useLanguage("ar-EG", ["ar-EG"]);
    await slow;
    const { locale, direction, format, texts } = wording.get();
    assert.deepEqual([locale, direction, format, texts.save], ["ar", "rtl", "ar-EG", "حفظ"]);
    await useLanguage("xx");
    assert.equal(wording.get().locale, "en");
  });
});
