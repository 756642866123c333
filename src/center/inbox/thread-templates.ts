import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../i18n/fill.ts";
import type { ThreadContact } from "../../protocol/center-api.ts";
import type { TalkReceipts } from "../../protocol/talk.ts";
import type { CenterTexts } from "../i18n/en.ts";
import { explainFailure } from "../i18n/problem-words.ts";
import { icon } from "../icons.ts";
import { kindName, shownValue } from "../leads/contact-names.ts";
import { renderExplained } from "../shared/explained.ts";
import { listOf } from "../shared/list-of.ts";
import { dayName, exactTime, timeOfDay } from "../shared/relative-time.ts";
import { piecesOf } from "./highlight.ts";
import { progressOf, type ThreadRow } from "./thread-rows.ts";
import type { OutgoingMessage, ThreadNotice } from "./thread-state.ts";

/** What the rows of a thread are drawn with, and what can be done in them. */
export interface RowScope {
  readonly t: CenterTexts;
  /** BCP 47 tag for times. */
  readonly format: string;
  readonly now: number;
  readonly visitor: string;
  /** How far the visitor has got. */
  readonly receipts: TalkReceipts;
  readonly addContact: (contact: ThreadContact) => void;
  /** Absent while there is no lead to remember it. */
  readonly refuseContact: ((contact: ThreadContact) => void) | undefined;
  readonly retry: (id: string) => void;
  readonly discard: (id: string) => void;
}

type MessageRow = Extract<ThreadRow, { type: "message" }>;

/** One line of the thread. */
export function renderRow(row: ThreadRow, scope: RowScope): TemplateResult {
  switch (row.type) {
    case "day":
      return html`<p class="line day">${dayName(row.at, scope.now, scope.format)}</p>`;
    case "notice":
      return renderNotice(row.notice, scope);
    case "message":
      return renderMessage(row, scope);
  }
}

/** Isolated, each: a number or an address keeps its order inside a sentence, and beside a name, of the other direction. */
function valuesOf(contacts: ThreadNotice["added"], format: string): string {
  return listOf(
    contacts.map((contact) => `\u2068${shownValue(contact)}\u2069`),
    format,
  );
}

function renderNotice({ action, added, removed, at }: ThreadNotice, { t, format }: RowScope): TemplateResult {
  const texts: string[] = [];
  if (action === "submitted") texts.push(t.noticeForm);
  if (action === "marked") texts.push(t.noticeMarked);
  if (added.length > 0) texts.push(fill(t.noticeAdded, { value: valuesOf(added, format) }));
  if (removed.length > 0) texts.push(fill(t.noticeRemoved, { value: valuesOf(removed, format) }));
  if (texts.length === 0) texts.push(t.noticeUpdated);
  return html`<p class="line notice" title=${exactTime(at, format)}>${icon("tick")}${texts.join(" ")}</p>`;
}

function renderMessage(row: MessageRow, scope: RowScope): TemplateResult {
  const { message, outgoing, first, last } = row;
  const { t, visitor } = scope;
  const isOurs = message.from !== "visitor";
  const speaker =
    message.from === "visitor" ? visitor : message.from === "auto" ? t.automatic : (message.author ?? t.you);
  const classes = ["message", isOurs && "ours", message.from === "auto" && "auto", first && "first", last && "last"];
  const found = message.from === "visitor" ? (message.contacts ?? []) : [];
  return html`
    <div class=${classes.filter(Boolean).join(" ")}>
      <div class="bubble"><span class="visually-hidden">${speaker}: </span>${renderText(message.text, found)}</div>
      ${found.filter(({ state }) => state === "new").map((contact) => renderOffer(contact, scope))}
      ${outgoing?.state === "failed" ? renderFailure(outgoing, scope) : nothing}
      ${last && outgoing?.state !== "failed" ? renderMeta(row, scope) : nothing}
    </div>
  `;
}

function renderText(text: string, contacts: readonly ThreadContact[]): readonly (TemplateResult | string)[] {
  return piecesOf(
    text,
    contacts.filter(({ state }) => state !== "refused"),
  ).map((piece) => {
    if (piece.type === "text") return piece.text;
    if (piece.type === "link") {
      return html`<a href=${piece.href} target="_blank" rel="noopener noreferrer nofollow ugc">${piece.text}</a>`;
    }
    const isKnown = piece.contact.state === "lead";
    return html`<mark class="contact"><bdi>${piece.text}</bdi>${isKnown ? icon("tick") : nothing}</mark>`;
  });
}

function renderOffer(contact: ThreadContact, { t, addContact, refuseContact }: RowScope): TemplateResult {
  return html`
    <div class="offer" role="group" aria-label=${`${kindName(contact.kind, t)} ${shownValue(contact)}`}>
      <span class="words">${kindName(contact.kind, t)} <bdi>${shownValue(contact)}</bdi></span>
      <button class="text-button" @click=${() => addContact(contact)}>${t.addToLead}</button>
      ${
        refuseContact
          ? html`<button class="text-button plain" @click=${() => refuseContact(contact)}>${t.notAContact}</button>`
          : nothing
      }
    </div>
  `;
}

function renderFailure({ id, refusal }: OutgoingMessage, { t, format, retry, discard }: RowScope): TemplateResult {
  const reason = refusal && renderExplained(explainFailure(refusal, { texts: t, format }));
  return html`
    <div class="offer" role="alert">
      <span class="failed words">${t.notSent}${reason === undefined ? nothing : html` ${reason}`}</span>
      <button class="text-button" @click=${() => retry(id)}>${t.tryAgain}</button>
      <button class="text-button plain" @click=${() => discard(id)}>${t.editAgain}</button>
    </div>
  `;
}

function renderMeta({ message, outgoing }: MessageRow, { t, format, receipts }: RowScope): TemplateResult {
  const states = { sent: t.sent, delivered: t.delivered, read: t.read };
  const isAnswer = message.from === "business";
  const state = outgoing ? t.sending : isAnswer ? states[progressOf(message, receipts)] : undefined;
  const author = message.from === "auto" ? t.automatic : message.author;
  return html`<span class="meta"
    >${author === undefined ? nothing : html`<bdi>${author}</bdi> · `}<time
      datetime=${message.at}
      title=${exactTime(message.at, format)}
      >${timeOfDay(message.at, format)}</time
    >${state === undefined ? nothing : ` · ${state}`}</span
  >`;
}
