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
/** Bytes of each as JSON, so that a snapshot stays about 16 kB, and far below what a receiver takes. */
const LARGEST = { answers: 9000, profile: 4500, consents: 8000 };

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
    profile: mergeFacts(lead.profile, input.profile ?? {}, LARGEST.profile),
    answers: mergeFacts(lead.answers, input.answers ?? {}, LARGEST.answers),
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
 * Answers of earlier forms, and what hosts said before, stay while there is room; they have been sent already. The newest
 * ones are all kept: who gives them checks their size.
 */
function mergeFacts<Fact>(
  known: Readonly<Record<string, Fact>>,
  given: Readonly<Record<string, Fact>>,
  most: number,
): Record<string, Fact> {
  const facts = { ...known, ...given };
  for (const name of Object.keys(known)) {
    if (bytes(facts) <= most) break;
    if (!Object.hasOwn(given, name)) delete facts[name];
  }
  return facts;
}

/**
 * A consent that says what was said before is no news; a changed one is added, the earlier one stays as evidence while
 * there is room: of each purpose the last word is never let go of.
 */
function mergeConsents(known: Consent[], given: readonly Consent[]): Consent[] {
  const news = given.filter(({ purpose, granted, text }) => {
    // One form may ask for one purpose twice, in different words: each is compared with its own.
    const others = given.filter((consent) => consent.purpose === purpose && consent.text !== text);
    const latest = known.findLast(
      (consent) => consent.purpose === purpose && !others.some((other) => other.text === consent.text),
    );
    return !latest || latest.granted !== granted || latest.text !== text;
  });
  if (news.length === 0) return known;
  const all = [...known, ...news].slice(-MOST_CONSENTS);
  const isOutdated = ({ purpose }: Consent, index: number) =>
    all.slice(index + 1).some((one) => one.purpose === purpose);
  while (bytes(all) > LARGEST.consents) {
    const index = all.findIndex(isOutdated);
    if (index < 0) break;
    all.splice(index, 1);
  }
  return all;
}

function bytes(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
