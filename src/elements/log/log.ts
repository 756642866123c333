import { LitElement, html, nothing, type TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import { repeat } from "lit/directives/repeat.js";
import { StickToEndController } from "../../controllers/stick-to-end-controller.ts";
import { fill } from "../../i18n/fill.ts";
import type { Texts } from "../../i18n/en.ts";
import type { LeadChatConfig } from "../../protocol/config.ts";
import type { MessageItem, NoticeItem, SessionState } from "../../session/session-types.ts";
import { icon } from "../style/icons.ts";
import { base } from "../style/tokens.ts";
import { formatContact } from "./format-contact.ts";
import { groupItems, type Row } from "./group-items.ts";
import { logStyles } from "./log-styles.ts";
import { safeUrl } from "../style/safe-url.ts";

/**
 * The conversation: opening, messages, notices, suggestions. State comes down, requests go up.
 *
 * @fires lead-chat-suggestion - A suggested question was pressed; detail: its text.
 * @fires lead-chat-retry - "Try again" under a message; detail: the message's id.
 *
 * @csspart log - The scrolling list.
 * @csspart message - One message, with `message-visitor` or `message-business`.
 * @csspart bubble - The bubble of a message.
 * @csspart time - The time under a group.
 * @csspart notice - "Contact information was updated".
 * @csspart suggestion - A suggested question.
 */
export class LeadChatLog extends LitElement {
  static override readonly styles = [base, logStyles];
  static override readonly properties = {
    texts: { attribute: false },
    state: { attribute: false },
    config: { attribute: false },
    business: {},
    capture: {},
    locale: {},
    hideNotices: { type: Boolean },
  };

  declare texts: Texts;
  declare state: SessionState | undefined;
  declare config: LeadChatConfig;
  /** Name of the business, or the words that stand for it. */
  declare business: string;
  declare capture: "auto" | "ask" | "off";
  declare locale: string;
  declare hideNotices: boolean;

  readonly #stick = new StickToEndController(this, () => this.renderRoot.querySelector<HTMLElement>(".log"));

  /** Goes to the newest message, e.g. after the visitor sent one or opened the panel. */
  toEnd(): void {
    this.#stick.stick();
  }

  override render() {
    const { texts, state } = this;
    const rows = groupItems(state?.items ?? []);
    const started = rows.length > 0;
    return html`
      <div class="log" part="log" role="log" aria-live="off" aria-label=${texts.conversation} tabindex="0">
        ${this.#opening()}
        ${repeat(
          rows,
          (row) => row.key,
          (row) => this.#row(row),
        )}
        ${started ? nothing : this.#suggestions()}
        ${state?.online === false && started ? html`<p class="line">${texts.offline}</p>` : nothing}
      </div>
    `;
  }

  #opening(): TemplateResult {
    const { texts, config, business } = this;
    const privacy = { auto: texts.privacyAuto, ask: texts.privacyAsk, off: texts.privacyOff }[this.capture];
    const policy = safeUrl(config.privacy?.url);
    const welcome = config.welcome === undefined ? [] : [config.welcome].flat();
    return html`
      <p class="line">
        ${fill(privacy, { business })}
        ${
          policy && this.capture !== "off"
            ? html`<a href=${policy} target="_blank" rel="noopener">${texts.privacyPolicy}</a>`
            : nothing
        }
      </p>
      ${this.state?.transport === "device" ? html`<p class="line">${fill(texts.deviceTransport, { business })}</p>` : nothing}
      ${this.#context()}
      ${
        welcome.length
          ? html`<div class="group">
              ${welcome.map((text) => this.#bubble({ id: "welcome", from: "business", text, sender: business }))}
            </div>`
          : nothing
      }
    `;
  }

  #context(): TemplateResult | typeof nothing {
    const { context } = this.config;
    if (!context) return nothing;
    const image = safeUrl(context.image);
    const detail = [context.price, context.detail].filter(Boolean).join(" · ");
    const body = html`${image ? html`<img src=${image} alt="" />` : nothing}
      <div>${context.label ?? this.texts.youCameFrom}<strong dir="auto">${context.title}</strong>${detail}</div>`;
    const url = safeUrl(context.url);
    return url ? html`<a class="context" href=${url}>${body}</a>` : html`<div class="context">${body}</div>`;
  }

  #suggestions(): TemplateResult | typeof nothing {
    const { suggestions } = this.config;
    if (!suggestions?.length) return nothing;
    return html`<ul class="suggestions" aria-label=${this.texts.suggestedQuestions}>
      ${suggestions.map(
        (text) =>
          html`<li>
            <button
              type="button"
              part="suggestion"
              dir="auto"
              @click=${() => this.#request("lead-chat-suggestion", text)}
            >
              ${text}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  #row(row: Row): TemplateResult | typeof nothing {
    if (row.type === "notice") return this.hideNotices ? nothing : this.#notice(row.notice);
    if (row.type === "day") return html`<p class="line day">${this.#day(row.at)}</p>`;
    const last = row.messages.at(-1);
    const sender = row.from === "visitor" ? this.texts.you : this.business;
    return html`<div class=${classMap({ group: true, visitor: row.from === "visitor" })}>
      ${repeat(
        row.messages,
        ({ id }) => id,
        (message) => this.#bubble({ ...message, sender }),
      )}
      ${last ? this.#footer(last) : nothing}
    </div>`;
  }

  #bubble(message: {
    id: string;
    from: MessageItem["from"];
    text: string;
    sender: string;
    at?: string;
  }): TemplateResult {
    const { from, text, sender, at } = message;
    const heading = at ? `${sender}, ${this.#time(at)}` : sender;
    return html`<div class="message" part="message message-${from}">
      <div class="bubble" part="bubble"><span class="visually-hidden">${heading}: </span>${text}</div>
    </div>`;
  }

  #footer(message: MessageItem): TemplateResult {
    const { texts } = this;
    if (message.state === "failed") {
      return html`<span class="time failed"
        >${texts.notSent}
        <button type="button" @click=${() => this.#request("lead-chat-retry", message.id)}>
          ${texts.tryAgain}
        </button></span
      >`;
    }
    return html`<span class="time" part="time" aria-hidden="true">${this.#time(message.at)}</span>`;
  }

  #notice(notice: NoticeItem): TemplateResult {
    const { texts, business } = this;
    const value = notice.contacts.map(formatContact).join(", ");
    const reach = fill(texts.noticeReach, { business, value: `\u2068${value}\u2069` });
    return html`<p class="notice" part="notice">
      ${icon("tick")}<strong>${texts.notice}</strong><br />
      ${value ? reach : nothing} ${this.state?.online === false ? texts.noticeOffline : nothing}
    </p>`;
  }

  #time(at: string): string {
    return new Intl.DateTimeFormat(this.locale, { hour: "2-digit", minute: "2-digit" }).format(new Date(at));
  }

  #day(at: string): string {
    const date = new Date(at);
    const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);
    if (days === 0) return this.texts.today;
    if (days === 1) return this.texts.yesterday;
    return new Intl.DateTimeFormat(this.locale, { weekday: "short", day: "numeric", month: "short" }).format(date);
  }

  #request(name: string, detail: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
