import type { FormProblem, PlacedQuestion } from "./form-check.ts";
import { findPatternProblem } from "./form-pattern.ts";
import type { QuestionOf } from "./form.ts";

/** As the wire carries them: more values of one answer don't travel. */
const MOST_CHOSEN = 50;

/** The rules within one question. */
export function checkQuestion({ question, keys }: PlacedQuestion): FormProblem[] {
  const at = (...inner: PropertyKey[]) => [...keys, ...inner];
  switch (question.type) {
    case "text":
    case "long-text":
    case "address":
    case "city":
    case "postcode":
    case "company":
    case "job-title":
      return checkText(question, at);
    case "choice":
    case "choices":
      return checkOptions(question, at);
    case "number": {
      const { min, max } = question.validation ?? {};
      return inOrder([min, max], at("validation", "max"), "max is below min");
    }
    case "date": {
      const { earliest, latest } = question.validation ?? {};
      const isFixed = [earliest, latest].every((limit) => limit && !limit.startsWith("today"));
      return isFixed && String(latest) < String(earliest)
        ? [{ keys: at("validation", "latest"), message: "latest is before earliest" }]
        : [];
    }
    case "preferred-time":
      return checkTimes(question, at);
    default:
      return [];
  }
}

type At = (...inner: PropertyKey[]) => PropertyKey[];

function inOrder([low, high]: readonly (number | undefined)[], keys: PropertyKey[], message: string): FormProblem[] {
  return low !== undefined && high !== undefined && high < low ? [{ keys, message }] : [];
}

function checkText({ validation }: QuestionOf<"text" | "city">, at: At): FormProblem[] {
  const { minLength, maxLength, pattern, message } = validation ?? {};
  const problems = inOrder([minLength, maxLength], at("validation", "maxLength"), "maxLength is below minLength");
  if (pattern === undefined) return problems;
  const reason = findPatternProblem(pattern);
  if (reason) problems.push({ keys: at("validation", "pattern"), message: `the pattern is refused: ${reason}` });
  if (message === undefined)
    problems.push({ keys: at("validation", "message"), message: "words that explain the pattern are needed" });
  return problems;
}

function checkOptions(question: QuestionOf<"choice">, at: At): FormProblem[] {
  const { options, type, prefill } = question;
  const problems: FormProblem[] = [];
  const values = new Set<string>();
  for (const [index, { value }] of options.entries()) {
    if (values.has(value))
      problems.push({ keys: at("options", index, "value"), message: `"${value}" is an option already` });
    values.add(value);
  }
  if (question.other && values.has("other"))
    problems.push({ keys: at("other"), message: '"other" is the value of an option already' });
  if (type === "choices" && options.length > MOST_CHOSEN)
    problems.push({ keys: at("options"), message: `at most ${MOST_CHOSEN} options where several can be chosen` });
  if (typeof prefill === "object" && "value" in prefill) {
    const chosen = [prefill.value].flat().map(String);
    for (const value of chosen)
      if (!values.has(value))
        problems.push({ keys: at("prefill", "value"), message: `"${value}" is none of the options` });
  }
  return problems;
}

function checkTimes({ timeZone, dates, except }: QuestionOf<"preferred-time">, at: At): FormProblem[] {
  const problems: FormProblem[] = [];
  try {
    new Intl.DateTimeFormat("en", { timeZone });
  } catch {
    problems.push({ keys: at("timeZone"), message: `"${timeZone}" is no time zone; names look like "Asia/Jakarta"` });
  }
  const days = [
    ...(except ?? []).map((day, index) => ({ day, keys: at("except", index) })),
    ...(dates ?? []).map(({ date }, index) => ({ day: date, keys: at("dates", index, "date") })),
  ];
  for (const { day, keys } of days)
    if (!isCalendarDay(day)) problems.push({ keys, message: `${day} is in no calendar` });
  return problems;
}

function isCalendarDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
