import type { DetectionOptions } from "../detection/types.ts";
import type { LeadInput } from "../lead/merge-lead.ts";
import type { ContactReference } from "../protocol/contact.ts";
import type { SubmittedForm } from "../storage/storage-types.ts";
import type { Detection } from "./platform.ts";
import type { FieldProblem, FormSubmission, Profile } from "./session-types.ts";

export interface Reader {
  readonly detection: Pick<Detection, "normaliseContact">;
  readonly options: DetectionOptions;
}

/** Parts of a profile that are ways to reach the visitor, or the name. */
const CONTACT_FIELDS =
  "email phone whatsapp instagram facebook line messenger twitter linkedin weibo wechat snapchat name".split(" ");
/** As the wire's schema limits them. */
const LONGEST = { value: 320, key: 64, text: 4000, short: 512, profile: 3000 };

type Checked = { readonly contacts: ContactReference[]; readonly problems: Record<string, FieldProblem> };

/**
 * Normalises what stands in contact fields; blank fields are left out.
 * @throws when a chunk that is needed could not be loaded
 */
export async function checkContacts(
  fields: FormSubmission["contacts"],
  { detection, options }: Reader,
): Promise<Checked> {
  const contacts: ContactReference[] = [];
  const problems: Record<string, FieldProblem> = {};
  for (const { kind, value, field } of fields) {
    const text = value.trim();
    if (!text) continue;
    if (kind === "name") {
      contacts.push({ kind, value: text.replace(/\s+/g, " ").slice(0, LONGEST.value) });
      continue;
    }
    const result = await detection.normaliseContact(kind, text, options);
    if ("value" in result) contacts.push({ kind, value: result.value });
    else problems[field] = describeProblem(kind, result.problem);
  }
  return { contacts, problems };
}

function describeProblem(kind: string, problem: string): FieldProblem {
  if (kind === "email") return "email-invalid";
  if (problem === "region-unknown") return "phone-region-unknown";
  return kind === "phone" || kind === "whatsapp" ? "phone-invalid" : "contact-invalid";
}

/**
 * Cuts a submission to what the wire carries.
 * @param origin.at when it was submitted, ISO 8601
 * @param origin.language of the visitor
 */
export function limitForm(
  { contacts, answers, consents, profile = {} }: FormSubmission,
  { at, language }: { at: string; language: string | undefined },
): SubmittedForm {
  return {
    contacts: contacts.filter(({ value }) => value.trim()),
    answers: Object.fromEntries(
      Object.entries(answers).map(([name, { question, value }]) => [
        name.slice(0, LONGEST.key),
        { ...(question && { question: question.slice(0, 500) }), value: limitAnswer(value) },
      ]),
    ),
    profile: Object.fromEntries(
      Object.entries(profile).map(([name, value]) => [name.slice(0, LONGEST.key), value.slice(0, LONGEST.short)]),
    ),
    consents: consents.map(({ purpose, granted, text, version, policyUrl }) => ({
      purpose: purpose.slice(0, LONGEST.key),
      granted,
      text: text.slice(0, 2000),
      ...(version && { version: version.slice(0, LONGEST.key) }),
      ...(policyUrl && { policyUrl: policyUrl.slice(0, 2048) }),
      ...(language && { language: language.slice(0, 35) }),
      at,
      origin: "form",
    })),
  };
}

function limitAnswer<Value extends string | string[] | number | boolean>(value: Value) {
  if (typeof value === "string") return value.slice(0, LONGEST.text);
  return Array.isArray(value) ? value.slice(0, 50).map((one) => one.slice(0, 500)) : value;
}

/** What a profile may hold besides contacts; a date, a list or nothing at all is none of it. */
const isFact = (value: unknown): value is string | number | boolean =>
  typeof value === "string" ? value !== "" : typeof value === "boolean" || Number.isFinite(value);

export type ReadProfile = Pick<LeadInput, "contacts" | "profile" | "identity"> & {
  /** Contacts that can't be reached as they are written: kept as words. */
  readonly problems: readonly string[];
  /** What no event can carry, and is left out. */
  readonly unfit: readonly string[];
};

/** A profile that the host gave: contacts in their kinds, everything else as it is. What is no contact stays a word. */
export async function readProfile({ id, ...fields }: Profile, reader: Reader): Promise<ReadProfile> {
  const entries = Object.entries(fields).filter(([, value]) => isFact(value));
  // Hosts hand over what they have: what is not there is no mistake.
  const unfit = Object.keys(fields).filter((name) => !isFact(fields[name] ?? "-") && fields[name] !== "");
  const isContact = (name: string, value: unknown) => CONTACT_FIELDS.includes(name) && typeof value === "string";
  const given = entries.filter(([name, value]) => isContact(name, value));
  const { contacts, problems } = await checkContacts(
    given.map(([kind, value]) => ({ kind, field: kind, value: String(value) })),
    reader,
  );
  const rest = entries.filter(([name, value]) => !isContact(name, value) || name in problems);
  let room = LONGEST.profile;
  const facts = rest.flatMap(([name, value]) => {
    const key = name.slice(0, LONGEST.key);
    const fact = typeof value === "string" ? value.slice(0, LONGEST.short) : (value as number | boolean);
    room -= `${key}${fact}`.length;
    if (room >= 0) return [[key, fact] as const];
    unfit.push(name);
    return [];
  });
  return {
    contacts,
    profile: Object.fromEntries(facts),
    ...(id && { identity: String(id) }),
    problems: Object.keys(problems),
    unfit,
  };
}
