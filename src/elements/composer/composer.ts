import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { MediaQueryController } from "../../controllers/media-query-controller.ts";
import { nextFrame } from "../../controllers/next-task.ts";
import type { Texts } from "../../i18n/en.ts";
import { persist } from "../../session/persist.ts";
import { icon } from "../style/icons.ts";
import { base } from "../style/tokens.ts";
import { composerStyles } from "./composer-styles.ts";
import { isSubmitKey } from "./submit-on-enter.ts";

/** Whether a text box can grow with its text by itself. */
const measuresItself = globalThis.CSS?.supports("field-sizing", "content");

/** Longest message, in UTF-16 code units. */
export const MESSAGE_LIMIT = 4000;
/** From this length on the counter shows. */
const NEAR_LIMIT = 3600;

/**
 * The row at the bottom: form button, text box, send button.
 *
 * @fires lead-chat-typing - The visitor changed the text; detail: the text.
 * @fires lead-chat-send - The visitor sent; detail: the text.
 * @fires lead-chat-form - The form button was pressed.
 *
 * @csspart composer - The row.
 * @csspart form-button - Opens the instant form.
 * @csspart input - The text box.
 * @csspart send-button - Sends; there when there is something to send.
 */
export class LeadChatComposer extends LitElement {
  static override readonly styles = [base, composerStyles];
  static override readonly properties = {
    texts: { attribute: false },
    formButton: { type: Boolean },
    busy: { type: Boolean },
    locale: {},
    draft: {},
    text: { state: true },
  };

  declare texts: Texts;
  declare formButton: boolean;
  /** Whether the form is on its way. */
  declare busy: boolean;
  /** Language of the texts. */
  declare locale: string;
  /** What the visitor had begun to write before the page was loaded again; taken while the box is untouched. */
  declare draft: string | undefined;
  declare text: string;
  /** Whether the visitor types on glass. */
  readonly #glass = new MediaQueryController(this, "(hover: none) and (pointer: coarse)");
  #touched = false;
  #isCounting = false;
  /** A message was sent and the box not drawn since. */
  #sent = false;
  #countTemplate: typeof import("./count-template.ts").countTemplate | undefined;

  constructor() {
    super();
    this.text = "";
    this.locale = "en";
    this.formButton = true;
    this.busy = false;
  }

  get #input(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector("textarea");
  }

  override focus(options?: FocusOptions): void {
    this.#input?.focus(options);
  }

  /** Puts the focus on the form button, e.g. when the form closes. */
  focusFormButton(): void {
    (this.renderRoot.querySelector<HTMLElement>(".form-button") ?? this).focus();
  }

  /** The message first: how the box looks without its text is drawn after the frame in which the message shows. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.#sent) await nextFrame();
    this.#sent = false;
    await super.scheduleUpdate();
  }

  protected override willUpdate(): void {
    if (this.draft && !this.#touched) {
      this.#touched = true;
      this.text = this.draft;
    }
  }

  override render() {
    const { texts } = this;
    const over = this.text.length > MESSAGE_LIMIT;
    return html`
      ${this.#count()}
      <form part="composer" @submit=${this.#submit}>
        ${this.formButton ? this.#formButton() : nothing}
        <div class="field">
          <textarea
            part="input"
            rows="1"
            dir="auto"
            aria-label=${texts.message}
            aria-describedby=${this.text.length >= NEAR_LIMIT ? "count" : nothing}
            aria-invalid=${over ? "true" : nothing}
            placeholder=${texts.message}
            enterkeyhint=${this.#glass.matches ? "enter" : "send"}
            autocapitalize="sentences"
            @input=${this.#typed}
            @keydown=${this.#pressed}
          ></textarea>
        </div>
        ${
          this.text.trim()
            ? html`<button
                class="icon-button send"
                part="send-button"
                aria-label=${texts.send}
                title=${texts.send}
                ?disabled=${over}
              >
                ${icon("send")}
              </button>`
            : nothing
        }
      </form>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    const input = this.#input;
    if (!input || !changed.has("text")) return;
    // Never while both agree: setting a text box's value ends a composition.
    if (input.value !== this.text) input.value = this.text;
    this.#fit(input);
  }

  #formButton(): TemplateResult {
    const { openForm } = this.texts;
    return html`<button
      type="button"
      class="icon-button form-button"
      part="form-button"
      aria-label=${openForm}
      title=${openForm}
      aria-busy=${this.busy}
      @click=${() => this.dispatchEvent(new Event("lead-chat-form"))}
    >
      ${icon("form")}
    </button>`;
  }

  /** Near the limit. */
  #count(): TemplateResult | typeof nothing {
    const { length } = this.text;
    if (length < NEAR_LIMIT) return nothing;
    if (!this.#isCounting) void this.#fetchCount();
    return this.#countTemplate?.(length, MESSAGE_LIMIT, this) ?? nothing;
  }

  async #fetchCount(): Promise<void> {
    this.#isCounting = true;
    this.#countTemplate = (await persist(() => import("./count-template.ts"))).countTemplate;
    this.requestUpdate();
  }

  readonly #typed = (event: Event): void => {
    this.#touched = true;
    this.text = (event.target as HTMLTextAreaElement).value;
    this.dispatchEvent(new CustomEvent("lead-chat-typing", { detail: this.text }));
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    if (isSubmitKey(event, this.#glass.matches)) this.#submit(event);
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const text = this.text.trim();
    if (!text || this.text.length > MESSAGE_LIMIT) return;
    const input = this.#input;
    if (input) input.value = "";
    this.text = "";
    this.#sent = true;
    this.dispatchEvent(new CustomEvent("lead-chat-send", { detail: text }));
    // By the button. To ask for the focus that is there already costs as much as drawing the message.
    if (this.shadowRoot?.activeElement !== input) input?.focus();
  };

  /** The box grows with its text up to six lines; measured where the style `field-sizing` is not known. */
  #fit(input: HTMLTextAreaElement): void {
    if (measuresItself) return;
    input.style.blockSize = "auto";
    input.style.blockSize = `${String(input.scrollHeight)}px`;
  }
}
