import type { Selectable } from "kysely";
import type { AddOutcome, IncomingMessage, StoredMessage } from "../../talk-store.ts";
import type { ConversationsTable } from "../tables.ts";
import type { WriteContext } from "../writer.ts";
import { fold } from "./fold.ts";
import { placeInInbox } from "./position.ts";
import { messageColumns, toMessage } from "./to-message.ts";

type Conversation = Pick<
  Selectable<ConversationsTable>,
  "state" | "talk_revision" | "position" | "waiting_since" | "unread"
>;

/** The rules are those of `TalkStore.addMessage`. */
export async function addMessage(context: WriteContext, id: string, incoming: IncomingMessage): Promise<AddOutcome> {
  const { transaction, touched } = context;
  const conversation = await transaction
    .selectFrom("conversations")
    .select(["state", "talk_revision", "position", "waiting_since", "unread"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!conversation) return { outcome: "unknown" };
  if (conversation.state === "erased") return { outcome: "erased" };
  const known = await transaction
    .selectFrom("messages")
    .select(messageColumns)
    .where("conversation_id", "=", id)
    .where("id", "=", incoming.id)
    .executeTakeFirst();
  if (known) {
    const isSame = known.text === incoming.text && known.sender === incoming.from;
    return isSame ? { outcome: "duplicate", message: toMessage(known) } : { outcome: "conflict" };
  }
  const message = await insertMessage(context, { id, conversation, incoming });
  touched.conversations.add(id);
  return { outcome: "accepted", message };
}

async function insertMessage(
  { transaction, nextRevision }: WriteContext,
  {
    id,
    conversation,
    incoming,
  }: { readonly id: string; readonly conversation: Conversation; readonly incoming: IncomingMessage },
): Promise<StoredMessage> {
  const revision = await nextRevision();
  const row = {
    conversation_id: id,
    id: incoming.id,
    talk_revision: Number(conversation.talk_revision) + 1,
    revision,
    sender: incoming.from,
    text: incoming.text,
    folded: fold(incoming.text),
    sent_at: incoming.sentAt,
    received_at: incoming.receivedAt,
    author_id: incoming.author?.id ?? null,
    author: incoming.author?.name ?? null,
  };
  await transaction.insertInto("messages").values(row).execute();
  await transaction
    .updateTable("conversations")
    .set({
      ...changeOf(conversation, incoming, revision),
      talk_revision: row.talk_revision,
      last_message: row.talk_revision,
      revision: await nextRevision(),
    })
    .where("id", "=", id)
    .execute();
  return toMessage(row);
}

/** What a message makes of its conversation: who waits, and where it stands in the inbox. */
function changeOf(conversation: Conversation, { from, receivedAt }: IncomingMessage, revision: number) {
  const { state, position, waiting_since: waitingSince, unread } = conversation;
  switch (from) {
    case "visitor":
      return {
        state: "open" as const,
        unread: unread + 1,
        waiting_since: waitingSince ?? receivedAt,
        position: waitingSince === null ? placeInInbox(revision, true) : position,
      };
    case "business":
      return { state, unread, waiting_since: null, position: placeInInbox(revision, false) };
    case "auto":
      return {
        state,
        unread,
        waiting_since: waitingSince,
        position: waitingSince === null ? placeInInbox(revision, false) : position,
      };
  }
}
