import type { Kysely } from "kysely";
import type { StoredConversation } from "../../talk-store.ts";
import type { StoredConversationState, Tables } from "../tables.ts";
import { toRecord } from "../to-record.ts";
import { believableTime } from "./to-message.ts";

/** Conversations with what a line of the inbox shows: the last message and the name of the lead. */
export function selectConversations(database: Kysely<Tables>) {
  return database
    .selectFrom("conversations")
    .leftJoin("messages", (join) =>
      join
        .onRef("messages.conversation_id", "=", "conversations.id")
        .onRef("messages.talk_revision", "=", "conversations.last_message"),
    )
    .leftJoin("leads", (join) => join.onRef("leads.id", "=", "conversations.lead_id").on("leads.state", "=", "active"))
    .select([
      "conversations.id as id",
      "conversations.revision as revision",
      "conversations.talk_revision as talk_revision",
      "conversations.state as state",
      "conversations.visitor_id as visitor_id",
      "conversations.position as position",
      "conversations.started_at as started_at",
      "conversations.opened_at as opened_at",
      "conversations.language as language",
      "conversations.time_zone as time_zone",
      "conversations.page as page",
      "conversations.waiting_since as waiting_since",
      "conversations.unread as unread",
      "conversations.visitor_delivered as visitor_delivered",
      "conversations.visitor_read as visitor_read",
      "conversations.business_delivered as business_delivered",
      "conversations.business_read as business_read",
      "conversations.seen_at as seen_at",
      "messages.sender as sender",
      "messages.text as text",
      "messages.sent_at as sent_at",
      "messages.received_at as received_at",
      "leads.id as lead_id",
      "leads.state as lead_state",
      "leads.revision as lead_revision",
      "leads.received_at as lead_received_at",
      "leads.changed_at as lead_changed_at",
      "leads.snapshot as lead_snapshot",
    ]);
}

export type ConversationRow = Awaited<ReturnType<ReturnType<typeof selectConversations>["execute"]>>[number];

/** A row of `selectConversations` that is not erased. */
export function toConversation(row: ConversationRow): StoredConversation {
  const lead = leadOf(row);
  return {
    id: row.id,
    revision: Number(row.revision),
    talkRevision: Number(row.talk_revision),
    state: visibleState(row.state),
    visitorId: row.visitor_id,
    startedAt: believableTime(row.started_at, row.opened_at),
    unread: row.unread,
    receipts: { deliveredUpTo: Number(row.visitor_delivered), readUpTo: Number(row.visitor_read) },
    businessReceipts: { deliveredUpTo: Number(row.business_delivered), readUpTo: Number(row.business_read) },
    labels: lead?.lead.labels ?? [],
    ...(lead && { leadId: lead.id }),
    ...(lead && titleOf(lead.lead)),
    ...(row.waiting_since !== null && { waitingSince: row.waiting_since }),
    ...lastMessageOf(row),
    ...(row.language !== null && { language: row.language }),
    ...(row.time_zone !== null && { timeZone: row.time_zone }),
    ...(row.page !== null && { page: row.page }),
    ...(row.seen_at !== null && { seenAt: row.seen_at }),
  };
}

/** @throws Error for an erased conversation, of which there is nothing to show */
function visibleState(state: StoredConversationState): "open" | "closed" {
  if (state === "erased") throw new Error("An erased conversation is nobody's to read.");
  return state;
}

function leadOf(row: ConversationRow) {
  if (row.lead_id === null || row.lead_state === null) return undefined;
  return toRecord({
    id: row.lead_id,
    state: row.lead_state,
    revision: Number(row.lead_revision),
    received_at: row.lead_received_at ?? "",
    changed_at: row.lead_changed_at ?? "",
    snapshot: row.lead_snapshot,
  });
}

/** What the visitor is called: their name, else the first way to reach them. */
function titleOf({ contacts, profile }: ReturnType<typeof toRecord>["lead"]): { readonly title?: string } {
  const named = contacts.find(({ kind }) => kind === "name")?.value ?? profile["name"];
  const title = named === undefined ? contacts[0]?.value : String(named);
  return title === undefined ? {} : { title };
}

function lastMessageOf({ sender, text, sent_at: sentAt, received_at: receivedAt }: ConversationRow) {
  if (sender === null || text === null || sentAt === null || receivedAt === null) return {};
  return { lastMessage: { from: sender, text, at: believableTime(sentAt, receivedAt) } };
}
