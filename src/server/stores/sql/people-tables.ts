import type { Generated } from "kysely";

/** One row a person. `email` is in lower case, `quiet_hours` JSON, `language` a tag. */
export interface PeopleTable {
  id: string;
  name: string;
  email: string;
  role: "owner" | "agent";
  password_hash: string;
  quiet_hours: string | null;
  language: string | null;
  created_at: string;
}

export interface SessionsTable {
  token_hash: string;
  person_id: string;
  created_at: string;
  seen_at: string;
}

export interface InvitationsTable {
  id: string;
  token_hash: string;
  role: "owner" | "agent";
  invited_by: string;
  created_at: string;
  expires_at: string;
}

/** Single values of the server itself. */
export interface ServerValuesTable {
  name: string;
  value: string;
}

/** Who changed what; `number` grows with each line. */
export interface ActivityTable {
  number: Generated<number>;
  at: string;
  person_id: string;
  person: string;
  what: string;
}

export interface PeopleTables {
  activity: ActivityTable;
  people: PeopleTable;
  sessions: SessionsTable;
  invitations: InvitationsTable;
  server_values: ServerValuesTable;
}
