import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { StoreController } from "../../controllers/store-controller.ts";
import { base } from "../../elements/style/tokens.ts";
import { fill } from "../../i18n/fill.ts";
import type { ThreadContact } from "../../protocol/center-api.ts";
import type { Center } from "../center.ts";
import { CenterElement } from "../center-element.ts";
import { centerBase } from "../center-base.ts";
import { icon } from "../icons.ts";
import type { LeadFile, LeadFileState } from "../leads/lead-file.ts";
import { allContacts } from "../leads/lead-summary.ts";
import { avatar } from "../shared/avatar.ts";
import { continueLink } from "../shared/contact-link.ts";
import { renderExplained } from "../shared/explained.ts";
import { listOf } from "../shared/list-of.ts";
import { relativeTime } from "../shared/relative-time.ts";
import { formatRoute } from "../shell/route.ts";
import type { LeadCenterReply } from "./reply.ts";
import type { Thread, ThreadState } from "./thread.ts";
import { lastRevisionOf, rowsOf } from "./thread-rows.ts";
import { chunksOf } from "./thread-state.ts";
import { threadStyles } from "./thread-styles.ts";
import { renderRow } from "./thread-templates.ts";

type Ready = Extract<ThreadState, { status: "ready" }>;

/** The open conversation: who it is, what was said, what happened to the lead in between, and the answer. */
export class LeadCenterThread extends CenterElement {
  static override readonly styles = [base, centerBase, threadStyles];
  static override readonly properties = {
    center: { attribute: false },
    thread: { attribute: false },
    file: { attribute: false },
    now: { attribute: false },
    showsDetails: { type: Boolean },
    draft: { state: true },
  };

  declare center: Center;
  declare thread: Thread;
  /** The visitor's lead, if they are one. */
  declare file: LeadFile | undefined;
  /** The present time, milliseconds since 1970. */
  declare now: number;
  /** Whether the lead is shown beside it. */
  declare showsDetails: boolean;
  /** What is written and not sent. */
  declare draft: string;
  readonly #thread = new StoreController<ThreadState>(this);
  readonly #file = new StoreController<LeadFileState>(this);

  /** Id of the row from which pieces are counted: the first one that was there. */
  #anchor: string | undefined;

  constructor() {
    super();
    this.now = Date.now();
    this.showsDetails = false;
    this.draft = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#seen);
    addEventListener("focus", this.#seen);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.#seen);
    removeEventListener("focus", this.#seen);
  }

  /** Puts the cursor into the answer. */
  reply(): void {
    this.find<LeadCenterReply>("lead-center-reply")?.focus();
  }

  /** Closes the conversation, or opens it again. */
  toggleState(): void {
    const state = this.#thread.value;
    if (state?.status !== "ready") return;
    const next = state.conversation.state === "open" ? "closed" : "open";
    const { t } = this;
    void this.attempt(
      () => this.thread.setState(next),
      next === "closed" ? t.conversationClosed : t.conversationOpened,
    );
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("thread")) {
      this.#thread.bind(this.thread?.state);
      this.#anchor = undefined;
      this.draft = this.thread ? this.center.drafts.get(this.thread.id) : "";
    }
    if (changed.has("file")) this.#file.bind(this.file?.state);
  }

  protected override updated(): void {
    this.#seen();
  }

  override render() {
    const state = this.#thread.value;
    if (!state || state.status === "loading") {
      return html`<div class="blank"><p role="status">${this.t.loading}</p></div>`;
    }
    if (state.status !== "ready") return this.#failure(state);
    return html`
      ${this.#header(state)}
      <div class="log" tabindex="0" role="log" aria-label=${this.t.conversation}>
        <div class="content">${this.#earlier(state)}${this.#rows(state)}${this.#typing(state)}</div>
      </div>
      ${this.#left(state)}
      <lead-center-reply
        .center=${this.center}
        .thread=${this.thread}
        .draft=${this.draft}
        .visitorName=${state.conversation.title}
        @lead-center-draft=${this.#changeDraft}
        @lead-center-sent=${this.#showNewest}
      ></lead-center-reply>
    `;
  }

  #failure(state: Extract<ThreadState, { status: "failed" | "missing" }>): TemplateResult {
    const { t } = this;
    const { status } = state;
    return html`<div class="blank">
      <span class="picture failed">${icon("warning")}</span>
      <h1>${status === "missing" ? t.conversationMissing : t.loadFailed}</h1>
      <p>${state.status === "missing" ? t.conversationMissingDetail : renderExplained(this.explain(state.error))}</p>
      ${status === "missing" ? html`<a class="button" href="#inbox">${t.inbox}</a>` : html`<button class="button" @click=${() => this.thread.load()}>${t.tryAgain}</button>`}
    </div>`;
  }

