import type { Kysely } from "kysely";
import { hashKey } from "../../../services/key-hash.ts";
import type { TalkChanges, TokenOwner } from "../../talk-store.ts";
import type { Tables } from "../tables.ts";
import { messageColumns, toMessage } from "./to-message.ts";

/** The rules are those of `TalkStore.owner`. */
export async function findOwner(database: Kysely<Tables>, token: string): Promise<TokenOwner | undefined> {
  const row = await database
    .selectFrom("conversation_tokens")
    .innerJoin("conversations", "conversations.id", "conversation_tokens.conversation_id")
    .select(["conversations.id", "conversations.visitor_id", "conversations.state"])
    .where("conversation_tokens.hash", "=", hashKey(token))
    .executeTakeFirst();
  return row && { conversationId: row.id, visitorId: row.visitor_id, isErased: row.state === "erased" };
}

/** The rules are those of `TalkStore.talkAfter`. */
export async function readTalkAfter(
  database: Kysely<Tables>,
  id: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<TalkChanges | undefined> {
  const row = await database
    .selectFrom("conversations")
    .select(["state", "talk_revision", "business_delivered", "business_read", "receipts_revision"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const revision = Number(row.talk_revision);
  const messages = await database
    .selectFrom("messages")
    .select(messageColumns)
    .where("conversation_id", "=", id)
    // A number that was never given is of a database that was set back since.
    .where("talk_revision", ">", after > revision ? 0 : after)
    // What came while this was read belongs to the next answer, with its receipts.
    .where("talk_revision", "<=", revision)
    .orderBy("talk_revision")
    .limit(limit + 1)
    .execute();
  return {
    isErased: row.state === "erased",
    revision,
    messages: messages.slice(0, limit).map(toMessage),
    hasMore: messages.length > limit,
    receipts: { deliveredUpTo: Number(row.business_delivered), readUpTo: Number(row.business_read) },
    receiptsRevision: Number(row.receipts_revision),
  };
}
