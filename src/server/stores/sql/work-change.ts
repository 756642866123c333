import type { Selectable } from "kysely";
import type { LeadsTable } from "./tables.ts";
import type { WriteContext } from "./writer.ts";

export type ActiveLead = Pick<Selectable<LeadsTable>, "id" | "visitor_id" | "status">;

export function findActive({ transaction }: WriteContext, id: string): Promise<ActiveLead | undefined> {
  return transaction
    .selectFrom("leads")
    .select(["id", "visitor_id", "status"])
    .where("id", "=", id)
    .where("state", "=", "active")
    .executeTakeFirst();
}

/** A lead has changed, and with it the conversations that show its labels and contacts. */
export async function noteChange(context: WriteContext, id: string, at: string): Promise<void> {
  const { transaction, touched, nextRevision } = context;
  const revision = await nextRevision();
  await transaction.updateTable("leads").set({ revision, changed_at: at }).where("id", "=", id).execute();
  touched.leads = true;
  const rows = await transaction.selectFrom("conversations").select("id").where("lead_id", "=", id).execute();
  for (const row of rows) {
    const next = await nextRevision();
    await transaction.updateTable("conversations").set({ revision: next }).where("id", "=", row.id).execute();
    touched.conversations.add(row.id);
  }
}
