import type { CallingCode } from "../../lead/form/form-types.ts";

/** Codes that platforms have a name for and that are no country to live in. */
const NO_COUNTRY = /^(A[CN]|BU|C[PQST]|D[DGY]|E[AUZ]|FX|I[CO]|NT|QO|S[UF]|T[AP]|U[KN]|X[ABK]|Y[DU]|Z[RZ])$/;
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** @returns the country's name in a language, or its code where the platform knows none */
export function countryName(country: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: "region" }).of(country) ?? country;
  } catch {
    return country;
  }
}

/** Every country that the platform has a name for, sorted as the language sorts. */
export function listCountries(language: string): { readonly country: string; readonly name: string }[] {
  const names = new Intl.DisplayNames([language, "en"], { type: "region", fallback: "none" });
  const found = letters.flatMap((first) =>
    letters.flatMap((second) => {
      const country = first + second;
      const name = NO_COUNTRY.test(country) || isFormer(country) ? undefined : names.of(country);
      return name ? [{ country, name }] : [];
    }),
  );
  return found.sort((a, b) => a.name.localeCompare(b.name, language));
}

/** A code of before is replaced by today's. */
function isFormer(country: string): boolean {
  return (
    new Intl.Locale(`und-${country}`).region !== country ||
    Intl.getCanonicalLocales(`und-${country}`)[0] !== `und-${country}`
  );
}

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
        .some((text) => text.startsWith(wanted) || new RegExp(`[\\s(-]${escape(wanted)}`).test(text)),
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

/** The flag as an emoji; platforms without flags show the two letters. */
export function flagOf(country: string): string {
  return String.fromCodePoint(...[...country].map((letter) => letter.charCodeAt(0) + 0x1f1a5));
}
