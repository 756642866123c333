import type { LocaleTag } from "./locale-loaders.ts";

/** A language by its present name, with or without a country; not Chinese. */
const plain = /^(?!zh|iw|in|tl)[a-z]{2}(-[A-Z]{2})?$/;

/** The language of a tag; Chinese with its characters, which are written apart. */
function languageOf(tag: string): string | undefined {
  // What nearly all browsers say. `Intl.Locale` would have the browser load its data before the first drawing.
  if (plain.test(tag)) return tag.slice(0, 2);
  try {
    const { language, script } = new Intl.Locale(tag.replaceAll("_", "-")).maximize();
    return language === "zh" ? `zh-${script}` : language;
  } catch {
    return undefined;
  }
}

/**
 * In which locale times and dates are written: the visitor's own variety of the language that the chat speaks, so that
 * a visitor from Britain reads `14:30` on an American page, and nobody reads a Thai weekday in an English sentence.
 * @param locale the chat's language
 * @param tags what the visitor prefers and then what the page says, best first, e.g. `navigator.languages`
 */
export function formatLocale(locale: LocaleTag, tags: readonly string[]): string {
  const language = languageOf(locale);
  const same = tags.filter((tag) => languageOf(tag) === language).map((tag) => tag.replaceAll("_", "-"));
  return same.find((tag) => (plain.test(tag) ? tag[2] : new Intl.Locale(tag).region)) ?? same[0] ?? locale;
}
