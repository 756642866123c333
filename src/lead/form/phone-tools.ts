import {
  AsYouType,
  getCountries,
  getCountryCallingCode,
  parsePhoneNumber,
  validatePhoneNumberLength,
} from "libphonenumber-js/core";
import type { CountryCode } from "libphonenumber-js/core";
import metadata from "libphonenumber-js/min/metadata";
import { resolveRegion, type RegionHints } from "../../detection/region.ts";
import type { CallingCode, PhoneReading, PhoneTools } from "./form-types.ts";

/** What stands before a number that was pasted: `tel:` or `WA:`. */
const WRAPPING = /^(?:tel:|[\p{L} .]{1,16}:\s*)/iu;
/** Links that hold a number with its country code: `https://wa.me/62812…`. */
const LINK = /^(?:https?:\/\/)?(?:wa\.me\/|api\.whatsapp\.com\/send\/?\?phone=)\+?/i;
/** No number, however written, is longer. */
const LONGEST = 60;

/** Knowledge of numbering plans from libphonenumber: who needs it loads this chunk. */
export const phoneTools: PhoneTools = {
  countries: getCountries(metadata).map((country): CallingCode => ({
    country,
    code: getCountryCallingCode(country, metadata),
  })),
  format(typed, country) {
    const text = unwrap(typed);
    // Only digits and what people put between them are regrouped; anything else is left as it was typed.
    if (!/^[+\d\s().\-/]+$/.test(text)) return { text: typed };
    const writer = new AsYouType(known(country), metadata);
    const written = writer.input(text);
    const found = writer.getNumber()?.country ?? writer.getCountry();
    return { text: written, ...(found && { country: found }) };
  },
  read(typed, country) {
    const text = unwrap(typed);
    const reading = readNumber(text, country);
    // 00 is what most of the world dials instead of +, also where the country chosen dials something else.
    const abroad =
      "problem" in reading && /^\s*00/.test(text) ? readNumber(text.replace(/^\s*00/, "+"), country) : reading;
    return "value" in abroad ? abroad : reading;
  },
  split(value) {
    try {
      const number = parsePhoneNumber(value, metadata);
      return number.country && { country: number.country, text: number.formatNational() };
    } catch {
      return undefined;
    }
  },
};

function readNumber(text: string, country: string | undefined): PhoneReading {
  try {
    const number = parsePhoneNumber(text, { ...defaultCountry(country), extract: true }, metadata);
    const own = number.country ?? country;
    if (number.isValid()) return { value: number.number, ...(own && { country: own }) };
    return explain(number.number, own);
  } catch {
    return explain(text, country);
  }
}

/** Whose national numbers are meant until a country is chosen. It lies here because nothing else needs it sooner. */
export function guessRegion(hints: RegionHints): string | undefined {
  return known(resolveRegion(hints).region);
}

function unwrap(typed: string): string {
  return typed
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .trim()
    .replace(LINK, "+")
    .replace(WRAPPING, "")
    .slice(0, LONGEST);
}

function known(country: string | undefined): CountryCode | undefined {
  return phoneTools.countries.some((one) => one.country === country) ? (country as CountryCode) : undefined;
}

function defaultCountry(country: string | undefined): { defaultCountry?: CountryCode } {
  const own = known(country);
  return own ? { defaultCountry: own } : {};
}

/** Why digits are no number: too few, too many, or not given out in that country. */
function explain(text: string, country: string | undefined): PhoneReading {
  const own = country && { country };
  switch (validatePhoneNumberLength(text, defaultCountry(country), metadata)) {
    case "TOO_SHORT":
      return { problem: "phoneShort", ...own };
    case "TOO_LONG":
    case "INVALID_LENGTH":
      return { problem: "phoneLong", ...own };
    case "INVALID_COUNTRY":
      return { problem: "phoneRegion" };
    case "NOT_A_NUMBER":
      return { problem: "phone", ...own };
    default:
      return { problem: guessFault(text, country), ...own };
  }
}

/** A length may be possible somewhere in a country and wrong for such a number: a few digits more or less would do. */
function guessFault(text: string, country: string | undefined): "phoneShort" | "phoneLong" | "phoneInvalid" {
  const isRight = (digits: string) => "value" in readExactly(digits, country);
  const digits = text.replace(/[^+\d]/g, "");
  for (let count = 1; count <= 5; count++) if (isRight(digits + "1".repeat(count))) return "phoneShort";
  for (let count = 1; count <= 5; count++) if (isRight(digits.slice(0, -count))) return "phoneLong";
  return "phoneInvalid";
}

function readExactly(text: string, country: string | undefined): { value?: string } {
  try {
    const number = parsePhoneNumber(text, { ...defaultCountry(country), extract: false }, metadata);
    return number.isValid() ? { value: number.number } : {};
  } catch {
    return {};
  }
}
