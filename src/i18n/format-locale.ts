import type { LocaleTag } from "./locale-loaders.ts";
import { findLocale } from "./resolve-locale.ts";

/**
 * In which locale times and dates are written: the visitor's own variety of the language that the chat speaks, so that
 * a visitor from Britain reads `14:30` on an American page, and nobody reads a Thai weekday in an English sentence.
 * @param locale the chat's language
 * @param tags what the visitor prefers and then what the page says, best first, e.g. `navigator.languages`
 */
export function formatLocale(locale: LocaleTag, tags: readonly string[]): string {
  const same = tags.map((tag) => tag.replaceAll("_", "-")).filter((tag) => findLocale(tag) === locale);
  return same.find((tag) => new Intl.Locale(tag).region) ?? same[0] ?? locale;
}
