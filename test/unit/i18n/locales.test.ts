import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { formatLocale } from "../../../src/i18n/format-locale.ts";
import type { LocaleTag } from "../../../src/i18n/locale-loaders.ts";
import { locales } from "../../../src/i18n/locales.ts";
import { directionOf, findLocale, resolveLocale } from "../../../src/i18n/resolve-locale.ts";

describe("resolveLocale", () => {
  const table: [string | null | undefined, string][] = [
    ["en", "en"],
    ["en-GB", "en"],
    ["id", "id"],
    ["in", "id"],
    ["in_ID", "id"],
    ["ID-id", "id"],
    ["iw", "he"],
    ["he-IL", "he"],
    ["tl", "fil"],
    ["fil-PH", "fil"],
    ["pt", "pt-BR"],
    ["pt-PT", "pt-BR"],
    ["pt-br", "pt-BR"],
    ["zh", "zh-Hans"],
    ["zh-CN", "zh-Hans"],
    ["zh-SG", "zh-Hans"],
    ["zh-TW", "zh-Hant"],
    ["zh-HK", "zh-Hant"],
    ["zh-MO", "zh-Hant"],
    ["zh_Hant_TW", "zh-Hant"],
    ["zh-Hans-HK", "zh-Hans"],
    ["yue", "zh-Hant"],
    ["cmn-TW", "zh-Hant"],
    ["es-419", "es"],
    ["fr-CA", "fr"],
    ["ar-EG", "ar"],
    ["ko-KR-u-nu-latn", "ko"],
    ["nl", "en"],
    ["tostring", "en"],
    ["x-private", "en"],
    ["not a tag", "en"],
    ["", "en"],
    [null, "en"],
    [undefined, "en"],
  ];
  for (const [tag, expected] of table) {
    test(`${JSON.stringify(tag)} → ${expected}`, () => assert.equal(resolveLocale(tag), expected));
  }

  test("finds itself by each of its own tags", () => {
    for (const tag of Object.keys(locales)) assert.equal(findLocale(tag), tag);
  });
  test("findLocale says that a language is not there", () => {
    assert.equal(findLocale("nl"), undefined);
    assert.equal(findLocale("__proto__"), undefined);
  });
});

describe("locales", () => {
  test("are written from the side that their script is", () => {
    const rightToLeft = Object.entries(locales).filter(([, { direction }]) => direction === "rtl");
    assert.deepEqual(rightToLeft.map(([tag]) => tag).sort(), ["ar", "he", "ur"]);
    for (const tag of Object.keys(locales) as LocaleTag[]) assert.equal(directionOf(tag), locales[tag].direction, tag);
  });
  test("are named in themselves, each differently", () => {
    const names = Object.values(locales).map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    assert.equal(locales.ja.name, "日本語");
    assert.equal(locales["zh-Hant"].name, "繁體中文");
    assert.equal(locales.ar.name, "العربية");
  });
});

describe("formatLocale", () => {
  const table: [Parameters<typeof formatLocale>, string][] = [
    [["en", ["en-GB", "en-US"]], "en-GB"],
    [["en", ["en", "en-AU"]], "en-AU"],
    [["en", ["id-ID", "en"]], "en"],
    [["id", ["en-GB", "in_ID"]], "in-ID"],
    [["ja", ["en-GB"]], "ja"],
    [["zh-Hant", ["zh-CN", "zh-HK"]], "zh-HK"],
    [["en", ["nl", "not a tag", ""]], "en"],
    [["th", []], "th"],
    [["fil", ["tl", "tl-PH"]], "tl-PH"],
    [["he", ["iw-IL", "en-US"]], "iw-IL"],
    [["es", ["es-419", "es"]], "es-419"],
    [["pt-BR", ["pt", "PT-br"]], "PT-br"],
  ];
  for (const [[locale, tags], expected] of table) {
    test(`${locale} for ${tags.join(" ") || "nothing"} → ${expected}`, () => {
      assert.equal(formatLocale(locale, tags), expected);
      // Whatever comes out must be something that the platform formats with.
      assert.doesNotThrow(() => new Intl.DateTimeFormat(formatLocale(locale, tags)));
    });
  }
});
