import type { WriteContext } from "../writer.ts";

/** Erases every conversation of a visitor. */
export async function eraseConversationsOf(context: WriteContext, visitorId: string): Promise<void> {
  const rows = await context.transaction
    .selectFrom("conversations")
    .select("id")
    .where("visitor_id", "=", visitorId)
    .where("state", "!=", "erased")
    .execute();
  for (const { id } of rows) await eraseConversation(context, id);
}

/** Deletes what was said, for good. What is left refuses later messages and tells the token's owner why. */
export async function eraseConversation(
  { transaction, touched, nextRevision }: WriteContext,
  id: string,
): Promise<void> {
  await transaction.deleteFrom("messages").where("conversation_id", "=", id).execute();
  await transaction
    .updateTable("conversations")
    .set((expression) => ({
      state: "erased",
      talk_revision: expression("talk_revision", "+", 1),
      position: null,
      lead_id: null,
      language: null,
      time_zone: null,
      page: null,
      waiting_since: null,
      unread: 0,
      last_message: null,
      seen_at: null,
    }))
    .set({ revision: await nextRevision() })
    .where("id", "=", id)
    .execute();
  touched.conversations.add(id);
  touched.erased = true;
}
