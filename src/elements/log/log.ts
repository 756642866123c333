import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { EndController } from "../../controllers/end-controller.ts";
import { OlderItems } from "../../controllers/older-items.ts";
import type { Texts } from "../../i18n/en.ts";
import type { LeadChatConfig } from "../../protocol/config.ts";
import type { ChatItem, SessionState } from "../../session/session-types.ts";
import { base } from "../style/tokens.ts";
import { ChunkList } from "./chunk-list.ts";
import { closingTemplate } from "./closing-template.ts";
import type { LogRequest } from "./log-request.ts";
import { logStyles } from "./log-styles.ts";
import { more, type More } from "./more.ts";
import type * as older from "./older.ts";
import { privacyTemplate, welcomeTemplate } from "./opening-template.ts";
import type { RowContext } from "./row-template.ts";
import { createChunker } from "./rows.ts";

type Older = typeof older;

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
    correctable: { type: Boolean },
    typing: {},
    handoff: {},
    retry: { attribute: false },
  };

  declare texts: Texts;
  declare state: SessionState | undefined;
  declare config: LeadChatConfig;
  /** Name of the business, or the words that stand for it. */
  declare business: string;
  declare capture: "auto" | "ask" | "off";
  declare locale: string;
  declare hideNotices: boolean;
  /** Whether the session can take details back and change them. */
  declare correctable: boolean;
  /** Who is typing, if anybody is. */
  declare typing: string | undefined;
  /** Number of the business in another messenger. */
  declare handoff: string | undefined;
  /** Something that was asked for could not be loaded so far: asks again. */
  declare retry: (() => void) | undefined;

  readonly #scroller = (): HTMLElement | null => this.renderRoot.querySelector<HTMLElement>(".log");
  /** Not asked for its last one: a selector would look through everything that was ever said. */
  readonly #groups = (): HTMLElement | null => this.renderRoot.querySelector<HTMLElement>(".chunks");
  readonly #end = new EndController(this, this.#scroller, this.#groups);
  readonly #older = new OlderItems<ChatItem, Older>(this, this.#scroller, () => import("./older.ts"));
  readonly #cut = createChunker();
  readonly #chunks = new ChunkList(this.#groups);
  #context: RowContext | undefined;
  #more: More | undefined;
  /** Length of the conversation when the reader was last at its end. */
  #seen = 0;

  override focus(options?: FocusOptions): void {
    this.#scroller()?.focus(options);
  }

  /** Goes to the newest message, e.g. after the visitor sent one or opened the panel. */
  toEnd(): void {
    this.#end.go();
  }

  protected override willUpdate(): void {
    if (this.#end.atEnd) this.#seen = this.#items.length;
    const { texts, locale, business, hideNotices, correctable, state } = this;
    const { transport = "device" } = state ?? {};
    const fetched = this.#more;
    const request = this.#request;
    const context: RowContext & { readonly fetched: More | undefined } = {
      ...{ texts, locale, business, hideNotices, correctable, transport, request, fetched },
      more: this.#fetch,
    };
    const same = Object.entries(context).every(([key, value]) => this.#context?.[key as keyof RowContext] === value);
    // The same object means that no row must be drawn again.
    if (!same) this.#context = context;
  }

  override render() {
    const { texts, config, capture, state, typing, handoff, retry } = this;
    const context = this.#context;
    if (!context) return nothing;
    const items = this.#items;
    const opening = { ...context, config, capture, since: items[0]?.at };
    const closing = { ...context, config, state, items, typing, handoff, retry };
    return html`
      <div class="log" part="log" role="log" aria-live="off" aria-label=${texts.conversation} tabindex="0">
        <div class="content">
          ${privacyTemplate(opening)} ${this.#older.of(items) > 0 ? this.#earlier() : welcomeTemplate(opening)}
          <div class="chunks"></div>
          ${closingTemplate(closing)}
        </div>
      </div>
      ${this.#pill()}
    `;
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    const context = this.#context;
    const items = this.#items;
    if (context) this.#chunks.draw(this.#cut(items, this.#older.of(items)), context, this.#older.loaded?.drawChunk);
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

  /** There while the reader is elsewhere and something was added that is not their own. */
  #pill(): TemplateResult | typeof nothing {
    if (this.#end.atEnd) return nothing;
    const added = this.#items.slice(this.#seen).filter((item) => item.type !== "message" || item.from === "business");
    if (added.length === 0) return nothing;
    return this.#fetch()?.pillTemplate(added.length, this) ?? nothing;
  }

  readonly #fetch = (): More | undefined => {
    const found =
      this.#more ??
      more(() => {
        if (this.#more) return;
        this.#fetch();
        this.requestUpdate();
      });
    // Another log may have fetched it: each has its styles to take.
    if (found && !this.#more) {
      const { styleSheet } = found.moreStyles;
      if (styleSheet) this.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    }
    return (this.#more = found);
  };

  readonly #request = (detail: LogRequest): void => {
    this.dispatchEvent(new CustomEvent("lead-chat-request", { detail }));
  };
}
