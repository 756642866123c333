import { fill } from "../../i18n/fill.ts";
import type { Texts } from "../../i18n/en.ts";
import type { ChatItem } from "../../session/session-types.ts";
import { valuesOf } from "../log/format-contact.ts";

/** What news are put into words with. */
export interface NewsWords {
  readonly texts: Texts;
  readonly business: string;
  readonly hideNotices: boolean;
  /** Whether the notice can be undone. */
  readonly correctable: boolean;
}

/**
 * What a screen reader is told of a new item.
 * @returns undefined for what is no news to the visitor: their own words, and what they just did themself
 */
export function describeNews(item: ChatItem, words: NewsWords): string | undefined {
  const { texts, business, hideNotices, correctable } = words;
  if (item.type === "message") {
    if (item.from === "business") return `${item.author ?? business}: ${item.text}`;
    return item.state === "failed" ? texts.notSent : undefined;
  }
  if (item.type === "ask") {
    if (item.state === "saved") return undefined;
    return item.state === "declined" ? texts.notSaved : fill(texts.ask, { business, value: valuesOf(item) });
  }
  if (hideNotices) return undefined;
  // A form that was sent says so itself.
  if (item.type === "line") return item.about === "marked" ? texts.markedAsLead : undefined;
  if (item.state === "removed") return texts.removed;
  const notice = `${texts.notice}: ${valuesOf(item)}.`;
  return correctable ? `${notice} ${texts.undoAvailable}` : notice;
}