  #header({ conversation }: Ready): TemplateResult {
    const { t } = this;
    const isOpen = conversation.state === "open";
    const details = formatRoute({ view: "inbox", conversation: conversation.id, details: !this.showsDetails });
    return html`
      <header>
        <a class="icon-button turns back" href="#inbox" aria-label=${t.back} title=${t.back}>${icon("back")}</a>
        ${avatar(conversation.title, conversation.visitor.present)}
        <div class="who">
          <h1 class="one-line"><bdi>${conversation.title ?? t.visitor}</bdi></h1>
          <p class="state one-line">${this.#presence(conversation)}</p>
        </div>
        <button
          class="button outline"
          @click=${this.toggleState}
          title=${isOpen ? t.closeConversation : t.reopenConversation}
        >
          ${icon(isOpen ? "done" : "reopen")}<span class="wide">${isOpen ? t.closeAction : t.reopenAction}</span>
          <span class="visually-hidden">${isOpen ? t.closeConversation : t.reopenConversation}</span>
        </button>
        <a class="icon-button toggle" href=${details} aria-label=${t.details} title=${t.details}>${icon("details")}</a>
      </header>
    `;
  }

  #presence({ visitor, replying }: Ready["conversation"]): string {
    const { t } = this;
    const others = replying.filter((name) => name !== this.center.me?.name);
    if (others.length > 0) return fill(t.replying, { agent: listOf(others, this.format) });
    if (visitor.typing) return t.visitorTyping;
    if (visitor.present) return t.visitorHere;
    return visitor.seenAt === undefined ? t.visitorAway : this.#leftText(visitor.seenAt);
  }

  #leftText(seenAt: string): string {
    return fill(this.t.visitorLeft, { ago: relativeTime(seenAt, this.now, this.format) });
  }

  #earlier({ earlier, isLoadingEarlier }: Ready): TemplateResult | typeof nothing {
    if (earlier === null) return nothing;
    return html`<div class="earlier">
      <button
        class="button quiet"
        aria-disabled=${isLoadingEarlier ? "true" : "false"}
        @click=${() => this.attempt(() => this.thread.loadEarlier())}
      >
        ${isLoadingEarlier ? this.t.loading : this.t.earlierMessages}
      </button>
    </div>`;
  }

  #rows({ items, outgoing, conversation }: Ready): unknown {
    const { t, format, now } = this;
    const scope = {
      t,
      format,
      now,
      visitor: conversation.title ?? t.visitor,
      receipts: conversation.receipts,
      addContact: (contact: ThreadContact) =>
        void this.attempt(() => this.center.addContact(contact.kind, contact.value), t.addedToLead),
      refuseContact: this.file
        ? (contact: ThreadContact) => void this.attempt(() => this.center.refuseContact(contact.value))
        : undefined,
      retry: (id: string) => this.thread.retry(id),
      discard: (id: string) => this.#takeBack(id),
    };
    // A day is the coarsest time that stands in it.
    const shared = [t, format, scope.visitor, new Date(now).toDateString(), this.thread, this.file];
    const { readUpTo, deliveredUpTo } = conversation.receipts;
    return guard([...shared, items, outgoing, readUpTo, deliveredUpTo], () => {
      const all = rowsOf(items, outgoing);
      this.#anchor ??= all[0]?.id;
      return repeat(
        chunksOf(all, this.#anchor),
        ([first]) => first?.id,
        (rows) => {
          // Drawn anew only when something of this piece changed.
          const last = lastRevisionOf(rows);
          const progress = [Math.min(readUpTo, last), Math.min(deliveredUpTo, last)];
          return html`<div class="chunk">
            ${guard([...shared, ...progress, ...rows], () =>
              repeat(
                rows,
                ({ id }) => id,
                (row) => renderRow(row, scope),
              ),
            )}
          </div>`;
        },
      );
    });
  }

  #typing({ conversation }: Ready): TemplateResult {
    return html`<p class="typing">${conversation.visitor.typing ? this.t.visitorTyping : nothing}</p>`;
  }

  /** The visitor is gone: the conversation can go on where they can be reached. */
  #left({ conversation }: Ready): TemplateResult | typeof nothing {
    const { visitor } = conversation;
    const file = this.#file.value;
    if (visitor.present || file?.status !== "ready") return nothing;
    const { t } = this;
    const business = this.center.settings.value?.businessName ?? "";
    const subject = business === "" ? t.mailSubjectPlain : fill(t.mailSubject, { business });
    const links = ["whatsapp", "email"].flatMap((kind) => {
      const contact = allContacts(file.record).find((one) => one.kind === kind);
      const href = contact && continueLink(contact, this.draft, subject);
      return href === undefined ? [] : [{ kind, href }];
    });
    if (links.length === 0) return nothing;
    return html`<div class="strip">
      <p>${visitor.seenAt === undefined ? t.visitorAway : this.#leftText(visitor.seenAt)}</p>
      ${links.map(
        ({ kind, href }) =>
          html`<a class="button" href=${href} target="_blank" rel="noopener noreferrer"
            >${icon(kind === "email" ? "email" : "message")}<span
              >${kind === "email" ? t.email : "WhatsApp"}<span class="visually-hidden"> ${t.carriesDraft}</span></span
            ></a
          >`,
      )}
    </div>`;
  }

  readonly #changeDraft = (event: CustomEvent<string>): void => {
    this.draft = event.detail;
    this.center.drafts.set(this.thread.id, event.detail);
  };

  /** Who read further up wants to see what they sent. */
  readonly #showNewest = (): void => {
    void this.updateComplete.then(() => this.find(".log")?.scrollTo({ top: 0 }));
  };

  #takeBack(id: string): void {
    const text = this.thread.discard(id);
    if (this.draft === "") this.#changeDraft(new CustomEvent("lead-center-draft", { detail: text }));
    this.reply();
  }

  /** What is on a screen that somebody looks at has been read. */
  readonly #seen = (): void => {
    if (document.visibilityState === "visible" && document.hasFocus()) this.thread?.markRead();
  };
}
