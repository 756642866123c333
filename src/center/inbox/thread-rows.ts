import type { ThreadItem } from "../../protocol/center-api.ts";
import type { TalkReceipts } from "../../protocol/talk.ts";
import type { OutgoingMessage, ThreadMessage, ThreadNotice } from "./thread-state.ts";

/** A line of the thread as it is drawn. */
export type ThreadRow =
  | { readonly type: "day"; readonly id: string; readonly at: string }
  | { readonly type: "notice"; readonly id: string; readonly notice: ThreadNotice }
  | {
      readonly type: "message";
      readonly id: string;
      readonly message: ThreadMessage;
      readonly outgoing?: OutgoingMessage;
      /** First and last of what one side said without a pause. */
      readonly first: boolean;
      readonly last: boolean;
    };

/** What is said after this many milliseconds stands apart. */
const pause = 5 * 60_000;

/** @returns the rows of a thread: messages in groups, notices in place, a line where a day begins */
export function rowsOf(items: readonly ThreadItem[], outgoing: readonly OutgoingMessage[] = []): readonly ThreadRow[] {
  const all = [...items, ...outgoing.map(asItem)];
  const waiting = new Map(outgoing.map((message) => [message.id, message]));
  const rows: ThreadRow[] = [];
  all.forEach((item, index) => {
    const before = all[index - 1];
    if (!before || dayOf(before.at) !== dayOf(item.at)) rows.push({ type: "day", id: `day ${item.id}`, at: item.at });
    if (item.type === "notice") return void rows.push({ type: "notice", id: item.id, notice: item });
    const message = waiting.get(item.id);
    rows.push({
      type: "message",
      id: item.id,
      message: item,
      ...(message && { outgoing: message }),
      first: !isTogether(before, item),
      last: !isTogether(item, all[index + 1]),
    });
  });
  return rows;
}

function asItem({ id, text, at }: OutgoingMessage): ThreadMessage {
  return { type: "message", id, revision: Number.MAX_SAFE_INTEGER, from: "business", text, at };
}

function dayOf(at: string): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

function isTogether(one: ThreadItem | undefined, other: ThreadItem | undefined): boolean {
  if (one?.type !== "message" || other?.type !== "message") return false;
  if (one.from !== other.from || one.author !== other.author || dayOf(one.at) !== dayOf(other.at)) return false;
  return Math.abs(Date.parse(other.at) - Date.parse(one.at)) < pause;
}

/**
 * How far a message of the business has got.
 *
 * @param message as it was told; what it says may be older than the receipts
 * @param receipts how far the visitor has got
 */
export function progressOf(message: ThreadMessage, receipts: TalkReceipts): "sent" | "delivered" | "read" {
  if (message.revision <= receipts.readUpTo || message.state === "read") return "read";
  return message.revision <= receipts.deliveredUpTo || message.state === "delivered" ? "delivered" : "sent";
}
