import { dateFormat } from "../../i18n/date-format.ts";
import type { Texts } from "../../i18n/en.ts";
import type { ChatItem } from "../../session/session-types.ts";
import { formatContact } from "../log/format-contact.ts";

/**
 * The conversation as plain text, for who wants to keep it: one line a message, with its time and sender.
 * @param items in order
 * @param words of the visitor's language
 */
export function conversationText(
  items: readonly ChatItem[],
  { texts, business, locale }: { readonly texts: Texts; readonly business: string; readonly locale: string },
): string {
  const format = dateFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const lines = items.flatMap((item) => {
    const time = format.format(new Date(item.at));
    if (item.type === "message")
      return [`${time} · ${item.from === "visitor" ? texts.you : (item.author ?? business)}: ${item.text}`];
    if (item.type === "ask" || (item.type === "notice" && item.state === "removed")) return [];
    if (item.type === "line")
      return [`${time} · ${item.about === "marked" ? texts.markedAsLead : texts.formSubmitted}`];
    return [`${time} · ${texts.notice}: ${item.contacts.map(formatContact).join(", ")}`];
  });
  return `${lines.join("\n")}\n`;
}

/** Gives a text to the visitor as a file. */
export function downloadText(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: a browser may not have begun to read it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
