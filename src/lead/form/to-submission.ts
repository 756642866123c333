import { isContactType, profileTypes } from "../../protocol/form-kinds.ts";
import type { FormDefinition, FormEnd, FormQuestion } from "../../protocol/form.ts";
import { stepsOf } from "./asked.ts";
import { isAnswered, toNumber } from "./conditions.ts";
import type { Asked, PageFacts, FormValues, PhoneTools } from "./form-types.ts";
import { readArrival, readQuery } from "./select-form.ts";

/** Why a submission looks as if no person had filled it in. It is marked, never dropped. */
export type Suspicion = "trap" | "fast";

type AnswerValue = string | string[] | number | boolean;

/** What a filled-in form says, in the shape that a session takes. */
export interface CompletedForm {
  readonly formId: string;
  readonly submissionId: string;
  readonly contacts: readonly { readonly kind: string; readonly value: string; readonly field: string }[];
  readonly profile: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, { readonly question?: string; readonly value: AnswerValue }>>;
  readonly consents: readonly CompletedConsent[];
  readonly end: { readonly id: string; readonly fit: boolean };
  readonly suspicion: readonly Suspicion[];
  /** What is said in the chat afterwards. */
  readonly reply?: string;
}

export interface CompletedConsent {
  readonly purpose: string;
  readonly granted: boolean;
  readonly text: string;
  readonly version?: string;
  readonly policyUrl?: string;
}

export interface SubmissionParts {
  readonly definition: FormDefinition;
  readonly submissionId: string;
  readonly asked: readonly Asked[];
  /** The answers that count. */
  readonly values: FormValues;
  readonly facts: PageFacts;
  readonly phone?: PhoneTools | undefined;
  readonly end: FormEnd;
  readonly suspicion: readonly Suspicion[];
  readonly say: (text: FormDefinition["title"]) => string;
  /** The line above the button as it stood, and the policy beside it. */
  readonly line: string;
  readonly policyUrl?: string | undefined;
}

/** Turns what stands in a form into a submission, with each question's and consent's words as they were shown. */
export function toSubmission(parts: SubmissionParts): CompletedForm {
  const { definition, submissionId, asked, values, end, suspicion, say } = parts;
  const contacts: CompletedForm["contacts"][number][] = [];
  const profile: Record<string, string> = {};
  const answers: Record<string, { question?: string; value: AnswerValue }> = {};
  const consents: CompletedConsent[] = [];
  const names: { value: string; field: string }[] = [];
  for (const { question } of asked) {
    const { name: field, type } = question;
    if (type === "consent") {
      consents.push(consentOf(question, values[field] === true, say));
      continue;
    }
    if (!isAnswered(values[field]) || type === "hidden") continue;
    const value = clean(String(values[field]));
    if (isNamePart(type)) {
      names.push({ value, field });
      if (type !== "name") profile[type] = value;
    } else if (isContactType(type)) {
      contacts.push({ kind: type, value: phoneValue(parts, question, value), field });
    } else {
      if (isProfile(type)) profile[type] = value;
      answers[field] = { question: say(question.label), value: answerOf(question, values) };
    }
  }
  if (names[0])
    contacts.unshift({ kind: "name", value: names.map(({ value }) => value).join(" "), field: names[0].field });
  Object.assign(answers, hiddenAnswers(parts));
  const text = [parts.line, say(definition.disclaimer)].filter(Boolean).join("\n");
  const { policyUrl } = parts;
  const contact = { purpose: "contact", granted: true, text, ...(policyUrl && { policyUrl }) };
  const reply = say(end.chat);
  return {
    formId: definition.id ?? "default",
    submissionId,
    contacts,
    profile,
    answers,
    consents: [contact, ...consents],
    end: { id: end.id, fit: end.fit !== false },
    suspicion,
    ...(reply && { reply }),
  };
}

const isNamePart = (type: FormQuestion["type"]) => type === "name" || type === "first-name" || type === "last-name";
const isProfile = (type: FormQuestion["type"]) => (profileTypes as readonly string[]).includes(type);

/** What no text of a person holds: control characters (but tab and line break), and halves of characters. */
function clean(text: string): string {
  return text
    .replace(/(?![\t\n])\p{Cc}/gu, "")
    .replace(/\p{Cs}/gu, "\ufffd")
    .trim();
}

function phoneValue({ phone, values }: SubmissionParts, { type, name }: FormQuestion, value: string): string {
  if (type !== "phone" && type !== "whatsapp") return value;
  const reading = phone?.read(value, values[`${name}:country`] as string | undefined);
  return reading && "value" in reading ? reading.value : value;
}

function answerOf(question: FormQuestion, values: FormValues): AnswerValue {
  const value = values[question.name] ?? "";
  const other = clean(String(values[`${question.name}:other`] ?? ""));
  const worded = (one: string) => (one === "other" && other ? other : one);
  if (Array.isArray(value)) return value.map(worded);
  const text = clean(String(value));
  switch (question.type) {
    case "choice":
      return question.other ? worded(text) : text;
    case "number":
      return toNumber(text) ?? text;
    case "preferred-time":
      return `${text.replace("T", " ")} (${question.timeZone})`;
    default:
      return text;
  }
}

function consentOf(
  { name, purpose, text, link, version }: Extract<FormQuestion, { type: "consent" }>,
  granted: boolean,
  say: SubmissionParts["say"],
): CompletedConsent {
  return {
    purpose: purpose ?? name,
    granted,
    text: [say(text), say(link?.text)].filter(Boolean).join(" "),
    ...(version && { version }),
    ...(link && { policyUrl: link.url }),
  };
}

function hiddenAnswers({ definition, facts, say }: SubmissionParts): CompletedForm["answers"] {
  const found: Record<string, { question?: string; value: AnswerValue }> = {};
  for (const question of stepsOf(definition).flatMap(({ questions }) => questions)) {
    if (question.type !== "hidden") continue;
    const { name, label, source } = question;
    const value =
      "value" in source
        ? source.value
        : "query" in source
          ? readQuery(facts.url).get(source.query)
          : factOf(source.fact, facts);
    if (value !== undefined && value !== "")
      found[name] = {
        ...(label !== undefined && { question: say(label) }),
        value: typeof value === "string" ? clean(value) : value,
      };
  }
  return found;
}

type Fact = "page" | "path" | "title" | "language" | "campaign" | "ad";

/** An address goes out without query and fragment: they may hold what is nobody's business. */
function factOf(fact: Fact, { url, title, language }: PageFacts): string | undefined {
  const [page = ""] = url.split(/[?#]/);
  switch (fact) {
    case "page":
      return page;
    case "path":
      return page.replace(/^[a-z]+:\/\/[^/]*/i, "");
    case "title":
      return title;
    case "language":
      return language;
    case "campaign":
      return readArrival(url).campaigns[0];
    case "ad":
      return readArrival(url).ads[0];
  }
}
