import type { Contact } from "../../protocol/contact.ts";
import type { Lead } from "../../protocol/lead-event.ts";
import type { FormDefinition, FormQuestion } from "../../protocol/form.ts";
import { stepsOf } from "./asked.ts";
import type { FormValue } from "./form-types.ts";
import { readQuery } from "./select-form.ts";

export interface Known {
  readonly lead: Lead | null;
  /** Address of the page, for questions that are filled from it. */
  readonly url: string;
}

/** A first value, and where it came from where the visitor should know. */
export interface Prefilled {
  readonly value: FormValue;
  /** `chat`: found in what they wrote; `before`: told in a form, or by the page's own sign-in. */
  readonly from?: "chat" | "before";
}

/** Types that are ways to reach the visitor. A number given for one of them may be the other's too. */
const kindsOf: Readonly<Record<string, readonly string[]>> = {
  phone: ["phone", "whatsapp"],
  whatsapp: ["whatsapp", "phone"],
};

/**
 * What the visitor already told, by question name, so that it is not asked again.
 * @returns values for the questions of a form that are still empty
 */
export function prefill(form: FormDefinition, known: Known): Record<string, Prefilled> {
  const found: Record<string, Prefilled> = {};
  const query = readQuery(known.url);
  for (const question of stepsOf(form).flatMap(({ questions }) => questions)) {
    const value =
      question.type === "hidden" || question.type === "consent" ? undefined : firstOf(question, known, query);
    if (value && fits(question, value.value)) found[question.name] = value;
    else if (value && question.type === "choice" && question.other && typeof value.value === "string") {
      found[question.name] = { ...value, value: "other" };
      found[`${question.name}:other`] = value;
    }
  }
  return found;
}

type Asked = Exclude<FormQuestion, { type: "hidden" | "consent" }>;

function firstOf(question: Asked, { lead }: Known, query: ReadonlyMap<string, string>): Prefilled | undefined {
  const { prefill: source, name, type } = question;
  if (source === false) return undefined;
  const told = (lead && fromLead(type, lead)) ?? (lead && answered(lead, name));
  if (told || source === undefined || source === "contact") return told ?? undefined;
  if ("query" in source) {
    const value = query.get(source.query);
    return value ? { value: type === "choices" ? value.split(",") : value } : undefined;
  }
  const { value } = source;
  return { value: Array.isArray(value) ? value : type === "choices" ? [String(value)] : String(value) };
}

function fromLead(type: Asked["type"], { contacts, profile }: Lead): Prefilled | undefined {
  if (type === "first-name" || type === "last-name") {
    const own = profile[type];
    if (own !== undefined) return { value: String(own), from: "before" };
    const [first, ...rest] = latest(contacts, "name")?.value.split(" ") ?? [];
    const part = type === "first-name" ? first : rest.join(" ");
    return part ? { value: part, from: "chat" } : undefined;
  }
  for (const kind of kindsOf[type] ?? [type]) {
    const contact = latest(contacts, kind);
    if (contact) return { value: contact.value, from: contact.origins.includes("chat") ? "chat" : "before" };
  }
  const fact = profile[type];
  return fact === undefined ? undefined : { value: String(fact), from: "before" };
}

/** Of several of a kind the one that was given last. */
function latest(contacts: readonly Contact[], kind: string): Contact | undefined {
  return contacts
    .filter((contact) => contact.kind === kind)
    .reduce<Contact | undefined>((last, one) => (last && last.lastAt >= one.lastAt ? last : one), undefined);
}

function answered({ answers }: Lead, name: string): Prefilled | undefined {
  if (!Object.hasOwn(answers, name)) return undefined;
  const value = answers[name]?.value;
  if (value === undefined || typeof value === "boolean") return undefined;
  return { value: typeof value === "number" ? String(value) : value, from: "before" };
}

/** A value of an address or of an earlier form may be none that this question can have. */
function fits(question: FormQuestion, value: FormValue): boolean {
  switch (question.type) {
    case "choice":
      return question.options.some((option) => option.value === value);
    case "choices":
      return Array.isArray(value) && value.every((one) => question.options.some((option) => option.value === one));
    case "preferred-time":
      return false;
    case "date":
    case "birth-date":
      return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
    default:
      return typeof value === "string" && value.length <= 4000;
  }
}
