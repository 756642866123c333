import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** Who is to be told what, and the browsers that take pushes. */
export async function createNotices(database: Kysely<Tables>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable("notices")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("subject", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull().references("people.id").onDelete("cascade"))
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("target", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("due_at", "text", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("done_at", "text")
    .addColumn("outcome", "text")
    .execute();
  await schema
    .createIndex("notices_once")
    .unique()
    .on("notices")
    .columns(["kind", "subject", "person_id", "channel", "target"])
    .execute();
  await schema.createIndex("notices_due").on("notices").columns(["done_at", "due_at"]).execute();
  await schema
    .createTable("push_subscriptions")
    .addColumn("endpoint", "text", (column) => column.primaryKey().notNull())
    .addColumn("person_id", "text", (column) => column.notNull().references("people.id").onDelete("cascade"))
    .addColumn("p256dh", "text", (column) => column.notNull())
    .addColumn("auth", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("leads_received").on("leads").column("received_at").execute();
  await schema.createIndex("conversations_waiting").on("conversations").column("waiting_since").execute();
}
