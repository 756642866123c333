import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { launcherName } from "../../../src/elements/lead-chat/launcher-name.ts";
import { localeLoaders, type LocaleTag } from "../../../src/i18n/locale-loaders.ts";
import { fill } from "../../../src/i18n/fill.ts";

describe("the launcher's name", () => {
  for (const [tag, load] of Object.entries(localeLoaders) as [LocaleTag, (typeof localeLoaders)[LocaleTag]][]) {
    test(`in ${tag} is what the panel will be called`, async () => {
      const { texts } = await load();
      // Thai and Khmer part no words: their space is silent.
      const spoken = (text: string) => (/th|km/.test(tag) ? text.replaceAll(" ", "") : text);
      assert.equal(spoken(launcherName(tag, null)), spoken(texts.chatWithUs));
      for (const business of ["Kopi Senja", "$& $1 *,/"]) {
        assert.equal(launcherName(tag, business), fill(texts.chatWith, { business }));
      }
    });
  }

  const spellings: Readonly<Record<string, string>> = {
    "en-ID": "en",
    id_ID: "id",
    PT: "pt-BR",
    "pt-PT": "pt-BR",
    tl: "fil",
    zh: "zh-Hans",
    "zh-CN": "zh-Hans",
    "zh-Hans-HK": "zh-Hans",
    "zh-TW": "zh-Hant",
    zh_HK: "zh-Hant",
    "zh-Hant-CN": "zh-Hant",
    // No language of the chat, though one begins with the same letters.
    "kok-IN": "en",
    hil: "en",
    fi: "en",
    "": "en",
    x: "en",
  };
  for (const [tag, locale] of Object.entries(spellings)) {
    test(`"${tag}" is ${locale}`, () => {
      assert.equal(launcherName(tag, "Kopi Senja"), launcherName(locale, "Kopi Senja"));
      if (locale === "en") assert.equal(launcherName(tag, null), "Chat with us");
    });
  }
});
