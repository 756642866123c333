import type { Contact } from "../../protocol/contact.ts";
import type { FormSubmission } from "../../session/session-types.ts";

export const fieldNames = ["name", "email", "phone", "message"] as const;
export type FieldName = (typeof fieldNames)[number];
export type FormValues = Record<FieldName, string>;

/** Kinds that fill a field in advance, the nearest first. */
const sources: Record<Exclude<FieldName, "message">, readonly string[]> = {
  name: ["name"],
  email: ["email"],
  phone: ["phone", "whatsapp"],
};

/**
 * What the visitor already told is not asked again.
 * @param contacts the lead's contacts; of several of a kind the one given last counts
 */
export function knownValues(contacts: readonly Contact[]): Partial<FormValues> {
  const known: Partial<FormValues> = {};
  for (const [field, kinds] of Object.entries(sources) as [keyof typeof sources, readonly string[]][]) {
    const candidates = kinds.flatMap((kind) => contacts.filter((contact) => contact.kind === kind).sort(byLast));
    if (candidates[0]) known[field] = candidates[0].value;
  }
  return known;
}

const byLast = (a: Contact, b: Contact) => b.lastAt.localeCompare(a.lastAt);

/**
 * Turns the fields into a submission. The message is an answer, not a chat message.
 * @param values as typed
 * @param words the labels as they stood, and the line above the button as the visitor's consent to be contacted
 */
export function toSubmission(
  values: FormValues,
  words: { message: string; consent: string; policyUrl?: string | undefined },
): FormSubmission {
  const contacts = (["name", "email", "phone"] as const)
    .filter((field) => values[field].trim())
    .map((field) => ({ kind: field, value: values[field].trim(), field }));
  const message = values.message.trim();
  const { policyUrl } = words;
  return {
    formId: "default",
    contacts,
    answers: message ? { message: { question: words.message, value: message } } : {},
    consents: [{ purpose: "contact", granted: true, text: words.consent, ...(policyUrl ? { policyUrl } : {}) }],
  };
}
