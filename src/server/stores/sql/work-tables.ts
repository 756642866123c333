/** Labels that people of the business gave a lead, in their order. */
export interface LeadLabelsTable {
  lead_id: string;
  label: string;
  position: number;
  /** The label as it is searched. */
  folded: string;
}

export interface LeadNotesTable {
  id: string;
  lead_id: string;
  text: string;
  /** The text as it is searched. */
  folded: string;
  author_id: string;
  author: string;
  at: string;
}

/** Contacts that an agent read out of the conversation. */
export interface AddedContactsTable {
  lead_id: string;
  kind: string;
  value: string;
  at: string;
  person: string;
  /** The value as it is searched. */
  folded: string;
}

/** Values that look like contacts of the lead and are none. */
export interface RefusedContactsTable {
  lead_id: string;
  value: string;
  at: string;
  person: string;
}

/** Events of the server itself, written with what they tell of; who forwards them keeps their own place. */
export interface OutgoingEventsTable {
  id: string;
  type: string;
  lead_id: string;
  created_at: string;
  body: string;
}

export interface WorkTables {
  lead_labels: LeadLabelsTable;
  lead_notes: LeadNotesTable;
  added_contacts: AddedContactsTable;
  refused_contacts: RefusedContactsTable;
  outgoing_events: OutgoingEventsTable;
}
