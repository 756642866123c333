import { en, type TextKey, type Texts } from "./en.ts";
import type { LocaleTag } from "./locale-loaders.ts";
import { findLocale } from "./resolve-locale.ts";
import type { PluralText } from "./plural.ts";
import type { Override, TextOverrides, TextProblem } from "./text-overrides.ts";

const CATEGORIES = ["zero", "one", "two", "few", "many", "other"];

/**
 * Puts the host's own wording over the chat's.
 * @param texts of one locale; not changed
 * @param locale that locale
 * @param overrides of all locales
 * @returns the texts to show
 */
export function overrideTexts(texts: Texts, locale: LocaleTag, overrides: TextOverrides): Texts {
  const result: Record<string, string | PluralText> = { ...texts };
  for (const [key, given] of Object.entries(overrides[locale] ?? {})) {
    const before = Object.hasOwn(texts, key) && texts[key as TextKey];
    if (!before) continue;
    if (typeof before === "string") result[key] = typeof given === "string" ? given : before;
    else result[key] = typeof given === "string" ? { other: given } : { ...before, ...given };
  }
  return result as Texts;
}

/**
 * Finds the mistakes in overrides, those of the locales that are not shown included: a host that reads English should
 * learn of a wrong key in Thai.
 * @param overrides of all locales
 */
export function checkOverrides(overrides: TextOverrides): TextProblem[] {
  const problems: TextProblem[] = [];
  const add = (code: TextProblem["code"], path: string, remedy: string) =>
    problems.push({ code, path, message: `${path}: ${remedy}` });
  for (const [locale, texts] of Object.entries(overrides)) {
    const path = `config.texts.${locale}`;
    const found = findLocale(locale);
    if (!found) add("texts-unknown-language", path, "the chat has no such language");
    else if (found !== locale) add("texts-unknown-language", path, `write "${found}"`);
    for (const [key, given] of Object.entries(texts)) {
      const fault = findFault(key, given);
      if (fault) add(fault.code, `${path}.${key}`, fault.remedy);
    }
  }
  return problems;
}

function findFault(key: string, given: Override): { code: TextProblem["code"]; remedy: string } | undefined {
  const english = Object.hasOwn(en, key) ? en[key as TextKey] : undefined;
  if (english === undefined) {
    // What the form says comes with the form: its texts are not in sight here.
    return key.startsWith("form") ? undefined : { code: "texts-unknown-key", remedy: "this text is not known" };
  }
  if (typeof given === "object") {
    if (typeof english === "string") return { code: "texts-unknown-key", remedy: "this text has no plural forms" };
    const unknown = Object.keys(given).find((category) => !CATEGORIES.includes(category));
    if (unknown) return { code: "texts-unknown-key", remedy: `"${unknown}" is none of ${CATEGORIES.join(", ")}` };
  }
  const known = places(english);
  const strange = places(given).find((place) => !known.includes(place));
  if (!strange) return undefined;
  const remedy = known.length
    ? `${strange} is not filled in here, only ${known.join(", ")}`
    : `nothing is filled in here`;
  return { code: "texts-unknown-place", remedy };
}

/** The `{name}` places of a text or of all its forms. */
function places(text: Override | PluralText): string[] {
  const forms = typeof text === "string" ? [text] : Object.values(text);
  return [...new Set(forms.flatMap((form) => form.match(/\{\w+\}/g) ?? []))];
}
