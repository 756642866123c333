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
    if (!before || dayOf(before) !== dayOf(item)) rows.push(dayRow(item));
    if (item.type === "notice") return void rows.push(keep(item, { type: "notice", id: item.id, notice: item }));
    const message = waiting.get(item.id);
    const [first, last] = [!isTogether(before, item), !isTogether(item, all[index + 1])];
    const row = { type: "message", id: item.id, message: item, first, last } as const;
    rows.push(message ? { ...row, outgoing: message } : keep(item, row));
  });
  return rows;
}

/** Rows and days of items that are the same as before: a long thread is looked at anew with every message. */
const known = new WeakMap<ThreadItem, ThreadRow>();
const days = new WeakMap<ThreadItem, number>();
const dayRows = new WeakMap<ThreadItem, ThreadRow>();

function dayRow(item: ThreadItem): ThreadRow {
  const row = dayRows.get(item) ?? { type: "day", id: `day ${item.id}`, at: item.at };
  dayRows.set(item, row);
  return row;
}

/** @returns the row of before if it says the same, so that nothing of it is drawn anew */
function keep(item: ThreadItem, row: ThreadRow): ThreadRow {
  const before = known.get(item);
  if (
    before &&
    (row.type !== "message" || (before.type === "message" && before.first === row.first && before.last === row.last))
  ) {
    return before;
  }
  known.set(item, row);
  return row;
}

function asItem({ id, text, at }: OutgoingMessage): ThreadMessage {
  return { type: "message", id, revision: Number.MAX_SAFE_INTEGER, from: "business", text, at };
}

function dayOf(item: ThreadItem): number {
  const day = days.get(item) ?? new Date(item.at).setHours(0, 0, 0, 0);
  days.set(item, day);
  return day;
}

function isTogether(one: ThreadItem | undefined, other: ThreadItem | undefined): boolean {
  if (one?.type !== "message" || other?.type !== "message") return false;
  if (one.from !== other.from || one.author !== other.author || dayOf(one) !== dayOf(other)) return false;
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

/** The highest revision of some rows: receipts beyond it say nothing new about them. */
export function lastRevisionOf(rows: readonly ThreadRow[]): number {
  return rows.reduce((most, row) => (row.type === "message" ? Math.max(most, row.message.revision) : most), 0);
}
