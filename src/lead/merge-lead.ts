import type { Contact, ContactReference, Origin } from "../protocol/contact.ts";
import type { Answer, Consent, Lead } from "../protocol/lead-event.ts";
import { contactIdentity } from "./contact-identity.ts";
import { isReachable, type LeadRecord } from "./lead-record.ts";

/** Something that was learned about the visitor, from one message, form, call of the host or act of an agent. */
export interface LeadInput {
  readonly origin: Origin;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly contacts?: readonly ContactReference[];
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

export interface MergedLead {
  readonly record: LeadRecord;
  /** What is new to the business: with the first way to reach the visitor also the name that waited for it. */
  readonly added: readonly ContactReference[];
  readonly removed: readonly ContactReference[];
  /** Something visible changed and the record is a lead: an event is due. */
  readonly changed: boolean;
  /** Contacts that no longer fit into the lead. */
  readonly refused: readonly ContactReference[];
}

/** As the wire's schema limits them. A lead of more than this is an address book pasted into the chat. */
const MOST_CONTACTS = 100;
/** Characters of all contact values together, so that a snapshot stays below 16 kB. */
const MOST_CONTACT_TEXT = 3000;
const MOST_CONSENTS = 50;
const MOST_LABELS = 50;

/**
 * The merge rule: one visitor, one lead, whichever way details arrive. Pure.
 * The same contact again changes nothing visible: only its `lastAt` and origins, which travel with the next event.
 * @param record the stored lead of the visitor
 * @param input what was learned
 * @param newLeadId called when the record becomes a lead
 */
export function mergeLead(record: LeadRecord, input: LeadInput, newLeadId: () => string): MergedLead {
  const gone = new Set((input.removed ?? []).map(contactIdentity));
  const removed = record.contacts.filter((contact) => gone.has(contactIdentity(contact))).map(reference);
  const kept = record.contacts.filter((contact) => !gone.has(contactIdentity(contact)));
  const { contacts, added, refused } = mergeContacts(kept, input);
  const profile = { ...record.profile, ...input.profile };
  const answers = { ...record.answers, ...input.answers };
  const consents = mergeConsents(record.consents, input.consents ?? []);
  const { label } = input;
  const labels =
    label && !record.labels.includes(label) ? [...record.labels, label].slice(0, MOST_LABELS) : record.labels;
  const marked = record.marked || input.marked === true;
  const learned =
    added.length > 0 ||
    removed.length > 0 ||
    consents !== record.consents ||
    labels !== record.labels ||
    marked !== record.marked ||
    !sameJson(profile, record.profile) ||
    !sameJson(answers, record.answers);
  const leadId = record.leadId ?? (marked || isReachable(contacts) ? newLeadId() : null);
  const isFirst = record.leadId === null && leadId !== null;
  const merged: LeadRecord = {
    ...record,
    leadId,
    createdAt: isFirst ? input.at : record.createdAt,
    updatedAt: learned ? input.at : record.updatedAt,
    contacts,
    profile,
    answers,
    consents,
    labels,
    marked,
    ...(input.identity !== undefined && { identity: input.identity }),
  };
  return {
    record: merged,
    added: isFirst ? contacts.map(reference) : added,
    removed,
    changed: leadId !== null && (learned || isFirst),
    refused,
  };
}

function mergeContacts(known: readonly Contact[], { contacts = [], origin, at }: LeadInput) {
  const merged = new Map(known.map((contact) => [contactIdentity(contact), contact]));
  const added: ContactReference[] = [];
  const refused: ContactReference[] = [];
  let textLength = known.reduce((sum, { value }) => sum + value.length, 0);
  for (const contact of contacts) {
    const identity = contactIdentity(contact);
    const before = merged.get(identity);
    if (before) {
      const origins = before.origins.includes(origin) ? before.origins : [...before.origins, origin];
      merged.set(identity, { ...before, origins, lastAt: at > before.lastAt ? at : before.lastAt });
    } else if (merged.size >= MOST_CONTACTS || textLength + contact.value.length > MOST_CONTACT_TEXT) {
      refused.push(reference(contact));
    } else {
      textLength += contact.value.length;
      merged.set(identity, { ...reference(contact), origins: [origin], firstAt: at, lastAt: at });
      added.push(reference(contact));
    }
  }
  return { contacts: [...merged.values()], added, refused };
}

/** A consent that says what was said before is no news; a changed one is added, the earlier one stays as evidence. */
function mergeConsents(known: readonly Consent[], given: readonly Consent[]): readonly Consent[] {
  const news = given.filter(({ purpose, granted, text }) => {
    const latest = known.findLast((consent) => consent.purpose === purpose);
    return !latest || latest.granted !== granted || latest.text !== text;
  });
  return news.length > 0 ? [...known, ...news].slice(-MOST_CONSENTS) : known;
}

function reference({ kind, value }: ContactReference): ContactReference {
  return { kind, value };
}

/** Both sides are spread from the same base, so that equal content has equal key order. */
function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
