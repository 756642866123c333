import type { Kysely } from "kysely";
import { facetsOf } from "../lead-facets.ts";
import type { Tables } from "../tables.ts";
import type { Snapshot } from "../to-record.ts";

/** What people of the business make of a lead, what a list of leads is filtered by, and the server's own events. */
export async function createLeadWork(database: Kysely<Tables>): Promise<void> {
  await addFacets(database);
  await createWorkTables(database);
  await createOutgoingTable(database);
  await fillFacets(database);
}

async function addFacets(database: Kysely<Tables>): Promise<void> {
  const { schema } = database;
  await schema
    .alterTable("leads")
    .addColumn("status", "text", (column) => column.notNull().defaultTo("raw"))
    .execute();
  for (const name of ["campaign", "origins", "own_labels", "folded"]) {
    await schema.alterTable("leads").addColumn(name, "text").execute();
  }
  await schema.createIndex("leads_status").on("leads").columns(["state", "status", "revision"]).execute();
  await schema.createIndex("leads_campaign").on("leads").columns(["campaign", "revision"]).execute();
  await schema.createIndex("lead_contacts_kind").on("lead_contacts").columns(["kind", "lead_id"]).execute();
}

async function createWorkTables(database: Kysely<Tables>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable("lead_labels")
    .addColumn("lead_id", "text", (column) => column.notNull().references("leads.id").onDelete("cascade"))
    .addColumn("label", "text", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("lead_labels_key", ["lead_id", "label"])
    .execute();
  await schema.createIndex("lead_labels_label").on("lead_labels").columns(["label", "lead_id"]).execute();
  await schema
    .createTable("lead_notes")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("lead_id", "text", (column) => column.notNull().references("leads.id").onDelete("cascade"))
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("folded", "text", (column) => column.notNull())
    .addColumn("author_id", "text", (column) => column.notNull())
    .addColumn("author", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("lead_notes_lead").on("lead_notes").columns(["lead_id", "at"]).execute();
  await schema
    .createTable("added_contacts")
    .addColumn("lead_id", "text", (column) => column.notNull().references("leads.id").onDelete("cascade"))
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("person", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("added_contacts_key", ["lead_id", "kind", "value"])
    .execute();
  await schema
    .createTable("refused_contacts")
    .addColumn("lead_id", "text", (column) => column.notNull().references("leads.id").onDelete("cascade"))
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("person", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("refused_contacts_key", ["lead_id", "value"])
    .execute();
}

async function createOutgoingTable(database: Kysely<Tables>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable("outgoing_events")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("lead_id", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("outgoing_events_lead").on("outgoing_events").column("lead_id").execute();
}

/** Leads that were there before can be found like those that come. */
async function fillFacets(database: Kysely<Tables>): Promise<void> {
  let last = "";
  for (;;) {
    const rows = await database
      .selectFrom("leads")
      .select(["id", "snapshot"])
      .where("id", ">", last)
      .where("snapshot", "is not", null)
      .orderBy("id")
      .limit(500)
      .execute();
    for (const { id, snapshot } of rows) {
      const facets = facetsOf(JSON.parse(snapshot ?? "") as Snapshot);
      await database.updateTable("leads").set(facets).where("id", "=", id).execute();
      last = id;
    }
    if (rows.length === 0) return;
  }
}
