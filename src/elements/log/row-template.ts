import { html, nothing, type TemplateResult } from "lit";
import type { Texts } from "../../i18n/en.ts";
import type { ChatItem, MessageItem, Transport } from "../../session/session-types.ts";
import { formatDay, formatTime } from "./format-time.ts";
import type { LogRequest } from "./log-request.ts";
import type { More } from "./more.ts";
import { noticeTemplate } from "./notice-template.ts";
import type { Row } from "./rows.ts";

/** What every row of a log is drawn with. */
export interface RowContext {
  readonly texts: Texts;
  /** BCP 47, of times and dates. */
  readonly locale: string;
  /** Name of the business, or the words that stand for it. */
  readonly business: string;
  readonly transport: Transport;
  readonly hideNotices: boolean;
  /** Whether the session can take details back and change them. */
  readonly correctable: boolean;
  readonly request: (request: LogRequest) => void;
  /** What most conversations do without. Asked for it, the log fetches it and draws again. */
  readonly more: () => More | undefined;
}

/** One item of the conversation, with the separator above it where its day begins. */
export function rowTemplate(row: Row, context: RowContext): TemplateResult {
  const { item, startsDay } = row;
  return html`${startsDay ? dayTemplate(item.at, context) : nothing}${itemTemplate(item, row, context)}`;
}

function itemTemplate(item: ChatItem, row: Row, context: RowContext) {
  if (item.type === "message") return messageTemplate(item, row, context);
  if (item.type !== "notice" || item.state === "removed")
    return context.more()?.asideTemplate(item, context) ?? nothing;
  return context.hideNotices ? nothing : noticeTemplate(item, context);
}

function dayTemplate(at: string, { texts, locale }: RowContext): TemplateResult {
  return html`<p class="line day">${formatDay(at, { texts, locale, now: Date.now() })}</p>`;
}

function messageTemplate(message: MessageItem, row: Pick<Row, "startsGroup" | "endsGroup">, context: RowContext) {
  const { from, text, at, author } = message;
  const { texts, locale, business } = context;
  const time = formatTime(at, locale);
  const heading = `${from === "visitor" ? texts.you : (author ?? business)}, ${time}: `;
  const classes = `message ${from} ${row.startsGroup ? "first" : ""} ${row.endsGroup ? "last" : ""}`;
  return html`<div class=${classes} part="message message-${from}">
    ${bubbleTemplate(heading, text, context.more)}${message.actions ? context.more()?.actionsTemplate(message.actions, context) : nothing}${row.endsGroup ? footerTemplate(message, time, context) : nothing}
  </div>`;
}

/** A link's text has one of these at least; beside Arabic and Hebrew letters numbers need a direction of their own. */
const hasMore = /:\/\/|\w[.@]\w|[+\u0590-\u08ff]/;

/**
 * A bubble: who and when for those who listen, then the words.
 * @param heading not shown
 * @param text with its line breaks; links in it can be followed
 * @param more see `RowContext`
 */
export function bubbleTemplate(heading: string, text: string, more: RowContext["more"]): TemplateResult {
  const words = hasMore.test(text) ? (more()?.wordsTemplate(text) ?? text) : text;
  // A span: in one, no formatter adds the white space that a bubble would show.
  return html`<span class="bubble" part="bubble"><span class="visually-hidden">${heading}</span>${words}</span>`;
}

function footerTemplate(message: MessageItem, time: string, { texts, transport, request }: RowContext): TemplateResult {
  const { id, state } = message;
  if (state === "failed") {
    const again = () => request({ type: "retry", id });
    return html`<span class="time failed"
      >${texts.notSent} <button type="button" @click=${again}>${texts.tryAgain}</button></span
    >`;
  }
  const claim = message.author ?? claimOf(message, texts, transport);
  // The bubble has said when: of the two the claim alone is read.
  return claim
    ? html`<span class="time" part="time"><span aria-hidden="true">${time}</span> · ${claim}</span>`
    : html`<span class="time" part="time" aria-hidden="true">${time}</span>`;
}

/** A bubble claims no more than its transport can know. */
function claimOf({ from, state }: MessageItem, texts: Texts, transport: Transport): string | undefined {
  if (from === "business" || transport === "device") return undefined;
  if (state === "pending" || state === "sending") return texts.sending;
  if (state === "sent" || (transport === "events" && (state === "delivered" || state === "read"))) return texts.sent;
  if (state === "delivered") return texts.delivered;
  return state === "read" ? texts.read : undefined;
}
