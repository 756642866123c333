import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { StoreController } from "../../controllers/store-controller.ts";
import { base } from "../../elements/style/tokens.ts";
import { fill } from "../../i18n/fill.ts";
import { plural } from "../../i18n/plural.ts";
import type { ConversationSummary } from "../../protocol/center-api.ts";
import type { Center } from "../center.ts";
import { CenterElement } from "../center-element.ts";
import { centerBase } from "../center-base.ts";
import { icon } from "../icons.ts";
import { avatar } from "../shared/avatar.ts";
import { renderExplained } from "../shared/explained.ts";
import { listOf } from "../shared/list-of.ts";
import { exactTime, relativeTime, spanSince } from "../shared/relative-time.ts";
import { formatRoute } from "../shell/route.ts";
import { conversationListStyles } from "./conversation-list-styles.ts";
import type { InboxState } from "./inbox.ts";

/** How long a preview can be before the rest would only cost time; the line shows less. */
const previewLength = 160;
/** Milliseconds of quiet after which what was typed is searched for. */
const searchPause = 250;

/** The conversations, the longest waiting first. */
export class LeadCenterConversations extends CenterElement {
  static override readonly styles = [base, centerBase, conversationListStyles];
  static override readonly properties = {
    center: { attribute: false },
    selected: {},
    now: { attribute: false },
    shop: {},
  };

