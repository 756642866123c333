import { fill } from "../../i18n/fill.ts";
import type { FormTextKey, FormTexts } from "../../i18n/form/en.ts";
import { plural, type PluralText } from "../../i18n/plural.ts";
import type { Problem, ProblemCode } from "../../lead/form/form-types.ts";
import { countryName } from "./country-name.ts";
import { formatDay } from "./format-day.ts";

const keys: Readonly<Record<ProblemCode, FormTextKey>> = {
  required: "formErrorRequired",
  requiredChoice: "formErrorChoice",
  requiredConsent: "formErrorConsent",
  email: "formErrorEmail",
  emailEnding: "formErrorEmailEnding",
  workEmail: "formErrorWorkEmail",
  phone: "formErrorPhone",
  phoneShort: "formErrorPhoneShort",
  phoneLong: "formErrorPhoneLong",
  phoneInvalid: "formErrorPhoneInvalid",
  phoneRegion: "formErrorPhoneRegion",
  handle: "formErrorHandle",
  tooLong: "formErrorTooLong",
  tooShort: "formErrorTooShort",
  tooMuch: "formErrorTooMuch",
  number: "formErrorNumber",
  numberMin: "formErrorMin",
  numberMax: "formErrorMax",
  numberStep: "formErrorStep",
  date: "formErrorDate",
  dateEarly: "formErrorDateEarly",
  dateLate: "formErrorDateLate",
  reach: "formErrorReach",
  pattern: "formErrorPattern",
};

export interface Wordings {
  readonly texts: FormTexts;
  readonly language: string;
  readonly locale: string;
  readonly business: string;
}

/** What is wrong with an answer, in words that say how to mend it. */
export function explainProblem({ code, values = {}, words }: Problem, wordings: Wordings): string {
  if (words) return words;
  const { texts, language, locale, business } = wordings;
  // A number of no known country can only be called incomplete.
  const key = "country" in values && !values["country"] ? "formErrorPhone" : keys[code];
  const text: string | PluralText = texts[key];
  if (typeof text !== "string") return plural(text, Number(values["count"]), language);
  const written = Object.entries(values).map(([name, value]) => {
    if (name === "country") return [name, countryName(String(value), language)];
    if (name === "date") return [name, formatDay(String(value), locale)];
    return [name, typeof value === "number" ? new Intl.NumberFormat(locale).format(value) : value];
  });
  return fill(text, { business, ...(Object.fromEntries(written) as Record<string, string>) });
}
