import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** In which language each person reads the Center, and so their mails and pushes. */
export async function addLanguages(database: Kysely<Tables>): Promise<void> {
  await database.schema.alterTable("people").addColumn("language", "text").execute();
}
