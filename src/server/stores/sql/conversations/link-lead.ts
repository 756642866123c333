import type { LeadEvent } from "../../../../protocol/lead-event.ts";
import type { WriteContext } from "../writer.ts";
import { placeInInbox } from "./position.ts";

/** Puts a lead beside the conversations of its visitor; they change with it, since they bear its name. */
export async function linkLead(
  { transaction, touched, nextRevision }: WriteContext,
  { lead, conversation }: Pick<LeadEvent["data"], "lead" | "conversation">,
): Promise<void> {
  const rows = await transaction
    .selectFrom("conversations")
    .select(["id", "position"])
    .where((expression) =>
      expression.or([
        expression("visitor_id", "=", lead.visitorId),
        ...(conversation ? [expression("id", "=", conversation.id)] : []),
      ]),
    )
    .where("state", "!=", "erased")
    .execute();
  for (const { id, position } of rows) {
    const revision = await nextRevision();
    await transaction
      .updateTable("conversations")
      // A visitor who left details without a word is in the inbox too.
      .set({ lead_id: lead.id, revision, position: position ?? placeInInbox(revision, false) })
      .where("id", "=", id)
      .execute();
    touched.conversations.add(id);
  }
}
