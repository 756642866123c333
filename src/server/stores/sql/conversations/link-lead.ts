import type { LeadEvent } from "../../../../protocol/lead-event.ts";
import type { WriteContext } from "../writer.ts";
import { placeInInbox } from "./position.ts";

/**
 * Puts a lead beside the conversations of its visitor; they change with it, since they bear its name.
 *
 * @returns whether the visitor has or had any
 */
export async function linkLead(
  { transaction, touched, nextRevision }: WriteContext,
  { lead, conversation }: Pick<LeadEvent["data"], "lead" | "conversation">,
): Promise<boolean> {
  const rows = await transaction
    .selectFrom("conversations")
    .select(["id", "position", "state"])
    .where((expression) =>
      expression.or([
        expression("visitor_id", "=", lead.visitorId),
        ...(conversation ? [expression("id", "=", conversation.id)] : []),
      ]),
    )
    .execute();
  for (const { id, position, state } of rows) {
    if (state === "erased") continue;
    const revision = await nextRevision();
    await transaction
      .updateTable("conversations")
      // A visitor who left details without a word is in the inbox too.
      .set({ lead_id: lead.id, revision, position: position ?? placeInInbox(revision, false) })
      .where("id", "=", id)
      .execute();
    touched.conversations.add(id);
  }
  return rows.length > 0;
}
