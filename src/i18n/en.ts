import type { PluralCategories, PluralText } from "./plural.ts";
import { enFirst } from "./en-first.ts";
import type { enLater } from "./en-later.ts";
import "./en-later.ts";

/** Whether a person who grew up with the language has read the wording. */
export type Review = "native" | "none";

export const reviewed = "none";

/**
 * English, the source of all other locales: its shape is their type.
 * `{name}` stands for a value that is filled in when the text is shown; a text with plural forms is chosen by `{count}`.
 */
export const en = enFirst as typeof enFirst & typeof enLater;

type English = typeof en;

/** All wording of the chat in one language, whichever it is. */
export type Texts = { readonly [Key in keyof English]: English[Key] extends string ? string : PluralText };
export type TextKey = keyof Texts;

/** What the file of one locale must hold: every text, and of a counted one every plural form of that language. */
export type TextsIn<Locale extends keyof PluralCategories> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Record<PluralCategories[Locale], string>;
};
