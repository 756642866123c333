import type { Generated } from "kysely";
import type { LeadStatus } from "../../../protocol/center-api.ts";
import type { NoticeTables } from "./notice-tables.ts";
import type { PeopleTables } from "./people-tables.ts";
import type { WorkTables } from "./work-tables.ts";

/** What arrived, once an id. `body` is `null` once its lead was erased; the id stays, so that a repeat is known. */
export interface ReceivedEventsTable {
  id: string;
  type: string;
  lead_id: string | null;
  visitor_id: string | null;
  is_test: Generated<number>;
  received_at: string;
  body: string | null;
  /** Of snapshots of a lead: the number of this change over all leads and conversations. */
  revision: number | null;
  /** Where the visitor was told of it. */
  conversation_id: string | null;
}

/** `merged`: an agent had made it, and it became part of the visitor's own. */
export type StoredLeadState = "active" | "withdrawn" | "erased" | "merged";

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
  status: Generated<LeadStatus>;
  /** What lists are filtered by, see `facetsOf`. */
  campaign: string | null;
  origins: string | null;
  own_labels: string | null;
  folded: string | null;
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

export type StoredConversationState = "open" | "closed" | "erased";

/** One row a conversation. Of an erased one only what refuses later messages is left. */
export interface ConversationsTable {
  id: string;
  site: string | null;
  visitor_id: string;
  lead_id: string | null;
  claim_hash: string;
  state: StoredConversationState;
  /** The number of its last change, over all leads and conversations. */
  revision: number;
  /** The number of its last message or receipt: what the visitor's stream counts by. */
  talk_revision: number;
  /** Its place in the inbox, the smallest first; `null` while there is nothing to show. */
  position: number | null;
  /** By the device's clock. */
  started_at: string;
  /** By the server's clock, as all that follow. */
  opened_at: string;
  language: string | null;
  time_zone: string | null;
  page: string | null;
  /** Since when the visitor waits for an answer. */
  waiting_since: string | null;
  /** Messages of the visitor that nobody has read. */
  unread: number;
  /** `talk_revision` of the last message. */
  last_message: number | null;
  /** How far the visitor has got with the business's messages. */
  visitor_delivered: number;
  visitor_read: number;
  /** How far the business has got with the visitor's. */
  business_delivered: number;
  business_read: number;
  /** `talk_revision` of the last change of the business's two. */
  receipts_revision: number;
  /** When the visitor left. */
  seen_at: string | null;
}

/** The tokens of a conversation, hashed; the one with the highest revision is the youngest. */
export interface ConversationTokensTable {
  hash: string;
  conversation_id: string;
  revision: number;
}

/** `auto`: said to the visitor by a rule on their device. */
export type StoredSender = "visitor" | "business" | "auto";

export interface MessagesTable {
  conversation_id: string;
  /** Made by whoever wrote it; once a conversation. */
  id: string;
  /** Its place in the conversation. */
  talk_revision: number;
  /** Its number over all leads and conversations. */
  revision: number;
  sender: StoredSender;
  text: string;
  /** The text as it is searched. */
  folded: string;
  /** By the sender's clock. */
  sent_at: string;
  received_at: string;
  author_id: string | null;
  author: string | null;
}

/** The steps of the schema that this database has been through. */
export interface SchemaMigrationsTable {
  version: number;
  name: string;
  applied_at: string;
}

export interface Tables extends PeopleTables, WorkTables, NoticeTables {
  schema_migrations: SchemaMigrationsTable;
  received_events: ReceivedEventsTable;
  leads: LeadsTable;
  lead_contacts: LeadContactsTable;
  conversations: ConversationsTable;
  conversation_tokens: ConversationTokensTable;
  messages: MessagesTable;
}
