/* eslint-disable lit-a11y/click-events-have-key-events -- The text box keeps the focus: its keys choose the options. */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { MediaQueryController } from "../../controllers/media-query-controller.ts";
import { isSubmitKey } from "../../elements/composer/submit-on-enter.ts";
import { base } from "../../elements/style/tokens.ts";
import { plural } from "../../i18n/plural.ts";
import type { Center } from "../center.ts";
import { CenterElement } from "../center-element.ts";
import { centerBase } from "../center-base.ts";
import { icon } from "../icons.ts";
import { cannedQuery, type CannedReply, fillCanned, findCanned } from "./canned.ts";
import { replyStyles } from "./reply-styles.ts";
import type { Thread } from "./thread.ts";

/** Longest message, in UTF-16 code units. */
const messageLimit = 4000;
/** Milliseconds without a key after which nobody is writing. */
const typingPause = 5000;

/** Whether a text box can grow with its text by itself. */
const measuresItself = globalThis.CSS?.supports("field-sizing", "content");

/**
 * Where the answer is written; `/` at its start offers the canned replies.
 *
 * @fires lead-center-draft - The text changed; detail: the text.
 */
export class LeadCenterReply extends CenterElement {
  static override readonly styles = [base, centerBase, replyStyles];
  static override readonly properties = {
    center: { attribute: false },
    thread: { attribute: false },
    draft: {},
    visitorName: {},
    chosen: { state: true },
    isDismissed: { state: true },
  };

  declare center: Center;
  declare thread: Thread;
  /** What is written so far. */
  declare draft: string;
  declare visitorName: string | undefined;
  /** Which of the canned replies Enter takes. */
  declare chosen: number;
  /** The offer was closed by Escape: it stays so until the text changes. */
  declare isDismissed: boolean;
  /** Whether one types on glass. */
  readonly #glass = new MediaQueryController(this, "(hover: none) and (pointer: coarse)");
  #stopping: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.draft = "";
    this.chosen = 0;
    this.isDismissed = false;
  }

  override focus(options?: FocusOptions): void {
    this.#box?.focus(options);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#stopping);
    this.thread?.typing(false);
  }

  get #box(): HTMLTextAreaElement | null {
    return this.find<HTMLTextAreaElement>("textarea");
  }

  get #offered(): readonly CannedReply[] | undefined {
    const query = this.isDismissed ? undefined : cannedQuery(this.draft);
    return query === undefined ? undefined : findCanned(this.center?.settings.value?.cannedReplies ?? [], query);
  }

  override render() {
    const { t } = this;
    const offered = this.#offered;
    const over = this.draft.length - messageLimit;
    const canSend = this.draft.trim() !== "" && over <= 0;
    return html`
      ${offered ? this.#canned(offered) : nothing}
      <form @submit=${this.#submit}>
        <textarea
          rows="1"
          dir="auto"
          aria-label=${t.answer}
          aria-describedby="below"
          aria-autocomplete="list"
          aria-controls=${offered ? "canned" : nothing}
          aria-activedescendant=${offered && offered.length > 0 ? `option-${this.chosen}` : nothing}
          aria-invalid=${over > 0 ? "true" : nothing}
          placeholder=${t.answerPlaceholder}
          enterkeyhint=${this.#glass.matches ? "enter" : "send"}
          autocapitalize="sentences"
          @input=${this.#typed}
          @keydown=${this.#pressed}
        ></textarea>
        <button
          class="icon-button send"
          aria-label=${t.send}
          title=${t.send}
          aria-disabled=${canSend ? "false" : "true"}
        >
          ${icon("send")}
        </button>
      </form>
      <p class="below" id="below">
        ${over > 0 ? html`<span class="over" role="alert">${plural(t.tooLong, over, this.format)}</span>` : nothing}
        <span class="keys">${t.answerKeys}</span>
      </p>
      <p class="visually-hidden" role="status">
        ${offered ? plural(t.cannedCount, offered.length, this.format) : nothing}
      </p>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    const box = this.#box;
    if (!box) return;
    // Never while both agree: setting a text box's value ends a composition.
    if (box.value !== this.draft) box.value = this.draft;
    if (!measuresItself && changed.has("draft")) {
      box.style.blockSize = "auto";
      box.style.blockSize = `${String(box.scrollHeight)}px`;
    }
  }

  #canned(replies: readonly CannedReply[]): TemplateResult {
    const { t } = this;
    if (replies.length === 0) return html`<div class="canned"><p class="none">${t.noCanned}</p></div>`;
    return html`
      <div class="canned" id="canned" role="listbox" aria-label=${t.cannedReplies}>
        ${replies.map(
          (reply, index) => html`
            <div
              class="option"
              id="option-${index}"
              role="option"
              aria-selected=${index === this.chosen ? "true" : "false"}
              @mousedown=${(event: Event) => event.preventDefault()}
              @click=${() => this.#take(reply)}
            >
              <b class="one-line"><bdi>/${reply.name}</bdi></b>
              <span class="text one-line"><bdi>${reply.text.slice(0, 200)}</bdi></span>
            </div>
          `,
        )}
      </div>
    `;
  }

  #setDraft(text: string): void {
    this.draft = text;
    this.chosen = 0;
    this.isDismissed = false;
    this.dispatchEvent(new CustomEvent<string>("lead-center-draft", { detail: text }));
  }

  #take({ text }: CannedReply): void {
    this.#setDraft(fillCanned(text, { name: this.visitorName, agent: this.center.me?.name }));
    this.focus();
  }

  readonly #typed = (event: Event): void => {
    this.#setDraft((event.target as HTMLTextAreaElement).value);
    const isWriting = this.draft.trim() !== "" && cannedQuery(this.draft) === undefined;
    this.thread.typing(isWriting);
    clearTimeout(this.#stopping);
    if (isWriting) this.#stopping = setTimeout(() => this.thread.typing(false), typingPause);
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    const offered = this.#offered;
    if (offered && !event.isComposing && this.#steer(event, offered)) return event.preventDefault();
    if (isSubmitKey(event, this.#glass.matches)) this.#submit(event);
  };

  /** Keys while canned replies are offered. @returns whether the key was one of these */
  #steer({ key, shiftKey }: KeyboardEvent, offered: readonly CannedReply[]): boolean {
    const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && offered.length > 0) {
      this.chosen = (this.chosen + step + offered.length) % offered.length;
      void this.updateComplete.then(() => this.find(`#option-${this.chosen}`)?.scrollIntoView({ block: "nearest" }));
      return true;
    }
    if (key === "Escape") {
      this.isDismissed = true;
      return true;
    }
    const reply = offered[this.chosen];
    if ((key !== "Enter" && key !== "Tab") || shiftKey || !reply) return false;
    this.#take(reply);
    return true;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const text = this.draft.trim();
    if (text === "" || this.draft.length > messageLimit) return;
    clearTimeout(this.#stopping);
    this.thread.send(text);
    this.dispatchEvent(new CustomEvent("lead-center-sent"));
    this.#setDraft("");
    this.focus();
  };
}
