import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { en, type TextKey, type Texts } from "../../../src/i18n/en.ts";
import type { LocaleTag } from "../../../src/i18n/locale-loaders.ts";
import { locales } from "../../../src/i18n/locales.ts";
import type { PluralText } from "../../../src/i18n/plural.ts";

const tags = Object.keys(locales) as LocaleTag[];
const others = tags.filter((tag) => tag !== "en");
const loaded = new Map<LocaleTag, Texts>();
for (const tag of tags) loaded.set(tag, (await locales[tag].load()).texts);

const textsOf = (tag: LocaleTag): Texts => loaded.get(tag) ?? assert.fail(tag);
const formsOf = (text: string | PluralText): [string, string][] =>
  typeof text === "string" ? [["", text]] : Object.entries(text);
/** Every wording of a locale with the name to report it by, e.g. `unread.one`. */
function* wordings(tag: LocaleTag): Generator<{ key: TextKey; name: string; text: string }> {
  for (const key of Object.keys(textsOf(tag)) as TextKey[]) {
    for (const [form, text] of formsOf(textsOf(tag)[key])) yield { key, name: `${tag} ${key} ${form}`.trim(), text };
  }
}
const places = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

/** What the same word is in both languages. */
const sameAsEnglish: Partial<Record<LocaleTag, readonly TextKey[]>> = {
  id: ["menu", "online"],
  ms: ["menu", "edit"],
  vi: ["menu"],
  fil: ["menu", "online"],
  "pt-BR": ["menu", "kindEmail"],
  it: ["menu", "online", "kindEmail"],
  fr: ["menu", "message", "conversation", "kindEmail"],
  de: ["online", "kindName"],
};

const scripts: Partial<Record<LocaleTag, RegExp>> = {
  th: /\p{Script=Thai}/u,
  km: /\p{Script=Khmer}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  ar: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
  ur: /\p{Script=Arabic}/u,
  si: /\p{Script=Sinhala}/u,
  ta: /\p{Script=Tamil}/u,
  "zh-Hans": /\p{Script=Han}/u,
  "zh-Hant": /\p{Script=Han}/u,
  ko: /\p{Script=Hangul}/u,
  hi: /\p{Script=Devanagari}/u,
};

test("the chat speaks the 24 languages of its promise", () => {
  const promised = "ar de en es fil fr he hi id it ja km ko ms pt-BR si sw ta th tr ur vi zh-Hans zh-Hant";
  assert.equal([...tags].sort().join(" "), promised);
});

for (const tag of tags) {
  describe(`wording in ${tag}`, () => {
    test("has every text and no other, and says who has read it", async () => {
      assert.deepEqual(Object.keys(textsOf(tag)).sort(), Object.keys(en).sort());
      const file = (await locales[tag].load()) as { reviewed: string };
      assert.equal(locales[tag].reviewed, file.reviewed);
      assert.match(file.reviewed, /^(native|none)$/);
    });

    test("has the plural forms of its language, as the platform knows them", () => {
      const categories = [...new Intl.PluralRules(tag).resolvedOptions().pluralCategories].sort();
      for (const [key, text] of Object.entries(textsOf(tag))) {
        if (typeof text !== "string") assert.deepEqual(Object.keys(text).sort(), categories, `${tag} ${key}`);
        assert.equal(typeof text, typeof en[key as TextKey], `${tag} ${key}`);
      }
    });

    test("fills in what English fills in", () => {
      const rules = new Intl.PluralRules(tag);
      const selected = Array.from({ length: 1000 }, (_, count) => rules.select(count));
      for (const key of Object.keys(en) as TextKey[]) {
        const expected = places(formsOf(en[key])[0]?.[1] ?? "");
        for (const [form, text] of formsOf(textsOf(tag)[key])) {
          // "One message" needs no number where the form is for one number alone.
          const single = form !== "" && selected.filter((category) => category === form).length === 1;
          const found = places(text);
          if (!single || found.length > 0) assert.deepEqual(found, expected, `${tag} ${key} ${form}`);
        }
      }
    });

    test("is set with care: no stray space, three dots, doubled space or loose letters", () => {
      for (const { name, text } of wordings(tag)) {
        assert.notEqual(text, "", name);
        assert.equal(text, text.trim(), name);
        assert.equal(text, text.normalize("NFC"), name);
        assert.doesNotMatch(text, /\.\.\.|\s\s|[\t\n\uFFFD]/, name);
        assert.equal(text.match(/[\u2066-\u2068]/g)?.length ?? 0, text.match(/\u2069/g)?.length ?? 0, name);
      }
    });

    test("ends sentences as English does", () => {
      // Thai ends them with a space or nothing.
      if (tag === "th") return;
      const ends: [RegExp, RegExp][] = [
        [/\.$/, /[.。।។۔]$/],
        [/…$/, /…$/],
        [/\?.*$/, /[?？؟]/],
        [/[^.…?!]$/, /[^.。।។۔…？?!]$/],
      ];
      for (const { key, name, text } of wordings(tag)) {
        const english = formsOf(en[key])[0]?.[1] ?? "";
        for (const [ours, theirs] of ends) if (ours.test(english)) assert.match(text, theirs, name);
      }
    });
  });
}

