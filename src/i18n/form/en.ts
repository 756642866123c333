import type { PluralCategories, PluralText } from "../plural.ts";
import { firstTexts } from "./en-first.ts";
import { lateTexts } from "./en-late.ts";

export const reviewed = "none";

/**
 * What the instant form says, in English, in two parts that load one after the other. Their shape is the type of all
 * other locales. `{name}` stands for a value that is filled in when the text is shown; a text with plural forms is chosen
 * by `{count}`.
 */
export const texts = { ...firstTexts, ...lateTexts };

type English = typeof texts;

/** All wording of the form in one language, whichever it is. */
export type FormTexts = { readonly [Key in keyof English]: English[Key] extends string ? string : PluralText };
export type FormTextKey = keyof FormTexts;

/** What the file of one locale must hold: every text, and of a counted one every plural form of that language. */
export type FormTextsIn<Locale extends keyof PluralCategories> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Record<PluralCategories[Locale], string>;
};
