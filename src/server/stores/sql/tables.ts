import type { Generated } from "kysely";

/** What arrived, once an id. `body` is `null` once its lead was erased; the id stays, so that a repeat is known. */
export interface ReceivedEventsTable {
  id: string;
  type: string;
  lead_id: string | null;
  visitor_id: string | null;
  is_test: Generated<number>;
  received_at: string;
  body: string | null;
}

export type StoredLeadState = "active" | "withdrawn" | "erased";

/** One row a lead. Of an erased lead only what refuses later events is left: ids, state, sequence and key hash. */
export interface LeadsTable {
  id: string;
  visitor_id: string;
  state: StoredLeadState;
  sequence: number;
  revision: number;
  key_hash: string;
  received_at: string;
  changed_at: string;
  snapshot: string | null;
}

/** The contacts of a lead's latest snapshot, one row each. `origins` is a JSON array. */
export interface LeadContactsTable {
  lead_id: string;
  position: number;
  kind: string;
  value: string;
  origins: string;
  first_at: string;
  last_at: string;
}

/** The steps of the schema that this database has been through. */
export interface SchemaMigrationsTable {
  version: number;
  name: string;
  applied_at: string;
}

export interface Tables {
  schema_migrations: SchemaMigrationsTable;
  received_events: ReceivedEventsTable;
  leads: LeadsTable;
  lead_contacts: LeadContactsTable;
}
