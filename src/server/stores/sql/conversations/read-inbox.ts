import type { ExpressionBuilder, Kysely } from "kysely";
import type { InboxPage, InboxQuery, StoredConversation } from "../../talk-store.ts";
import { readLatestRevision } from "../latest-revision.ts";
import { hasWord, like, toDigits, wordsOf } from "../search-words.ts";
import type { Tables } from "../tables.ts";
import { referenceEndings } from "./reference-endings.ts";
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
  for (const word of wordsOf(query.search ?? "")) {
    select = select.where((expression) => isMentioned(expression, word));
  }
  const rows = await select.execute();
  const shown = rows.slice(0, query.limit);
  return {
    conversations: shown.map(toConversation),
    next: rows.length > query.limit ? Number(shown.at(-1)?.position) : null,
    revision,
  };
}

type Builder = ExpressionBuilder<Tables, "conversations">;

/** Whether a word stands in a message, in what is known of the lead, or is the conversation's reference code. */
function isMentioned({ or, exists, selectFrom }: Builder, word: string) {
  const labels = selectFrom("lead_labels").select("lead_labels.lead_id");
  const added = selectFrom("added_contacts").select("added_contacts.lead_id");
  const isOfLead = hasWord("leads.folded", toDigits(word));
  return or([
    exists(
      selectFrom("messages")
        .select("messages.id")
        .whereRef("messages.conversation_id", "=", "conversations.id")
        .where(hasWord("messages.folded", word)),
    ),
    isOfLead,
    exists(
      labels.whereRef("lead_labels.lead_id", "=", "conversations.lead_id").where(hasWord("lead_labels.folded", word)),
    ),
    exists(
      added
        .whereRef("added_contacts.lead_id", "=", "conversations.lead_id")
        .where(hasWord("added_contacts.folded", toDigits(word))),
    ),
    ...referenceEndings(word).map((ending) => like("conversations.id", `%${ending}`)),
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
