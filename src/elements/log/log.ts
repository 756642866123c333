import { LitElement, html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { EndController } from "../../controllers/end-controller.ts";
import { OlderController } from "../../controllers/older-controller.ts";
import type { Texts } from "../../i18n/en.ts";
import type { LeadChatConfig } from "../../protocol/config.ts";
import type { ChatItem, SessionState } from "../../session/session-types.ts";
import { icon } from "../style/icons.ts";
import { base } from "../style/tokens.ts";
import type { LogRequest } from "./log-request.ts";
import { logStyles } from "./log-styles.ts";
import { privacyTemplate, welcomeTemplate } from "./opening-template.ts";
import { rowTemplate, type RowContext } from "./row-template.ts";
import { createChunker, type Chunk } from "./rows.ts";

const nothingSaid: readonly ChatItem[] = [];

/**
 * The conversation: opening, messages, notices, suggestions. State comes down, requests go up.
 *
 * @fires lead-chat-request - The visitor asked for something; detail: `LogRequest`.
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

  readonly #scroller = (): HTMLElement | null => this.renderRoot.querySelector<HTMLElement>(".log");
  readonly #end = new EndController(this, this.#scroller, () => this.renderRoot.querySelector(".newest"));
  readonly #older = new OlderController<ChatItem>(this, this.#scroller);
  readonly #chunks = createChunker();
  #context: RowContext | undefined;
  /** Length of the conversation when the reader was last at its end. */
  #seen = 0;

  /** Goes to the newest message, e.g. after the visitor sent one or opened the panel. */
  toEnd(): void {
    this.#end.go();
  }

  protected override willUpdate(): void {
    if (this.#end.atEnd) this.#seen = this.#items.length;
    const { texts, locale, business, hideNotices, state } = this;
    const { transport = "device", online = true } = state ?? {};
    const context: RowContext = { texts, locale, business, hideNotices, transport, online, request: this.#request };
    const same = Object.entries(context).every(([key, value]) => this.#context?.[key as keyof RowContext] === value);
    // The same object means that no row must be drawn again.
    if (!same) this.#context = context;
  }

  override render() {
    const { texts, config, capture, state } = this;
    const context = this.#context;
    if (!context) return nothing;
    const items = this.#items;
    const from = this.#older.from(items);
    const chunks = this.#chunks(items, from);
    const opening = { ...context, config, capture };
    return html`
      <div class="log" part="log" role="log" aria-live="off" aria-label=${texts.conversation} tabindex="0">
        <div class="content">
          ${privacyTemplate(opening)} ${from > 0 ? this.#earlier() : welcomeTemplate(opening)}
          ${repeat(chunks, keyOf, (chunk, index) => {
            const classes = index === chunks.length - 1 ? "chunk newest" : "chunk";
            return html`<div class=${classes}>${guard([chunk, context], () => rowsTemplate(chunk, context))}</div>`;
          })}
          ${items.length > 0 ? nothing : this.#suggestions()}
          ${state?.online === false && items.length > 0 ? html`<p class="line">${texts.offline}</p>` : nothing}
        </div>
      </div>
      ${this.#pill()}
    `;
  }

  get #items(): readonly ChatItem[] {
    return this.state?.items ?? nothingSaid;
  }

  #earlier(): TemplateResult {
    return html`<p class="line">
      <button type="button" class="text-button" @click=${() => this.#older.more()}>
        ${this.texts.earlierMessages}
      </button>
    </p>`;
  }

  #suggestions(): TemplateResult | typeof nothing {
    const { suggestions } = this.config;
    if (!suggestions?.length) return nothing;
    return html`<ul class="suggestions" aria-label=${this.texts.suggestedQuestions}>
      ${suggestions.map(
        (text) =>
          html`<li>
            <button type="button" part="suggestion" dir="auto" @click=${() => this.#request({ type: "say", text })}>
              ${text}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  /** There while the reader is elsewhere and something was added that is not their own. */
  #pill(): TemplateResult | typeof nothing {
    if (this.#end.atEnd) return nothing;
    const added = this.#items.slice(this.#seen).filter((item) => item.type !== "message" || item.from === "business");
    if (added.length === 0) return nothing;
    const count = new Intl.NumberFormat(this.locale).format(added.length);
    return html`<button type="button" class="pill" @click=${() => this.toEnd()}>
      ${icon("down")}${this.texts.newMessages} <span class="count">${count}</span>
    </button>`;
  }

  readonly #request = (detail: LogRequest): void => {
    this.dispatchEvent(new CustomEvent("lead-chat-request", { detail }));
  };
}

const keyOf = ({ key }: Chunk): number => key;

function rowsTemplate({ rows }: Chunk, context: RowContext) {
  return repeat(
    rows,
    ({ item }) => item.id,
    (row) => rowTemplate(row, context),
  );
}