for (const tag of others) {
  describe(`translation into ${tag}`, () => {
    test("leaves nothing in English", () => {
      const same = [...wordings(tag)].filter(({ key, text }) => formsOf(en[key]).some(([, form]) => form === text));
      assert.deepEqual([...new Set(same.map(({ key }) => key))].sort(), [...(sameAsEnglish[tag] ?? [])].sort());
    });

    test("is written in its script, with that script's own quotation marks", () => {
      const script = scripts[tag] ?? /\p{Script=Latin}/u;
      const strangers = Object.entries(scripts).filter(([other]) => !sharesScript(tag, other as LocaleTag));
      for (const { name, text } of wordings(tag)) {
        assert.match(text, script, name);
        assert.doesNotMatch(text, /['"]/, name);
        for (const [other, letters] of strangers) assert.doesNotMatch(text, letters, `${name}: letters of ${other}`);
      }
    });
  });
}

function sharesScript(a: LocaleTag, b: LocaleTag): boolean {
  const groups: readonly (readonly LocaleTag[])[] = [
    ["ar", "ur"],
    ["ja", "zh-Hans", "zh-Hant"],
  ];
  return a === b || groups.some((group) => group.includes(a) && group.includes(b));
}

test("simplified and traditional characters are not mixed", () => {
  // Of each pair the first is written on the mainland only, the second in Taiwan and Hong Kong only.
  const pairs =
    "们們|为為|时時|会會|对對|话話|发發|关關|闭閉|单單|号號|码碼|邮郵|请請|联聯|络絡|您您|这這|说說|读讀|设設|备備|传傳|语語|储儲|删刪|资資|讯訊|满滿|与與|问問|输輸|错錯";
  const simplified = pairs
    .split("|")
    .filter(([a, b]) => a !== b)
    .map((pair) => pair[0] ?? "");
  const traditional = pairs
    .split("|")
    .filter(([a, b]) => a !== b)
    .map((pair) => pair[1] ?? "");
  for (const { name, text } of wordings("zh-Hans"))
    for (const letter of traditional) assert.ok(!text.includes(letter), `${name}: ${letter}`);
  for (const { name, text } of wordings("zh-Hant"))
    for (const letter of simplified) assert.ok(!text.includes(letter), `${name}: ${letter}`);
});

test("letters that look like Arabic ones but are Urdu's stay with Urdu", () => {
  for (const { name, text } of wordings("ar")) assert.doesNotMatch(text, /[ٹڈڑںھہےگچپژک۔]/, name);
  for (const { name, text } of wordings("ur")) assert.doesNotMatch(text, /[ةىيك]/, name);
});

test("no language puts a case ending or a joined word onto a name that the host chooses", () => {
  // Turkish endings come after an apostrophe; Arabic and Hebrew join one-letter words from the front.
  for (const { name, text } of wordings("tr")) assert.doesNotMatch(text, /\{(business|name|value)\}[’\p{L}]/u, name);
  for (const tag of ["ar", "he", "ta", "hi", "si", "ur"] as const)
    for (const { name, text } of wordings(tag))
      assert.doesNotMatch(text, /[\p{L}\p{M}־-]\{\w+\}|\{(business|name|value)\}[\p{L}\p{M}]/u, name);
});
