import { html, nothing, type TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import { linkify } from "../../chat/linkify.ts";
import { fill } from "../../i18n/fill.ts";
import type { Texts } from "../../i18n/en.ts";
import type { MessageItem, NoticeItem, Transport } from "../../session/session-types.ts";
import { icon } from "../style/icons.ts";
import { formatContact } from "./format-contact.ts";
import { formatDay, formatTime } from "./format-time.ts";
import type { LogRequest } from "./log-request.ts";
import type { Row } from "./rows.ts";

/** What every row of a log is drawn with. */
export interface RowContext {
  readonly texts: Texts;
  /** BCP 47, of times and dates. */
  readonly locale: string;
  /** Name of the business, or the words that stand for it. */
  readonly business: string;
  readonly transport: Transport;
  readonly online: boolean;
  readonly hideNotices: boolean;
  readonly request: (request: LogRequest) => void;
}

/** One item of the conversation, with the separator above it where its day begins. */
export function rowTemplate(row: Row, context: RowContext): TemplateResult {
  const { item, startsDay } = row;
  return html`${startsDay ? dayTemplate(item.at, context) : nothing}${
    item.type === "message"
      ? messageTemplate(item, row, context)
      : context.hideNotices
        ? nothing
        : noticeTemplate(item, context)
  }`;
}

function dayTemplate(at: string, { texts, locale }: RowContext): TemplateResult {
  return html`<p class="line day">${formatDay(at, { texts, locale, now: Date.now() })}</p>`;
}

function messageTemplate(message: MessageItem, row: Pick<Row, "startsGroup" | "endsGroup">, context: RowContext) {
  const { from, text, at } = message;
  const { texts, locale, business } = context;
  const time = formatTime(at, locale);
  const heading = `${from === "visitor" ? texts.you : business}, ${time}: `;
  const classes = { message: true, visitor: from === "visitor", first: row.startsGroup, last: row.endsGroup };
  return html`<div class=${classMap(classes)} part="message message-${from}">
    ${bubbleTemplate(heading, text)}${row.endsGroup ? footerTemplate(message, time, context) : nothing}
  </div>`;
}

/**
 * A bubble: who and when for those who listen, then the words.
 * @param heading not shown
 * @param text with its line breaks; links in it can be followed
 */
export function bubbleTemplate(heading: string, text: string): TemplateResult {
  // A span: in one, no formatter adds the white space that a bubble would show.
  return html`<span class="bubble" part="bubble"
    ><span class="visually-hidden">${heading}</span>${wordsTemplate(text)}</span
  >`;
}

function wordsTemplate(text: string) {
  const parts = linkify(text);
  if (parts.length === 1 && !parts[0]?.href) return text;
  return parts.map(({ text: shown, href, host }) =>
    href
      ? html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow" dir="ltr"
          >${shown}${host ? ` (${host})` : nothing}</a
        >`
      : shown,
  );
}

function footerTemplate(message: MessageItem, time: string, { texts, transport, request }: RowContext): TemplateResult {
  const { id, state } = message;
  if (state === "failed") {
    const again = () => request({ type: "retry", id });
    return html`<span class="time failed"
      >${texts.notSent} <button type="button" @click=${again}>${texts.tryAgain}</button></span
    >`;
  }
  const claim = claimOf(message, texts, transport);
  return html`<span class="time" part="time"
    ><span aria-hidden="true">${time}</span>${claim ? ` · ${claim}` : nothing}</span
  >`;
}

/** A bubble claims no more than its transport can know. */
function claimOf({ from, state }: MessageItem, texts: Texts, transport: Transport): string | undefined {
  if (from === "business" || transport === "device") return undefined;
  if (state === "pending" || state === "sending") return texts.sending;
  if (state === "sent" || (transport === "events" && (state === "delivered" || state === "read"))) return texts.sent;
  if (state === "delivered") return texts.delivered;
  return state === "read" ? texts.read : undefined;
}

function noticeTemplate(notice: NoticeItem, { texts, business, online }: RowContext): TemplateResult {
  const value = notice.contacts.map(formatContact).join(", ");
  // Isolated: a number or an address keeps its order inside a right-to-left sentence.
  const reach = fill(texts.noticeReach, { business, value: `\u2068${value}\u2069` });
  return html`<p class="notice" part="notice">
    ${icon("tick")}<strong>${texts.notice}</strong><br />
    ${value ? reach : nothing} ${online ? nothing : texts.noticeOffline}
  </p>`;
}
