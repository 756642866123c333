import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** Who changed what the business is set up by. */
export async function createActivity(database: Kysely<Tables>): Promise<void> {
  await database.schema
    .createTable("activity")
    .addColumn("number", "integer", (column) => column.primaryKey().autoIncrement().notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("person", "text", (column) => column.notNull())
    .addColumn("what", "text", (column) => column.notNull())
    .execute();
}
