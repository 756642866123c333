import type { ChatItem, MessageItem, NoticeItem } from "../../session/session-types.ts";

/** Messages of one sender within one minute, or a notice. */
export type Row =
  | {
      readonly type: "group";
      readonly key: string;
      readonly from: MessageItem["from"];
      readonly messages: MessageItem[];
    }
  | { readonly type: "notice"; readonly key: string; readonly notice: NoticeItem }
  | { readonly type: "day"; readonly key: string; readonly at: string };

const minute = (at: string) => at.slice(0, 16);
const day = (at: string) => new Date(at).toDateString();

/**
 * Orders a conversation into what is drawn: day separators, groups of bubbles, notices.
 * @param items the conversation in order
 */
export function groupItems(items: readonly ChatItem[]): Row[] {
  const rows: Row[] = [];
  let today = "";
  for (const item of items) {
    const itemDay = day(item.at);
    if (itemDay !== today) {
      today = itemDay;
      rows.push({ type: "day", key: `day-${itemDay}`, at: item.at });
    }
    if (item.type === "notice") {
      rows.push({ type: "notice", key: item.id, notice: item });
      continue;
    }
    const last = rows.at(-1);
    const previous = last?.type === "group" ? last.messages.at(-1) : undefined;
    if (last?.type === "group" && last.from === item.from && previous && minute(previous.at) === minute(item.at)) {
      last.messages.push(item);
    } else rows.push({ type: "group", key: item.id, from: item.from, messages: [item] });
  }
  return rows;
}
