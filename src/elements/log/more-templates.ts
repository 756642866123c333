import "../../i18n/en-later.ts";
/** What most conversations do without; a chunk of its own, see `more.ts`. */
import { html, nothing, type TemplateResult } from "lit";
import { whatsappUrl } from "../../chat/handoff.ts";
import { linkify } from "../../chat/linkify.ts";
import { fill } from "../../i18n/fill.ts";
import type { Texts } from "../../i18n/en.ts";
import type { LeadChatConfig } from "../../protocol/config.ts";
import type { AskItem, LineItem, MessageActions, NoticeItem } from "../../session/session-types.ts";
import { icon } from "../style/icons.ts";
import { safeUrl } from "../style/safe-url.ts";
import { valuesOf } from "./format-contact.ts";
import type { LeadChatLog } from "./log.ts";
import type { LogRequest } from "./log-request.ts";
import type { RowContext } from "./row-template.ts";

export { moreStyles } from "./more-styles.ts";

/** Numbers with their marks, and handles: what Arabic or Hebrew around it would turn about, group by group. */
const leftToRight = /(@[\w.]+|[+(]?\d[\d ()./-]*\d)/;

/** The words of a message with its links; in text from the right, numbers and handles stay as they are written. */
export function wordsTemplate(text: string) {
  const isolate = /[\u0590-\u08ff]/.test(text);
  return linkify(text).map(({ text: shown, href, host }) =>
    href
      ? html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow" dir="ltr"
          >${shown}${host ? ` (${host})` : nothing}</a
        >`
      : isolate
        ? shown.split(leftToRight).map((part, at) => (at % 2 === 1 ? html`<bdi dir="ltr">${part}</bdi>` : part))
        : shown,
  );
}

/** What a reply offers besides its words; quick replies stand at the end of the log. */
export function actionsTemplate({ link, form }: MessageActions, { texts, request }: RowContext) {
  const href = safeUrl(link?.url);
  if (!href && !form) return nothing;
  const open = () => request({ type: "form", ...(typeof form === "string" && { id: form }) });
  return html`<span class="offers"
    >${
      link && href
        ? html`<a class="offer" href=${href} target="_blank" rel="noopener noreferrer"
            ><bdi>${link.text}</bdi> <bdi class="host">${describeTarget(href)}</bdi></a
          >`
        : nothing
    }${form ? html`<button type="button" class="offer" @click=${open}>${texts.openForm}</button>` : nothing}</span
  >`;
}

/** Where a link leads, in as few characters as tell it: the real host, or the address or number. */
function describeTarget(href: string): string {
  const { protocol, hostname, pathname } = new URL(href);
  return protocol === "http:" || protocol === "https:" ? hostname.replace(/^www\./, "") : pathname;
}

/** What stands between the messages besides the notice: a question, or a quiet line about what happened. */
export function asideTemplate(
  item: AskItem | LineItem | NoticeItem,
  context: RowContext,
): TemplateResult | typeof nothing {
  if (item.type === "ask") return askTemplate(item, context);
  if (context.hideNotices) return nothing;
  const { markedAsLead, formSubmitted, removed, messageStays } = context.texts;
  if (item.type === "notice") {
    return html`<p class="notice" part="notice">
      <strong>${removed}</strong> ${context.transport === "live" ? messageStays : nothing}
    </p>`;
  }
  return html`<p class="line aside">${item.about === "marked" ? markedAsLead : formSubmitted}</p>`;
}

/** The question before details are saved; answered, it is a quiet line or makes room for the notice. */
function askTemplate(ask: AskItem, { texts, business, request }: RowContext): TemplateResult | typeof nothing {
  if (ask.state === "saved") return nothing;
  if (ask.state === "declined") return html`<p class="notice">${texts.notSaved}</p>`;
  const answer = (save: boolean) => () => request({ type: "answer", id: ask.id, save });
  const [before, after] = fill(texts.ask, { business, value: "\0" }).split("\0");
  return html`<div class="ask" role="group" aria-labelledby="ask-${ask.id}">
    <p id="ask-${ask.id}">${before}<strong>${valuesOf(ask)}</strong>${after}</p>
    <button type="button" class="yes" @click=${answer(true)}>${texts.save}</button>
    <button type="button" class="no" @click=${answer(false)}>${texts.notNow}</button>
  </div>`;
}

/** Leads to what was added while the reader was elsewhere. */
export function pillTemplate(added: number, log: Pick<LeadChatLog, "texts" | "locale" | "toEnd">): TemplateResult {
  const count = new Intl.NumberFormat(log.locale).format(added);
  return html`<button type="button" class="pill" @click=${() => log.toEnd()}>
    ${icon("down")}${log.texts.newMessages} <span class="count">${count}</span>
  </button>`;
}

/** Somebody is typing. */
export function typingTemplate(name: string, texts: Texts): TemplateResult {
  return html`<p class="typing">
    <span class="visually-hidden">${fill(texts.typing, { name })}</span><i></i><i></i><i></i>
  </p>`;
}

/** What the way into another messenger is made of. */
export interface Handoff {
  /** Of the business, international. */
  readonly number: string;
  /** Id of the conversation. */
  readonly conversation: string;
  readonly texts: Texts;
  readonly request: (request: LogRequest) => void;
}

/** The way into another messenger: it takes along a reference code, and nothing that the visitor wrote. */
export function handoffTemplate({ number, conversation, texts, request }: Handoff): TemplateResult {
  return html`<p class="handoff">
    <a
      class="offer"
      href=${whatsappUrl(number, conversation)}
      target="_blank"
      rel="noopener noreferrer"
      @click=${() => request({ type: "handoff" })}
      >${texts.handoffWhatsapp}</a
    >
  </p>`;
}

/** A card of what the visitor came from. */
export function contextTemplate(context: NonNullable<LeadChatConfig["context"]>, texts: Texts): TemplateResult {
  const image = safeUrl(context.image);
  const detail = [context.price, context.detail].filter(Boolean).join(" · ");
  const body = html`${image ? html`<img src=${image} alt="" />` : nothing}
    <span class="about"
      >${context.label ?? texts.youCameFrom}<strong dir="auto">${context.title}</strong
      ><span dir="auto">${detail}</span></span
    >`;
  const url = safeUrl(context.url);
  return url ? html`<a class="context" href=${url}>${body}</a>` : html`<div class="context">${body}</div>`;
}

/** Words to send by pressing them. */
export function chipsTemplate(chips: readonly string[], { texts, request }: Pick<RowContext, "texts" | "request">) {
  return html`<ul class="suggestions" aria-label=${texts.suggestedQuestions}>
    ${chips.map(
      (text) =>
        html`<li>
          <button type="button" part="suggestion" dir="auto" @click=${() => request({ type: "say", text })}>
            ${text}
          </button>
        </li>`,
    )}
  </ul>`;
}
