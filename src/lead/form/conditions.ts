import type { FormCondition, FormTest } from "../../protocol/form.ts";
import type { FormValue, FormValues } from "./form-types.ts";

/** Whether something was answered: a box counts when it is ticked. */
export function isAnswered(value: FormValue | undefined): boolean {
  return typeof value === "string" ? value.trim() !== "" : Array.isArray(value) ? value.length > 0 : value === true;
}

/** Whether a condition holds under the answers that count. */
export function holds(condition: FormCondition, values: FormValues): boolean {
  if ("all" in condition) return condition.all.every((inner) => holds(inner, values));
  if ("any" in condition) return condition.any.some((inner) => holds(inner, values));
  return passes(condition, values[condition.question]);
}

function passes({ is, not, above, below, answered }: FormTest, value: FormValue | undefined): boolean {
  if (answered !== undefined) return isAnswered(value) === answered;
  if (above !== undefined || below !== undefined) {
    const number = toNumber(value);
    return number !== undefined && (above === undefined || number > above) && (below === undefined || number < below);
  }
  const given = [value ?? ""].flat();
  const matches = [is ?? not].flat().some((wanted) => given.some((one) => isSame(one, wanted)));
  // What was not answered is neither this nor that.
  return is !== undefined ? matches : isAnswered(value) && !matches;
}

function isSame(given: string | boolean, wanted: unknown): boolean {
  return typeof wanted === "number" ? toNumber(given) === wanted : given === wanted;
}

/** A number as people type it; one comma is a decimal point. */
export function toNumber(value: FormValue | undefined): number | undefined {
  if (typeof value !== "string") return undefined;
  const digits = foldDigits(value).replace(/\s/g, "").replace(",", ".");
  const number = /\d/.test(digits) ? Number(digits) : NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** The zeros of the scripts that visitors of the markets type digits in; nine more follow each. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xbe6, 0xde6, 0xe50, 0xed0, 0x1040, 0x17e0, 0xff10];

/** Digits of other scripts as ASCII ones. */
export function foldDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = zeros.find((first) => code >= first && code < first + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}