  declare center: Center;
  /** Id of the conversation that is open. */
  declare selected: string | undefined;
  /** The present time, milliseconds since 1970. */
  declare now: number;
  /** Address of a page with the chat, to which an empty list leads. */
  declare shop: string;
  readonly #inbox = new StoreController<InboxState>(this);
  #searching: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.now = Date.now();
    this.shop = "../";
  }

  /** Puts the cursor into the search. */
  search(): void {
    this.find("#search")?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#searching);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("center")) this.#inbox.bind(this.center?.inbox.state);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("selected")) this.find(".selected")?.scrollIntoView({ block: "nearest" });
  }

  override render() {
    const state = this.#inbox.value;
    if (!state) return nothing;
    return html`
      ${this.#header(state)}
      <div class="scroller" aria-busy=${state.status === "loading" ? "true" : "false"}>${this.#content(state)}</div>
    `;
  }

  #header({ filter }: InboxState): TemplateResult {
    const { t } = this;
    const tab = (isOn: boolean, text: string, choose: () => void): TemplateResult =>
      html`<button class="tab" aria-pressed=${isOn ? "true" : "false"} @click=${choose}>${text}</button>`;
    return html`
      <header>
        <div class="title">
          <h1>${t.inbox}</h1>
          <slot name="actions"></slot>
        </div>
        <div class="searching" role="search">
          ${icon("search")}
          <input
            class="input"
            id="search"
            type="search"
            .value=${filter.search}
            placeholder=${t.search}
            aria-label=${t.searchConversations}
            @input=${this.#search}
          />
        </div>
        <div class="tabs" role="group" aria-label=${t.show}>
          ${tab(filter.state === "open", t.open, () => this.center.inbox.setFilter({ state: "open" }))}
          ${tab(filter.state === "closed", t.closed, () => this.center.inbox.setFilter({ state: "closed" }))}
          <button
            class="tab unread-tab"
            aria-pressed=${filter.unread ? "true" : "false"}
            @click=${() => this.center.inbox.setFilter({ unread: !filter.unread })}
          >
            ${t.unread}
          </button>
        </div>
      </header>
    `;
  }

  #content(state: InboxState): TemplateResult {
    const { t } = this;
    if (state.status === "loading") {
      const row = html`<div class="skeleton" aria-hidden="true"><i></i><i></i><i></i></div>`;
      return html`<p class="visually-hidden" role="status">${t.loading}</p>
        ${row}${row}${row}${row}`;
    }
    if (state.status === "failed") {
      return html`<div class="blank">
        <span class="picture failed">${icon("warning")}</span>
        <h2>${t.loadFailed}</h2>
        <p>${renderExplained(this.explain(state.error))}</p>
        <button class="button" @click=${() => this.center.inbox.load()}>${t.tryAgain}</button>
      </div>`;
    }
    if (state.conversations.length === 0) return this.#empty(state);
    return html`
      <div role="list">
        ${chunksFromStart(state.conversations).map(
          (chunk) =>
            html`<div class="chunk" role="none">
              ${repeat(
                chunk,
                ({ id }) => id,
                (one) =>
                  html`<div class="row" role="listitem">${guard(this.#seenIn(one), () => this.#item(one))}</div>`,
              )}
            </div>`,
        )}
      </div>
      ${
        state.next === null
          ? nothing
          : html`<div class="foot">
              <button
                class="button quiet"
                aria-disabled=${state.isLoadingMore ? "true" : "false"}
                @click=${() => this.attempt(() => this.center.inbox.loadMore())}
              >
                ${state.isLoadingMore ? t.loading : t.showMore}
              </button>
            </div>`
      }
    `;
  }

  #empty({ filter }: InboxState): TemplateResult {
    const { t } = this;
    if (filter.search !== "" || filter.unread || filter.state === "closed") {
      const text = filter.search !== "" ? t.nothingFound : filter.unread ? t.nothingUnread : t.nothingClosed;
      return html`<div class="blank"><p role="status">${text}</p></div>`;
    }
    return html`<div class="blank">
      <span class="picture">${icon("inbox")}</span>
      <h2>${t.inboxEmpty}</h2>
      <p>${t.inboxEmptyDetail}</p>
      <a class="button" href=${this.shop} target="_blank" rel="noopener">
        <span>${t.openShop} <span class="visually-hidden">${t.opensNewTab}</span></span>
      </a>
    </div>`;
  }

  /** What a row depends on: it is drawn anew only when something of this changed. */
  #seenIn(one: ConversationSummary): unknown[] {
    return [one, one.id === this.selected, this.now, this.t, this.format];
  }

  #item(one: ConversationSummary): TemplateResult {
    const { t, now, format } = this;
    const isSelected = one.id === this.selected;
    const name = one.title ?? t.visitor;
    const at = one.waitingSince ?? one.lastMessage?.at ?? one.startedAt;
    const when = one.waitingSince === undefined ? relativeTime(at, now, format) : spanSince(at, now, format);
    const classes = `item${one.unread > 0 ? " unread" : ""}${isSelected ? " selected" : ""}`;
    return html`
      <a
        class=${classes}
        href=${formatRoute({ view: "inbox", conversation: one.id })}
        aria-current=${isSelected ? "true" : nothing}
      >
        ${avatar(one.title, one.visitor.present)}
        <span class="name one-line"><bdi>${name}</bdi></span>
        <time
          class=${one.waitingSince === undefined ? "when" : "when waiting"}
          datetime=${at}
          title=${exactTime(at, format)}
          >${one.waitingSince === undefined ? nothing : html`<span class="visually-hidden">${t.waiting} </span>`}${when}</time
        >
        ${this.#last(one)}
        ${
          one.unread > 0
            ? html`<span class="dot"
                ><span aria-hidden="true">${new Intl.NumberFormat(format).format(one.unread)}</span
                ><span class="visually-hidden">${plural(t.unreadCount, one.unread, format)}</span></span
              >`
            : nothing
        }
        ${
          one.labels.length > 0
            ? html`<span class="more-line chips"
                >${one.labels.slice(0, 4).map((label) => html`<span class="chip"><bdi>${label}</bdi></span>`)}</span
              >`
            : nothing
        }
      </a>
    `;
  }

  #last({ replying, visitor, lastMessage }: ConversationSummary): TemplateResult {
    const { t } = this;
    const others = replying.filter((name) => name !== this.center.me?.name);
    if (others.length > 0) {
      return html`<span class="last replying"
        ><span>${fill(t.replying, { agent: listOf(others, this.format) })}</span></span
      >`;
    }
    if (visitor.typing) return html`<span class="last replying"><span>${t.visitorTyping}</span></span>`;
    if (!lastMessage) return html`<span class="last"></span>`;
    const text = lastMessage.text.slice(0, previewLength);
    return html`<span class="last"
      >${lastMessage.from === "visitor" ? nothing : `${lastMessage.from === "auto" ? t.automatic : t.you}: `}<bdi
        >${text}</bdi
      ></span
    >`;
  }

  readonly #search = (event: Event): void => {
    const { value } = event.target as HTMLInputElement;
    clearTimeout(this.#searching);
    this.#searching = setTimeout(() => this.center.inbox.setFilter({ search: value.trim() }), searchPause);
  };
}

/** Conversations are drawn in pieces of this many, so that only the pieces in view cost anything. */
const chunkSize = 50;

function chunksFromStart(all: readonly ConversationSummary[]): readonly (readonly ConversationSummary[])[] {
  const count = Math.ceil(all.length / chunkSize);
  return Array.from({ length: count }, (_, index) => all.slice(index * chunkSize, (index + 1) * chunkSize));
}
