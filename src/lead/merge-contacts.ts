import type { Contact, ContactReference, Origin } from "../protocol/contact.ts";
import { contactIdentity } from "./contact-identity.ts";
import { isReachable, type LeadRecord } from "./lead-record.ts";

/** Contacts that were learned about the visitor, from one message, form, call of the host or act of an agent. */
export interface ContactInput {
  readonly origin: Origin;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly contacts?: readonly ContactReference[];
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

/** A lead of more than this is an address book pasted into the chat. */
const MOST_CONTACTS = 50;
/** Characters of all contact values together, so that a snapshot stays below 16 kB. */
const MOST_TEXT = 2500;

/**
 * The merge rule for contacts: one visitor, one lead, whichever way details arrive. Pure.
 * The same contact again changes nothing visible: only its `lastAt` and origins, which travel with the next event.
 * @param record the stored record of the visitor
 * @param input what was learned
 * @param newLeadId called when the record becomes a lead
 */
export function mergeContacts(record: LeadRecord, input: ContactInput, newLeadId: () => string): MergedLead {
  const { origin, at, contacts: given = [] } = input;
  const { lead } = record;
  const merged = new Map<string, Contact>();
  const added: ContactReference[] = [];
  const refused: ContactReference[] = [];
  let length = 0;
  for (const contact of lead.contacts) {
    merged.set(contactIdentity(contact), contact);
    length += contact.value.length;
  }
  for (const { kind, value } of given) {
    const identity = contactIdentity({ kind, value });
    const known = merged.get(identity);
    if (known) {
      const origins = [...new Set([...known.origins, origin])];
      merged.set(identity, { ...known, origins, lastAt: at > known.lastAt ? at : known.lastAt });
    } else if (merged.size >= MOST_CONTACTS || length + value.length > MOST_TEXT) {
      refused.push({ kind, value });
    } else {
      length += value.length;
      merged.set(identity, { kind, value, origins: [origin], firstAt: at, lastAt: at });
      added.push({ kind, value });
    }
  }
  const contacts = [...merged.values()];
  const counts = record.marked || isReachable(contacts);
  const isFirst = counts && !record.isLead;
  return {
    record: {
      ...record,
      isLead: record.isLead || isFirst,
      lead: {
        ...lead,
        ...(isFirst && { id: newLeadId(), createdAt: at }),
        ...(added[0] && { updatedAt: at }),
        state: counts ? "active" : "withdrawn",
        contacts,
      },
    },
    added: isFirst ? contacts.map(({ kind, value }) => ({ kind, value })) : added,
    removed: [],
    changed: isFirst || (record.isLead && added.length > 0),
    refused,
  };
}
