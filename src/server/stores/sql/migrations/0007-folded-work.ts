import type { Kysely } from "kysely";
import { fold } from "../conversations/fold.ts";
import type { Tables } from "../tables.ts";

/** Labels and contacts that people of the business added are found whatever their case, beyond ASCII too. */
export async function foldWork(database: Kysely<Tables>): Promise<void> {
  for (const table of ["lead_labels", "added_contacts"]) {
    const alteration = database.schema.alterTable(table);
    await alteration.addColumn("folded", "text", (column) => column.notNull().defaultTo("")).execute();
  }
  const labels = await database.selectFrom("lead_labels").select("label").distinct().execute();
  for (const { label } of labels) {
    await database
      .updateTable("lead_labels")
      .set({ folded: fold(label) })
      .where("label", "=", label)
      .execute();
  }
  const contacts = await database.selectFrom("added_contacts").select("value").distinct().execute();
  for (const { value } of contacts) {
    await database
      .updateTable("added_contacts")
      .set({ folded: fold(value) })
      .where("value", "=", value)
      .execute();
  }
}
