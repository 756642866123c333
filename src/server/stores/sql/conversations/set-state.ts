import type { WriteContext } from "../writer.ts";
import { placeInInbox } from "./position.ts";

/** The rules are those of `TalkStore.setState`. Nobody waits in a closed conversation. */
export async function setState(
  { transaction, touched, nextRevision }: WriteContext,
  id: string,
  state: "open" | "closed",
): Promise<boolean> {
  const row = await transaction
    .selectFrom("conversations")
    .select(["state", "last_message", "position", "waiting_since"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row || row.state === "erased") return false;
  if (row.state === state) return true;
  const last =
    row.last_message === null
      ? undefined
      : await transaction
          .selectFrom("messages")
          .select("revision")
          .where("conversation_id", "=", id)
          .where("talk_revision", "=", row.last_message)
          .executeTakeFirst();
  const position = last ? placeInInbox(Number(last.revision), false) : row.position;
  await transaction
    .updateTable("conversations")
    .set({ state, revision: await nextRevision(), waiting_since: null, position })
    .where("id", "=", id)
    .execute();
  touched.conversations.add(id);
  return true;
}

/** The rules are those of `TalkStore.visitorLeft`. */
export async function recordLeaving(
  { transaction, touched, nextRevision }: WriteContext,
  id: string,
  at: string,
): Promise<void> {
  const result = await transaction
    .updateTable("conversations")
    .set({ seen_at: at, revision: await nextRevision() })
    .where("id", "=", id)
    .where("state", "!=", "erased")
    .executeTakeFirst();
  if (result.numUpdatedRows > 0n) touched.conversations.add(id);
}
