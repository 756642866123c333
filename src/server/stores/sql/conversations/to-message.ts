import type { Selectable } from "kysely";
import type { StoredMessage } from "../../talk-store.ts";
import type { MessagesTable } from "../tables.ts";

/** What of a message's row is read. */
export const messageColumns = ["id", "talk_revision", "sender", "text", "sent_at", "received_at", "author"] as const;

/** How far a device's clock may be behind before its times mean nothing: as long as a message may wait on a device. */
const longestWayMilliseconds = 30 * 24 * 60 * 60 * 1000;

/** A row as both sides see it. */
export function toMessage(row: Pick<Selectable<MessagesTable>, (typeof messageColumns)[number]>): StoredMessage {
  return {
    id: row.id,
    revision: Number(row.talk_revision),
    from: row.sender,
    text: row.text,
    at: believableTime(row.sent_at, row.received_at),
    sentAt: row.sent_at,
    receivedAt: row.received_at,
    ...(row.author !== null && { author: row.author }),
  };
}

/** The sender's time, unless the sender's clock is plainly wrong: a message is not sent after it arrived. */
export function believableTime(sentAt: string, receivedAt: string): string {
  const way = Date.parse(receivedAt) - Date.parse(sentAt);
  return way >= 0 && way <= longestWayMilliseconds ? new Date(sentAt).toISOString() : receivedAt;
}
