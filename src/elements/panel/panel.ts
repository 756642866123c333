import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import { DialogController } from "../../controllers/dialog-controller.ts";
import { MediaQueryController } from "../../controllers/media-query-controller.ts";
import { StoreController } from "../../controllers/store-controller.ts";
import { VisualViewportController } from "../../controllers/visual-viewport-controller.ts";
import { fill } from "../../i18n/fill.ts";
import type { Texts } from "../../i18n/en.ts";
import type { LeadChatConfig } from "../../protocol/config.ts";
import type { LeadSession, SessionSettings, SessionState } from "../../session/session-types.ts";
import type { LeadChatComposer } from "../composer/composer.ts";
import type { LeadChatForm } from "../lead-form/lead-chat-form.ts";
import type { LogRequest } from "../log/log-request.ts";
import type { LeadChatLog } from "../log/log.ts";
import { icon } from "../style/icons.ts";
import { safeUrl } from "../style/safe-url.ts";
import { base, tokens } from "../style/tokens.ts";
import { initials } from "./initials.ts";
import { panelStyles } from "./panel-styles.ts";

/** Below this the chat fills the screen. */
const PHONE = "(max-width: 540px), (max-height: 440px)";

/**
 * Header, conversation and composer: the inside of `<lead-chat>`, drawn into its shadow root.
 *
 * @fires lead-chat-panel-close - The visitor asked to close.
 *
 * @csspart panel - The dialog, or the region when inline.
 * @csspart header - The bar at the top.
 * @csspart avatar - Picture or initials of the business.
 * @csspart title - The business's name.
 * @csspart close-button - Closes the panel.
 */
export class LeadChatPanel extends LitElement {
  static override readonly styles = [tokens, base, panelStyles];
  static override readonly properties = {
    texts: { attribute: false },
    language: {},
    direction: {},
    session: { attribute: false },
    settings: { attribute: false },
    config: { attribute: false },
    businessName: {},
    avatar: {},
    capture: {},
    locale: {},
    hideNotices: { type: Boolean },
    mode: { reflect: true },
    theme: { reflect: true },
    open: { type: Boolean },
    form: { state: true },
  };

  declare texts: Texts;
  /** BCP 47 tag of the language that the texts are in. */
  declare language: string;
  /** Of that language; undefined where the host element has a direction of its own. */
  declare direction: "ltr" | "rtl" | undefined;
  declare session: LeadSession | undefined;
  declare settings: SessionSettings;
  declare config: LeadChatConfig;
  declare businessName: string | undefined;
  declare avatar: string | undefined;
  declare capture: "auto" | "ask" | "off";
  /** BCP 47 tag by which times and numbers are written: the visitor's own variety of the language. */
  declare locale: string;
  declare hideNotices: boolean;
  declare mode: "floating" | "inline";
  declare theme: string;
  declare open: boolean;
  /** `never` until the form's chunk was asked for; hidden it keeps what was typed. */
  declare form: "never" | "shown" | "hidden";

  readonly #state = new StoreController<SessionState>(this);
  readonly #phone = new MediaQueryController(this, PHONE);
  readonly #dialog = new DialogController(this, () => this.renderRoot.querySelector("dialog"));

  constructor() {
    super();
    this.form = "never";
    this.open = false;
    this.mode = "floating";
    new VisualViewportController(this);
  }

