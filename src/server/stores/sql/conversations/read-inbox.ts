import { type ExpressionBuilder, type Kysely, sql } from "kysely";
import type { InboxPage, InboxQuery, StoredConversation } from "../../talk-store.ts";
import { readLatestRevision } from "../latest-revision.ts";
import type { Tables } from "../tables.ts";
import { fold } from "./fold.ts";
import { selectConversations, toConversation } from "./select-conversations.ts";

/** The rules are those of `TalkStore.inbox`. */
export async function readInbox(database: Kysely<Tables>, query: InboxQuery): Promise<InboxPage> {
  // First, so that a stream which begins there misses nothing of what changes while the rest is read.
  const revision = await readLatestRevision(database);
  let select = selectConversations(database)
    .where("conversations.position", "is not", null)
    .where("conversations.state", "in", query.state ? [query.state] : ["open", "closed"])
    .orderBy("conversations.position")
    .limit(query.limit + 1);
  if (query.before !== undefined) select = select.where("conversations.position", ">", query.before);
  if (query.unread) select = select.where("conversations.unread", ">", 0);
  for (const word of fold(query.search ?? "").split(/\s+/u)) {
    if (word !== "") select = select.where((expression) => isMentioned(expression, word));
  }
  const rows = await select.execute();
  const shown = rows.slice(0, query.limit);
  return {
    conversations: shown.map(toConversation),
    next: rows.length > query.limit ? Number(shown.at(-1)?.position) : null,
    revision,
  };
}

/** Whether a word stands in a message or in a contact of the lead. */
function isMentioned({ or, exists, selectFrom }: ExpressionBuilder<Tables, "conversations">, word: string) {
  const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
  const matches = (column: string) => sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`;
  return or([
    exists(
      selectFrom("messages")
        .select("messages.id")
        .whereRef("messages.conversation_id", "=", "conversations.id")
        .where(matches("messages.folded")),
    ),
    exists(
      selectFrom("lead_contacts")
        .select("lead_contacts.lead_id")
        .whereRef("lead_contacts.lead_id", "=", "conversations.lead_id")
        .where(matches("lead_contacts.value")),
    ),
  ]);
}

/** One conversation, unless it is erased. */
export async function readConversation(database: Kysely<Tables>, id: string): Promise<StoredConversation | undefined> {
  const row = await selectConversations(database)
    .where("conversations.id", "=", id)
    .where("conversations.state", "!=", "erased")
    .executeTakeFirst();
  return row && toConversation(row);
}
