import type { CallingCode } from "../../lead/form/form-types.ts";
import { countryName } from "./country-name.ts";

export interface NamedCode extends CallingCode {
  readonly name: string;
  readonly english: string;
}

/** Calling codes with names, sorted by name. */
export function nameCodes(codes: readonly CallingCode[], language: string): NamedCode[] {
  return codes
    .map((one) => ({ ...one, name: countryName(one.country, language), english: countryName(one.country, "en") }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}

/**
 * Finds countries by the beginning of a word of their name, in the visitor's language or English, by calling code, or by
 * their two letters.
 */
export function findCountries(codes: readonly NamedCode[], typed: string): readonly NamedCode[] {
  const wanted = fold(typed);
  if (!wanted) return codes;
  const digits = wanted.replace(/^(\+|00)/, "");
  if (/^\d+$/.test(digits)) return codes.filter(({ code }) => code.startsWith(digits));
  return codes.filter(
    ({ country, name, english }) =>
      country.toLowerCase() === wanted ||
      [name, english]
        .map(fold)
        .some((text) => text.startsWith(wanted) || new RegExp(`[\\s(\\-’']${escape(wanted)}`).test(text)),
  );
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Without accents and case, so that "cote" finds "Côte". */
function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .trim();
}