  /** Accessible name of the panel and of the launcher. */
  get name(): string {
    const { texts, businessName } = this;
    return businessName ? fill(texts.chatWith, { business: businessName }) : texts.chatWithUs;
  }
  get #business(): string {
    return this.businessName ?? this.texts.theBusiness;
  }
  get #formElement(): LeadChatForm | null {
    return this.renderRoot.querySelector("lead-chat-form");
  }
  get #composer(): LeadChatComposer | null {
    return this.renderRoot.querySelector("lead-chat-composer");
  }

  /** Draws now and puts the focus into the text box. */
  async focusComposer(): Promise<void> {
    await this.updateComplete;
    await this.#composer?.updateComplete;
    this.#composer?.focus();
  }

  /**
   * Opens the instant form over the conversation; its code is loaded on first use.
   * @param id of one of `config.forms`; else the page and the campaign choose
   */
  async openForm(id?: string): Promise<void> {
    await import("../lead-form/lead-chat-form-define.ts");
    this.form = "shown";
    await this.updateComplete;
    this.#formElement?.show(id);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("session")) this.#state.bind(this.session?.state);
  }

  protected override updated(changed: PropertyValues): void {
    if (this.mode === "inline") return;
    this.#dialog.set(this.open ? (this.#phone.matches ? "modal" : "non-modal") : undefined);
    if (changed.has("open") && this.open) this.renderRoot.querySelector<LeadChatLog>("lead-chat-log")?.toEnd();
  }

  override render() {
    const { name, language } = this;
    // The direction is not the dialog's own: that one stays in the page's corner, beside the launcher.
    const content = html`<div class="content" dir=${this.direction ?? nothing}>
      ${this.#header()}
      <div class="body" ?inert=${this.form === "shown"}>${this.#conversation()}</div>
      ${this.form === "never" ? nothing : this.#form()}
    </div>`;
    if (this.mode === "inline") {
      return html`<section class="panel" part="panel" lang=${language} aria-label=${name}>${content}</section>`;
    }
    return html`<dialog
      class=${classMap({ panel: true, phone: this.#phone.matches })}
      part="panel"
      lang=${language}
      aria-label=${name}
      @cancel=${this.#cancelled}
      @keydown=${this.#pressed}
    >
      ${content}
    </dialog>`;
  }

  #header(): TemplateResult {
    const picture = safeUrl(this.avatar);
    const name = this.businessName;
    return html`<header class="header" part="header">
      ${
        picture
          ? html`<img class="avatar" part="avatar" src=${picture} alt="" />`
          : name
            ? html`<span class="avatar" part="avatar" aria-hidden="true">${initials(name)}</span>`
            : nothing
      }
      <h2 class="title" part="title"><bdi>${name ?? this.texts.chatWithUs}</bdi></h2>
      ${
        this.mode === "inline"
          ? nothing
          : html`<button
              type="button"
              class="icon-button"
              part="close-button"
              aria-label=${this.texts.close}
              @click=${this.#close}
            >
              ${icon("close")}
            </button>`
      }
    </header>`;
  }

  #conversation(): TemplateResult {
    const { texts, session } = this;
    return html`<lead-chat-log
        exportparts="log, message, message-visitor, message-business, bubble, time, notice, suggestion"
        .texts=${texts}
        .state=${this.#state.value}
        .config=${this.config}
        .business=${this.#business}
        .capture=${this.capture}
        .locale=${this.locale}
        .hideNotices=${this.hideNotices}
        @lead-chat-request=${(event: CustomEvent<LogRequest>) => this.#requested(event.detail)}
      ></lead-chat-log>
      <lead-chat-composer
        exportparts="composer, form-button, input, send-button"
        .texts=${texts}
        .locale=${this.locale}
        .formButton=${this.config.formButton !== false}
        @lead-chat-typing=${() => void session?.prepare().catch(() => {})}
        @lead-chat-send=${(event: CustomEvent<string>) => this.#send(event.detail)}
        @lead-chat-form=${() => void this.openForm()}
      ></lead-chat-composer>`;
  }

  #form(): TemplateResult {
    return html`<lead-chat-form
      exportparts="form, form-field, form-submit"
      ?hidden=${this.form === "hidden"}
      .session=${this.session}
      .settings=${this.settings}
      .config=${this.config}
      .language=${this.language}
      .locale=${this.locale}
      @lead-chat-form-close=${this.#closeForm}
    ></lead-chat-form>`;
  }

  #requested(request: LogRequest): void {
    if (request.type === "say") this.#send(request.text);
    // A message that can't be kept again shows so.
    else if (request.type === "retry") void this.session?.retryMessage(request.id).catch(() => {});
  }

  #send(text: string): void {
    this.renderRoot.querySelector<LeadChatLog>("lead-chat-log")?.toEnd();
    // A message that could not be kept shows as "Not sent" in the conversation; nothing is left to handle here.
    void this.session?.sendMessage(text).catch(() => {});
  }

  readonly #close = (): void => {
    this.dispatchEvent(new Event("lead-chat-panel-close"));
  };

  readonly #closeForm = (): void => {
    // A form that was sent begins anew the next time; one half filled in keeps what was typed.
    this.form = this.#formElement?.isDone ? "never" : "hidden";
    void this.updateComplete.then(() => this.#composer?.focusFormButton());
  };

  readonly #cancelled = (event: Event): void => {
    event.preventDefault();
    if (this.form === "shown") this.#formElement?.requestClose();
    else this.#close();
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#close();
  };
}
