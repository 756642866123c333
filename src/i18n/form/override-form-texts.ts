import type { PluralText } from "../plural.ts";
import type { FormTexts } from "./en.ts";

/** The host's own words for one locale; of a text with plural forms one wording for all, or some by category. */
export type FormOverrides = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/**
 * Puts the host's own words over the form's: a chunk of its own, for the few pages that have any.
 * @param texts of one locale; not changed
 */
export function overrideFormTexts(texts: FormTexts, own: FormOverrides): FormTexts {
  const entries = Object.entries(texts).map(([key, before]: [string, string | PluralText]) => {
    const given = Object.hasOwn(own, key) ? own[key] : undefined;
    if (given === undefined) return [key, before];
    if (typeof before === "string") return [key, typeof given === "string" ? given : before];
    return [key, typeof given === "string" ? { other: given } : { ...before, ...given }];
  });
  return Object.fromEntries(entries) as FormTexts;
}
