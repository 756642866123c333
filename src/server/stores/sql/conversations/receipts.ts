import type { TalkReceipts } from "../../../../protocol/talk.ts";
import type { WriteContext } from "../writer.ts";

const receiptColumns = [
  "state",
  "talk_revision",
  "visitor_delivered",
  "visitor_read",
  "business_delivered",
  "business_read",
] as const;

/** The rules are those of `TalkStore.visitorReceived`. */
export async function recordVisitorReceipts(
  context: WriteContext,
  id: string,
  given: Partial<TalkReceipts>,
): Promise<void> {
  const { transaction, touched, nextRevision } = context;
  const row = await findConversation(context, id);
  if (!row) return;
  const before = { deliveredUpTo: Number(row.visitor_delivered), readUpTo: Number(row.visitor_read) };
  const after = advance(before, given, Number(row.talk_revision));
  if (!after) return;
  await transaction
    .updateTable("conversations")
    .set({
      visitor_delivered: after.deliveredUpTo,
      visitor_read: after.readUpTo,
      revision: await nextRevision(),
    })
    .where("id", "=", id)
    .execute();
  touched.conversations.add(id);
}

/** The rules are those of `TalkStore.businessReceived`, for one conversation. */
export async function recordBusinessReceipts(
  context: WriteContext,
  id: string,
  given: Partial<TalkReceipts>,
): Promise<void> {
  const { transaction, touched, nextRevision } = context;
  const row = await findConversation(context, id);
  if (!row) return;
  const before = { deliveredUpTo: Number(row.business_delivered), readUpTo: Number(row.business_read) };
  const after = advance(before, given, Number(row.talk_revision));
  if (!after) return;
  const revision = Number(row.talk_revision) + 1;
  const isRead = after.readUpTo > before.readUpTo;
  await transaction
    .updateTable("conversations")
    .set({
      business_delivered: after.deliveredUpTo,
      business_read: after.readUpTo,
      talk_revision: revision,
      receipts_revision: revision,
      // The inbox shows what is unread, and nothing of what was only delivered.
      ...(isRead && { unread: await countUnread(context, id, after.readUpTo), revision: await nextRevision() }),
    })
    .where("id", "=", id)
    .execute();
  touched.conversations.add(id);
}

async function findConversation({ transaction }: WriteContext, id: string) {
  const row = await transaction
    .selectFrom("conversations")
    .select(receiptColumns)
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.state === "erased" ? undefined : row;
}

/** @returns the receipts after a message of one side, or `undefined` if it says nothing new */
function advance(before: TalkReceipts, given: Partial<TalkReceipts>, last: number): TalkReceipts | undefined {
  const within = (value = 0): number => Math.min(value, last);
  const readUpTo = Math.max(before.readUpTo, within(given.readUpTo));
  const deliveredUpTo = Math.max(before.deliveredUpTo, within(given.deliveredUpTo), readUpTo);
  const isNew = readUpTo > before.readUpTo || deliveredUpTo > before.deliveredUpTo;
  return isNew ? { deliveredUpTo, readUpTo } : undefined;
}

async function countUnread({ transaction }: WriteContext, id: string, readUpTo: number): Promise<number> {
  const row = await transaction
    .selectFrom("messages")
    .select((expression) => expression.fn.countAll<number>().as("count"))
    .where("conversation_id", "=", id)
    .where("sender", "=", "visitor")
    .where("talk_revision", ">", readUpTo)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
