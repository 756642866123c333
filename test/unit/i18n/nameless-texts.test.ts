import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { en } from "../../../src/i18n/en.ts";
import type { LocaleTag } from "../../../src/i18n/locale-loaders.ts";
import { locales } from "../../../src/i18n/locales.ts";
import { namelessTexts } from "../../../src/i18n/nameless-texts.ts";
import { texts as fr } from "../../../src/i18n/fr.ts";
import { texts as tr } from "../../../src/i18n/tr.ts";

describe("namelessTexts", () => {
  test("a sentence begins with a capital, the middle of one does not", () => {
    const texts = namelessTexts(en, "en");
    assert.equal(texts.noticeReach, "The business can now reach you at {value}.");
    assert.equal(texts.deleted, "Deleted here. The business has been asked to delete its copy.");
    assert.equal(texts.ask, "Save {value} so that the business can contact you?");
    assert.equal(texts.theBusiness, "The business");
    assert.deepEqual(texts.unread, en.unread);
  });
  test("capital letters are those of the language", () => {
    assert.equal(namelessTexts(tr, "tr").noticeReach, "İşletme artık size şuradan ulaşabilir: {value}.");
    assert.match(namelessTexts(fr, "fr").noticeReach, /^L’entreprise peut/);
  });
  test("the same texts give the same object, so that nothing is drawn again", () => {
    assert.equal(namelessTexts(en, "en"), namelessTexts(en, "en"));
  });
  for (const tag of Object.keys(locales) as LocaleTag[]) {
    test(`leaves no place for the name in ${tag}`, async () => {
      const texts = namelessTexts((await locales[tag].load()).texts, tag);
      for (const [key, text] of Object.entries(texts))
        if (typeof text === "string") assert.doesNotMatch(text, /\{business\}/, key);
    });
  }
});
