import { localeLoaders, type LocaleTag } from "./locale-loaders.ts";

/**
 * Tags that are not the name of their locale: the one variety of a language that is here, and codes of before 1989 and
 * of Tagalog, which not every browser replaces by the ones of today.
 */
const renamed: Readonly<Record<string, LocaleTag>> = { pt: "pt-BR", in: "id", iw: "he", tl: "fil" };

/**
 * Finds the chat's language for a tag.
 * @param tag BCP 47, in any spelling that browsers and pages use, e.g. `zh-TW`, `pt`, `in_ID`
 * @returns undefined for a language that the chat does not speak, and for what is no tag at all
 */
export function findLocale(tag: string): LocaleTag | undefined {
  try {
    const { language, script } = new Intl.Locale(tag.replaceAll("_", "-")).maximize();
    // Cantonese is written in the same characters.
    const found = /^(zh|yue)$/.test(language) ? `zh-${script}` : (renamed[language] ?? language);
    return Object.hasOwn(localeLoaders, found) ? (found as LocaleTag) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The chat's language for a tag; English where it has none.
 * @param tag BCP 47, or nothing
 */
export function resolveLocale(tag: string | null | undefined): LocaleTag {
  return (tag && findLocale(tag)) || "en";
}

/** The side from which a locale is read. */
export function directionOf(locale: LocaleTag): "ltr" | "rtl" {
  return /^(ar|he|ur)$/.test(locale) ? "rtl" : "ltr";
}
