import type { Contact } from "../protocol/contact.ts";
import type { Answer, Consent, Lead } from "../protocol/lead-event.ts";

/**
 * What the device keeps of one visitor. It becomes a lead with the first way to reach the visitor (or when somebody
 * marks it); what was told before, a name say, waits in it until then.
 */
export interface LeadRecord {
  /** The visitor's id: one record a visitor. */
  readonly id: string;
  /** Null until it is a lead. */
  readonly leadId: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly contacts: readonly Contact[];
  readonly profile: Lead["profile"];
  readonly answers: Readonly<Record<string, Answer>>;
  readonly labels: readonly string[];
  readonly consents: readonly Consent[];
  /** Somebody marked the visitor as a lead by hand. */
  readonly marked: boolean;
  /** 32 hexadecimal digits: who has them may change or erase the lead. */
  readonly key: string;
  /** Number of events so far; the next one has this + 1. */
  readonly sequence: number;
  /** Who the host said that this is (`identify({ id })`). */
  readonly identity?: string;
  /** Identities (`contactIdentity`) that the visitor chose not to save: they are not asked about again. */
  readonly declined: readonly string[];
}

/** A visitor of whom nothing is known yet. */
export function emptyLeadRecord(visitorId: string, key: string, at: string): LeadRecord {
  return {
    id: visitorId,
    leadId: null,
    createdAt: at,
    updatedAt: at,
    contacts: [],
    profile: {},
    answers: {},
    labels: [],
    consents: [],
    marked: false,
    key,
    sequence: 0,
    declined: [],
  };
}

/** Whether the business can reach the visitor: a name alone is no way. */
export function isReachable(contacts: readonly { readonly kind: string }[]): boolean {
  return contacts.some(({ kind }) => kind !== "name");
}

/**
 * The lead as the wire carries it.
 * @returns null as long as the record is no lead
 */
export function leadOf(record: LeadRecord | undefined): Lead | null {
  if (!record?.leadId) return null;
  const { id: visitorId, leadId, createdAt, updatedAt, contacts, profile, answers, labels, consents } = record;
  const counts = record.marked || isReachable(contacts);
  return {
    id: leadId,
    visitorId,
    state: counts ? "active" : "withdrawn",
    createdAt,
    updatedAt,
    contacts: [...contacts],
    profile,
    answers,
    labels: [...labels],
    consents: [...consents],
  };
}
