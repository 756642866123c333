import type { QuestionOf } from "../../protocol/form.ts";
import { checkEmail } from "./check-email.ts";
import { isAnswered, toNumber } from "./conditions.ts";
import { readDayLimit } from "./days.ts";
import type { Asked, FormValue, FormValues, PhoneTools, Problem, Problems } from "./form-types.ts";
import type { CompletedForm } from "./to-submission.ts";

/** As the wire carries them. */
export const LONGEST = { short: 500, long: 4000, contact: 320 };

/** What the answers of one form may take of an event, bytes. */
const MOST_BYTES = 9000;

export interface CheckContext {
  /** Today where the visitor is, `2026-11-20`. */
  readonly today: string;
  /** Absent until its chunk is there: then the session decides when the form is sent. */
  readonly phone?: PhoneTools | undefined;
  /** Words of the definition in the visitor's language. */
  readonly say: (text: QuestionOf<"text">["label"] | undefined) => string;
}

/**
 * What is wrong with one answer.
 * @param values of the whole form
 * @returns undefined when it can be taken; an empty answer is right unless it is required
 */
export function checkAnswer(
  { question, required }: Asked,
  values: FormValues,
  context: CheckContext,
): Problem | undefined {
  const { name, type } = question;
  const value = values[name];
  if (!isAnswered(value)) {
    if (!required) return undefined;
    const code = type === "consent" ? "requiredConsent" : isChosen(type) ? "requiredChoice" : "required";
    return { code };
  }
  switch (question.type) {
    case "email":
      return checkEmail(String(value), question.validation?.workEmail === true);
    case "phone":
    case "whatsapp":
      return checkPhone(String(value), values[`${name}:country`], context);
    case "choice":
    case "choices":
      return checkOther([value as string | readonly string[]].flat(), values[`${name}:other`]);
    case "number":
      return checkNumber(String(value), question, context);
    case "date":
    case "birth-date":
      return checkDate(String(value), question, context);
    case "consent":
    case "country":
    case "gender":
    case "preferred-time":
      return undefined;
    default:
      return checkText(String(value), question, context);
  }
}

function isChosen(type: Asked["question"]["type"]): boolean {
  return ["choice", "choices", "gender", "country", "preferred-time"].includes(type);
}

function checkPhone(value: string, country: FormValue | undefined, { phone }: CheckContext): Problem | undefined {
  const reading = phone?.read(value, typeof country === "string" ? country : undefined);
  if (!reading || "value" in reading) return tooLong(value, LONGEST.contact);
  return { code: reading.problem, values: { country: reading.country ?? "" } };
}

function checkOther(chosen: readonly string[], other: FormValue | undefined): Problem | undefined {
  if (!chosen.includes("other") || other === undefined) return undefined;
  return isAnswered(other) ? tooLong(String(other), LONGEST.short) : { code: "required" };
}

function checkNumber(value: string, { validation }: QuestionOf<"number">, { say }: CheckContext): Problem | undefined {
  const { min, max, step, message } = validation ?? {};
  const words = message && { words: say(message) };
  const number = toNumber(value);
  if (number === undefined) return { code: "number", ...words };
  if (min !== undefined && number < min) return { code: "numberMin", values: { min }, ...words };
  if (max !== undefined && number > max) return { code: "numberMax", values: { max }, ...words };
  if (step !== undefined) {
    const steps = (number - (min ?? 0)) / step;
    // Steps such as 0.1 are not exact in binary.
    if (Math.abs(steps - Math.round(steps)) > 1e-6) return { code: "numberStep", values: { step }, ...words };
  }
  return undefined;
}

function checkDate(
  value: string,
  question: QuestionOf<"date" | "birth-date">,
  { today }: CheckContext,
): Problem | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return { code: "date" };
  const isBirth = question.type === "birth-date";
  const { earliest, latest } = isBirth ? { earliest: "1900-01-01", latest: "today" } : (question.validation ?? {});
  const from = earliest && readDayLimit(earliest, today);
  const to = latest && readDayLimit(latest, today);
  if (from && value < from) return { code: "dateEarly", values: { date: from } };
  if (to && value > to) return { code: "dateLate", values: { date: to } };
  return undefined;
}

type Typed = Exclude<Asked["question"], { type: "email" | "phone" | "choice" | "number" | "date" | "consent" }>;

function checkText(value: string, question: Typed, { say }: CheckContext): Problem | undefined {
  const rule = question.type in textTypes && "validation" in question ? question.validation : undefined;
  const { minLength = 0, maxLength, pattern, message } = rule ?? {};
  const words = message && { words: say(message) };
  const most =
    question.type === "long-text" ? LONGEST.long : question.type in textTypes ? LONGEST.short : LONGEST.contact;
  const long = tooLong(value, Math.min(maxLength ?? most, LONGEST.long));
  if (long) return long;
  const length = [...value.trim()].length;
  if (length < minLength) return { code: "tooShort", values: { count: minLength }, ...words };
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, "u").test(value.trim()))
    return { code: "pattern", ...words };
  return undefined;
}

/** Types whose answers may have rules of their own. */
const textTypes = { text: 1, "long-text": 1, address: 1, city: 1, postcode: 1, company: 1, "job-title": 1 };

/** The wire counts UTF-16 units; so does this, except that nobody is told of half a character. */
function tooLong(value: string, most: number): Problem | undefined {
  const excess = value.trim().length - most;
  return excess > 0 ? { code: "tooLong", values: { count: excess } } : undefined;
}

/** An event has a size that every receiver takes; where the answers are more, the longest is asked to be shorter. */
export function findTooMuch(answers: CompletedForm["answers"]): Problems | undefined {
  const excess = new TextEncoder().encode(JSON.stringify(answers)).length - MOST_BYTES;
  if (excess <= 0) return undefined;
  const lengthOf = ([, { value }]: [string, CompletedForm["answers"][string]]) => JSON.stringify(value).length;
  const [name] = Object.entries(answers).reduce((a, b) => (lengthOf(b) > lengthOf(a) ? b : a));
  return { [name]: { code: "tooMuch", values: { count: excess } } };
}
