import type { ContactReference } from "../protocol/contact.ts";
import type { Answer, Consent, Lead } from "../protocol/lead-event.ts";
import { contactIdentity } from "./contact-identity.ts";
import type { LeadRecord } from "./lead-record.ts";
import { mergeContacts, type ContactInput, type MergedLead } from "./merge-contacts.ts";

/** Anything that was learned about the visitor. */
export interface LeadInput extends ContactInput {
  /** Contacts that are taken away, before `contacts` are added. */
  readonly removed?: readonly ContactReference[];
  readonly profile?: Lead["profile"];
  readonly answers?: Readonly<Record<string, Answer>>;
  readonly consents?: readonly Consent[];
  readonly label?: string;
  /** Makes a lead without any contact. */
  readonly marked?: boolean;
  /** Who the host says that this is. */
  readonly identity?: string;
}

/** As the wire's schema limits them. */
const MOST_CONSENTS = 50;
const MOST_LABELS = 50;
/** Characters of all answers as JSON, so that a snapshot stays below 16 kB. */
const MOST_ANSWERS = 9000;

/**
 * The whole merge rule: contacts (`mergeContacts`), and what forms, hosts and agents add to them. Pure.
 * @param record the stored record of the visitor
 * @param input what was learned
 * @param newLeadId called when the record becomes a lead
 */
export function mergeLead(record: LeadRecord, input: LeadInput, newLeadId: () => string): MergedLead {
  const { lead } = record;
  const gone = new Set((input.removed ?? []).map(contactIdentity));
  const isGone = (contact: ContactReference) => gone.has(contactIdentity(contact));
  const removed = lead.contacts.filter(isGone).map(({ kind, value }) => ({ kind, value }));
  const { label } = input;
  const told = {
    profile: { ...lead.profile, ...input.profile },
    answers: mergeAnswers(lead.answers, input.answers ?? {}),
    consents: mergeConsents(lead.consents, input.consents ?? []),
    labels: label && !lead.labels.includes(label) ? [...lead.labels, label].slice(0, MOST_LABELS) : lead.labels,
  };
  const { profile, answers, consents, labels } = lead;
  const isNews =
    removed.length > 0 ||
    (input.marked === true && !record.marked) ||
    // Both sides are spread from the same base, so that equal content has equal key order.
    JSON.stringify(told) !== JSON.stringify({ profile, answers, consents, labels });
  const before: LeadRecord = {
    ...record,
    ...(input.marked && { marked: true }),
    ...(input.identity !== undefined && { identity: input.identity }),
    lead: {
      ...lead,
      ...told,
      ...(isNews && { updatedAt: input.at }),
      contacts: lead.contacts.filter((contact) => !isGone(contact)),
    },
  };
  const merged = mergeContacts(before, input, newLeadId);
  return { ...merged, removed, changed: merged.changed || (isNews && record.isLead) };
}

/**
 * Answers of earlier forms stay while there is room; they have been sent with their own form. The newest form's are all
 * kept: a form checks their size itself.
 */
function mergeAnswers(
  known: Readonly<Record<string, Answer>>,
  given: Readonly<Record<string, Answer>>,
): Record<string, Answer> {
  const answers = { ...known, ...given };
  for (const name of Object.keys(known)) {
    if (JSON.stringify(answers).length <= MOST_ANSWERS) break;
    if (!Object.hasOwn(given, name)) delete answers[name];
  }
  return answers;
}

/** A consent that says what was said before is no news; a changed one is added, the earlier one stays as evidence. */
function mergeConsents(known: Consent[], given: readonly Consent[]): Consent[] {
  const news = given.filter(({ purpose, granted, text }) => {
    const latest = known.filter((consent) => consent.purpose === purpose).at(-1);
    return !latest || latest.granted !== granted || latest.text !== text;
  });
  return [...known, ...news].slice(-MOST_CONSENTS);
}
