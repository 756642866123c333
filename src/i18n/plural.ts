import { fill } from "./fill.ts";

/** A text that depends on a count: one wording a plural category, `other` for all that have none of their own. */
export type PluralText = { readonly other: string } & { readonly [Category in Intl.LDMLPluralRule]?: string };

/**
 * The plural categories of each locale, as the Unicode CLDR (version 48) has them.
 * A test compares them with the platform's `Intl.PluralRules`.
 */
export interface PluralCategories {
  en: "one" | "other";
  id: "other";
  ms: "other";
  vi: "other";
  th: "other";
  fil: "one" | "other";
  km: "other";
  ja: "other";
  es: "one" | "many" | "other";
  "pt-BR": "one" | "many" | "other";
  ar: "zero" | "one" | "two" | "few" | "many" | "other";
  he: "one" | "two" | "other";
  tr: "one" | "other";
  ur: "one" | "other";
  si: "one" | "other";
  ta: "one" | "other";
  "zh-Hans": "other";
  "zh-Hant": "other";
  sw: "one" | "other";
  it: "one" | "many" | "other";
  fr: "one" | "many" | "other";
  de: "one" | "other";
  ko: "other";
  hi: "one" | "other";
}

/**
 * Chooses the wording for a count and fills the count in, written as the locale writes numbers.
 * @param text the forms, e.g. `texts.unread`
 * @param count how many
 * @param locale BCP 47 tag of the language that the text is in
 */
export function plural(text: PluralText, count: number, locale: string): string {
  const category = new Intl.PluralRules(locale).select(count);
  return fill(text[category] ?? text.other, { count: new Intl.NumberFormat(locale).format(count) });
}
