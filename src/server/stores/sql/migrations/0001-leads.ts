import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** Events as they arrived, the leads they make, and the contacts of each lead. */
export async function createLeads(database: Kysely<Tables>): Promise<void> {
  await createEventsTable(database);
  await createLeadsTable(database);
  await createContactsTable(database);
}

async function createEventsTable(database: Kysely<Tables>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable("received_events")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("lead_id", "text")
    .addColumn("visitor_id", "text")
    .addColumn("is_test", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("received_at", "text", (column) => column.notNull())
    .addColumn("body", "text")
    .execute();
  await schema.createIndex("received_events_lead").on("received_events").column("lead_id").execute();
  await schema.createIndex("received_events_visitor").on("received_events").column("visitor_id").execute();
}

async function createLeadsTable(database: Kysely<Tables>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable("leads")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("visitor_id", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("sequence", "bigint", (column) => column.notNull())
    .addColumn("revision", "bigint", (column) => column.notNull())
    .addColumn("key_hash", "text", (column) => column.notNull())
    .addColumn("received_at", "text", (column) => column.notNull())
    .addColumn("changed_at", "text", (column) => column.notNull())
    .addColumn("snapshot", "text")
    .execute();
  await schema.createIndex("leads_revision").unique().on("leads").column("revision").execute();
  await schema.createIndex("leads_state_revision").on("leads").columns(["state", "revision"]).execute();
  await schema.createIndex("leads_visitor").on("leads").column("visitor_id").execute();
}

async function createContactsTable(database: Kysely<Tables>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable("lead_contacts")
    .addColumn("lead_id", "text", (column) => column.notNull().references("leads.id").onDelete("cascade"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("origins", "text", (column) => column.notNull())
    .addColumn("first_at", "text", (column) => column.notNull())
    .addColumn("last_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("lead_contacts_key", ["lead_id", "position"])
    .execute();
  await schema.createIndex("lead_contacts_value").on("lead_contacts").columns(["value", "kind"]).execute();
}
