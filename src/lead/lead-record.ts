import type { Contact } from "../protocol/contact.ts";
import type { Lead } from "../protocol/lead-event.ts";

/**
 * What the device keeps of one visitor. It becomes a lead with the first way to reach the visitor (or when somebody
 * marks it); what was told before, a name say, waits in it until then.
 */
export interface LeadRecord {
  /** The visitor's id: one record a visitor. */
  readonly id: string;
  /** Whether it is a lead, with an id of its own; until then `lead.id` is empty. */
  readonly isLead: boolean;
  readonly lead: Lead;
  /** Somebody marked the visitor as a lead by hand. */
  readonly marked?: boolean;
  /** 32 hexadecimal digits: who has them may change or erase the lead. */
  readonly key: string;
  /** Number of events so far; the next one has this + 1. */
  readonly sequence: number;
  /** Who the host said that this is (`identify({ id })`). */
  readonly identity?: string;
  /** Identities (`contactIdentity`) that the visitor chose not to save: they are not asked about again. */
  readonly declined?: readonly string[];
  /** The last forms that were sent. */
  readonly submissions?: readonly { readonly id: string; readonly at: string }[];
}

/** A visitor of whom nothing is known yet. */
export function emptyLeadRecord(visitorId: string, key: string, at: string): LeadRecord {
  const lists = { contacts: [], profile: {}, answers: {}, labels: [], consents: [] };
  const lead: Lead = { id: "", visitorId, state: "active", createdAt: at, updatedAt: at, ...lists };
  return { id: visitorId, isLead: false, lead, key, sequence: 0 };
}

/** Whether the business can reach the visitor: a name alone is no way. */
export function isReachable(contacts: readonly Pick<Contact, "kind">[]): boolean {
  return contacts.some(({ kind }) => kind !== "name");
}
