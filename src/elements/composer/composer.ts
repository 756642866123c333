import { LitElement, html, nothing, type PropertyValues } from "lit";
import { fill } from "../../i18n/fill.ts";
import type { Texts } from "../../i18n/en.ts";
import { icon } from "../style/icons.ts";
import { base } from "../style/tokens.ts";
import { composerStyles } from "./composer-styles.ts";
import { isSubmitKey } from "./submit-on-enter.ts";

/** Longest message, in UTF-16 code units. */
export const MESSAGE_LIMIT = 4000;

/**
 * The row at the bottom: form button, text box, send button.
 *
 * @fires lead-chat-typing - The visitor changed the text.
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
    text: { state: true },
  };

  declare texts: Texts;
  declare formButton: boolean;
  declare text: string;

  constructor() {
    super();
    this.text = "";
    this.formButton = true;
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

  override render() {
    const { texts } = this;
    const over = this.text.length - MESSAGE_LIMIT;
    return html`
      ${over > 0 ? html`<p class="count" id="count" role="alert">${fill(texts.tooLong, { count: over })}</p>` : nothing}
      <form part="composer" @submit=${this.#submit}>
        ${
          this.formButton
            ? html`<button
                type="button"
                class="icon-button form-button"
                part="form-button"
                aria-label=${texts.openForm}
                title=${texts.openForm}
                @click=${() => this.dispatchEvent(new Event("lead-chat-form"))}
              >
                ${icon("form")}
              </button>`
            : nothing
        }
        <div class="field">
          <textarea
            part="input"
            rows="1"
            dir="auto"
            aria-label=${texts.message}
            aria-describedby=${over > 0 ? "count" : nothing}
            aria-invalid=${over > 0 ? "true" : nothing}
            placeholder=${texts.message}
            enterkeyhint=${this.#touch ? "enter" : "send"}
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
                ?disabled=${over > 0}
              >
                ${icon("send")}
              </button>`
            : nothing
        }
      </form>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("text")) this.#fit();
  }

  get #touch(): boolean {
    return matchMedia("(hover: none) and (pointer: coarse)").matches;
  }

  readonly #typed = (event: Event): void => {
    this.text = (event.target as HTMLTextAreaElement).value;
    this.dispatchEvent(new Event("lead-chat-typing"));
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    if (isSubmitKey(event, this.#touch)) this.#submit(event);
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const text = this.text.trim();
    if (!text || this.text.length > MESSAGE_LIMIT) return;
    const input = this.#input;
    if (input) input.value = "";
    this.text = "";
    this.dispatchEvent(new CustomEvent("lead-chat-send", { detail: text }));
    input?.focus();
  };

  /** The box grows with its text up to six lines. Measured, since `field-sizing` is not everywhere yet. */
  #fit(): void {
    const input = this.#input;
    if (!input) return;
    input.style.blockSize = "auto";
    input.style.blockSize = `${input.scrollHeight}px`;
  }
}
