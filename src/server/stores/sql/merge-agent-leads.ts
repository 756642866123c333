import { noFacets } from "./lead-facets.ts";
import { agentKey } from "./mark-conversation.ts";
import type { WriteContext } from "./writer.ts";

/** Tables that hold what people of the business made of a lead. */
const workTables = ["lead_labels", "lead_notes", "added_contacts", "refused_contacts"] as const;

/**
 * A visitor's own lead has arrived: what an agent made of the visitor before becomes part of it.
 *
 * @param lead whose row is there already
 */
export async function mergeAgentLeads(
  context: WriteContext,
  lead: { readonly id: string; readonly visitorId: string },
): Promise<void> {
  const { transaction } = context;
  for (const { id, status } of await findAgentLeads(context, lead.visitorId)) {
    for (const table of workTables) await moveRows(context, table, { from: id, to: lead.id });
    const own = transaction.updateTable("leads").set({ status }).where("id", "=", lead.id);
    await own.where("status", "=", "raw").execute();
    await transaction.updateTable("outgoing_events").set({ lead_id: lead.id }).where("lead_id", "=", id).execute();
    await empty(context, id, "merged");
  }
}

/** The tables differ; all of them have a column `lead_id`, and what is there twice is the same. */
async function moveRows(
  { transaction }: WriteContext,
  table: (typeof workTables)[number],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const anyTable = table as "lead_labels";
  const rows = await transaction.deleteFrom(anyTable).where("lead_id", "=", from).returningAll().execute();
  if (rows.length === 0) return;
  await transaction
    .insertInto(anyTable)
    .values(rows.map((row) => ({ ...row, lead_id: to })))
    .onConflict((on) => on.doNothing())
    .execute();
}

/** The visitor had everything erased: what agents made of them goes too. */
export async function eraseAgentLeads(context: WriteContext, visitorId: string): Promise<void> {
  for (const { id } of await findAgentLeads(context, visitorId)) {
    await eraseWork(context, id);
    await empty(context, id, "erased");
  }
}

/** Deletes what people of the business made of a lead. */
export async function eraseWork({ transaction }: WriteContext, leadId: string): Promise<void> {
  for (const table of [...workTables, "outgoing_events"] as const) {
    await transaction
      .deleteFrom(table as "lead_labels")
      .where("lead_id", "=", leadId)
      .execute();
  }
}

function findAgentLeads({ transaction }: WriteContext, visitorId: string) {
  return transaction
    .selectFrom("leads")
    .select(["id", "status"])
    .where("visitor_id", "=", visitorId)
    .where("key_hash", "=", agentKey)
    .where("state", "=", "active")
    .execute();
}

async function empty(
  { transaction, nextRevision }: WriteContext,
  id: string,
  state: "merged" | "erased",
): Promise<void> {
  await transaction
    .updateTable("leads")
    .set({ state, snapshot: null, status: "raw", revision: await nextRevision(), ...noFacets })
    .where("id", "=", id)
    .execute();
}
