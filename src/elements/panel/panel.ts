import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { DialogController } from "../../controllers/dialog-controller.ts";
import { MediaQueryController } from "../../controllers/media-query-controller.ts";
import { nextTask } from "../../controllers/next-task.ts";
import { StoreController } from "../../controllers/store-controller.ts";
import { VisualViewportController } from "../../controllers/visual-viewport-controller.ts";
import { fill } from "../../i18n/fill.ts";
import type { Texts } from "../../i18n/en.ts";
import type { LocaleTag } from "../../i18n/locale-loaders.ts";
import type { LeadChatConfig } from "../../protocol/config.ts";
import type { LeadSession, SessionSettings, SessionState } from "../../session/session-types.ts";
import type { LeadChatComposer } from "../composer/composer.ts";
import type { LeadChatForm } from "../lead-form/lead-chat-form.ts";
import type { LogRequest } from "../log/log-request.ts";
import type { LeadChatLog } from "../log/log.ts";
import type { MenuPlace } from "../menu/menu-place.ts";
import type { LeadChatMenu } from "../menu/menu.ts";
import { base, tokens } from "../style/tokens.ts";
import { headerTemplate } from "./header-template.ts";
import { panelStyles } from "./panel-styles.ts";
import { PartLoader } from "./part-loader.ts";

/** Below this the chat fills the screen; of a phone's also where the page is laid out for a desktop. */
const PHONE = "(max-width: 540px), (max-height: 440px), (max-device-width: 540px)";

/**
 * Header, conversation and composer: the inside of `<lead-chat>`, drawn into its shadow root.
 *
 * @fires lead-chat-panel-close - The visitor asked to close.
 *
 * @csspart panel - What the dialog shows, or the region when inline.
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
    typing: { type: Boolean },
    form: { state: true },
    menu: { state: true },
  };

  declare texts: Texts;
  /** BCP 47 tag of the language that the texts are in. */
  declare language: LocaleTag;
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
  /** Whether the business writes an answer by itself. */
  declare typing: boolean;
  /** What the menu shows, while it is open. */
  declare menu: MenuPlace | undefined;
  /** `never` until the form's chunk was asked for; hidden it keeps what was typed. */
  declare form: "never" | "shown" | "hidden";

  readonly #parts = new PartLoader(this);
  readonly #state = new StoreController<SessionState>(this);
  readonly #phone = new MediaQueryController(this, PHONE);
  readonly #dialog = new DialogController(this, () => this.renderRoot.querySelector("dialog"));

  /** Settles when the panel is on the screen for the first time. */
  #shown: Promise<void> | undefined;

  constructor() {
    super();
    this.form = "never";
    this.config = {};
    this.open = this.typing = false;
    this.mode = "floating";
    new VisualViewportController(this);
  }

  /** Accessible name of the panel and of the launcher. */
  get name(): string {
    const { texts, businessName } = this;
    return businessName ? fill(texts.chatWith, { business: businessName }) : texts.chatWithUs;
  }
  /** Name of the business, or the words that stand for it. */
  get business(): string {
    return this.businessName ?? this.texts.theBusiness;
  }
  /** Whether a detail can be taken back and changed. */
  get correctable(): boolean {
    return this.session?.undoNotice !== undefined;
  }
  /** What is put here is said, never seen. It stands beside the panel, never in it. */
  get status(): HTMLElement {
    return this.renderRoot.querySelector("[role=status]") as HTMLElement;
  }
  get #formElement(): LeadChatForm | null {
    return this.renderRoot.querySelector("lead-chat-form");
  }
  get #log(): LeadChatLog | null {
    return this.renderRoot.querySelector("lead-chat-log");
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
    if (!(await this.#parts.form(this.config.forms || id))) return;
    this.form = "shown";
    await this.updateComplete;
    this.#formElement?.show(id);
  }

  /** Opens the menu over the conversation, at a place in it; its code is loaded on first use. */
  async openMenu(place: MenuPlace = { view: "menu" }): Promise<void> {
    if (await this.#parts.menu()) this.menu = place;
  }

  /** The first drawing is a task of its own, apart from that in which the panel's code was evaluated. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await nextTask();
    await super.scheduleUpdate();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    await this.#shown;
    return complete;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("session")) this.#state.bind(this.session?.state);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("open") && this.open) this.#log?.toEnd();
    // The first time log and composer are drawn before: the browser lays out all of it once, in a task of its own.
    if (this.#shown) this.#show();
    else this.#shown = nextTask().then(() => this.#show());
  }

  #show(): void {
    this.#dialog.set(this.open ? (this.#phone.matches ? "modal" : "non-modal") : undefined);
    // A modal dialog keeps all that is not in it from assistive technology.
    const place = this.renderRoot.querySelector("dialog:modal") ?? this.renderRoot;
    if (this.status.parentNode === place) return;
    this.status.textContent = "";
    place.append(this.status);
  }

  override render() {
    const { name, language, direction = nothing } = this;
    const content = html`
      ${this.#header()}
      <div class="body" ?inert=${this.form === "shown" || this.menu !== undefined}>${this.#conversation()}</div>
      ${this.form === "never" ? nothing : this.#form()}
      ${this.menu && this.session ? this.#menu(this.menu, this.session) : nothing}
    `;
    const status = html`<p class="visually-hidden" role="status" lang=${language}></p>`;
    if (this.mode === "inline") {
      return html`${status}
        <section class="panel" part="panel" lang=${language} dir=${direction} aria-label=${name}>${content}</section>`;
    }
    // The direction is not the dialog's own: that one stays in the page's corner, beside the launcher.
    return html`${status}
      <dialog
        class=${this.#phone.matches ? "phone" : ""}
        lang=${language}
        aria-label=${name}
        @cancel=${this.#cancelled}
        @close=${this.#closedByBrowser}
        @keydown=${this.#pressed}
      >
        <div class="panel" part="panel" dir=${direction}>${content}</div>
      </dialog>`;
  }

  #header(): TemplateResult {
    const { texts, locale, businessName, avatar, mode } = this;
    return headerTemplate({
      ...{ texts, locale, businessName, avatar },
      presence: this.#state.value?.presence,
      replyTime: this.config.replyTime,
      close: mode === "inline" ? undefined : this.#close,
      menu: () => void this.openMenu(),
      busy: this.#parts.waiting === "menu",
    });
  }

  #conversation(): TemplateResult {
    const { texts } = this;
    return html`<lead-chat-log
        exportparts="log,message,message-visitor,message-business,bubble,time,notice,suggestion"
        .texts=${texts}
        .state=${this.#state.value}
        .config=${this.config}
        .business=${this.business}
        .capture=${this.capture}
        .locale=${this.locale}
        .hideNotices=${this.hideNotices}
        .correctable=${this.correctable}
        .typing=${this.typing || this.#state.value?.typing === "" ? this.business : this.#state.value?.typing}
        .handoff=${this.config.handoff?.whatsapp}
        .retry=${this.#parts.retry}
        @lead-chat-request=${(event: CustomEvent<LogRequest>) => this.#requested(event.detail)}
      ></lead-chat-log>
      <lead-chat-composer
        exportparts="composer,form-button,input,send-button"
        .texts=${texts}
        .locale=${this.locale}
        .draft=${this.#state.value?.draft}
        .formButton=${this.config.formButton !== false}
        .busy=${this.#parts.waiting === "form"}
        @lead-chat-typing=${this.#typed}
        @lead-chat-send=${(event: CustomEvent<string>) => this.#send(event.detail)}
        @lead-chat-form=${() => void this.openForm()}
      ></lead-chat-composer>`;
  }

  #form(): TemplateResult {
    return html`<lead-chat-form
      exportparts="form,form-field,form-submit"
      ?hidden=${this.form === "hidden"}
      .session=${this.session}
      .settings=${this.settings}
      .config=${this.config}
      .language=${this.language}
      .locale=${this.locale}
      @lead-chat-form-close=${this.#closeForm}
    ></lead-chat-form>`;
  }

  #menu(place: MenuPlace, session: LeadSession): TemplateResult {
    return html`<lead-chat-menu
      .texts=${this.texts}
      .session=${session}
      .state=${this.#state.value}
      .business=${this.business}
      .language=${this.language}
      .locale=${this.locale}
      .policyUrl=${this.config.privacy?.url}
      .place=${place}
      @lead-chat-menu-close=${this.#closeMenu}
      @lead-chat-menu-form=${() => {
        this.menu = undefined;
        void this.openForm();
      }}
    ></lead-chat-menu>`;
  }

  #requested(request: LogRequest): void {
    const { session } = this;
    if (request.type === "say") return this.#send(request.text);
    if (request.type === "form") return void this.openForm(request.id);
    if (request.type === "edit") return void this.openMenu({ view: "details", contact: request.contact });
    const done = {
      // A message that can't be kept again shows so.
      retry: () => request.type === "retry" && session?.retryMessage(request.id),
      undo: () => request.type === "undo" && session?.undoNotice?.(request.id),
      answer: () => request.type === "answer" && session?.answerAsk?.(request.id, request.save),
      handoff: () => session?.signal?.("handoff_whatsapp"),
    };
    void Promise.resolve(done[request.type]()).catch(() => {});
    // The button that was pressed goes: the focus stays in the conversation.
    if (request.type === "undo" || request.type === "answer") this.#log?.focus();
  }

  #send(text: string): void {
    const { session } = this;
    this.#log?.toEnd();
    // A message that could not be kept shows as "Not sent" in the conversation; nothing is left to handle here. What is in
    // the box when it is kept may be the next one.
    void session
      ?.sendMessage(text)
      .then(() => this.isConnected && session.saveDraft?.(this.#composer?.text ?? ""))
      .catch(() => {});
  }

  readonly #typed = ({ detail }: CustomEvent<string>): void => {
    void this.session?.prepare().catch(() => {});
    this.session?.saveDraft?.(detail);
  };

  readonly #close = (): unknown => this.dispatchEvent(new Event("lead-chat-panel-close"));

  readonly #closeForm = (): void => {
    // A form that was sent begins anew the next time; one half filled in keeps what was typed.
    this.form = this.#formElement?.isDone ? "never" : "hidden";
    void this.updateComplete.then(() => this.#composer?.focusFormButton());
  };

  readonly #closeMenu = (): void => {
    this.menu = undefined;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".menu-button")?.focus());
  };

  /** What a request to close closes: what lies on top. On phones the back gesture is one. */
  #closeTop(): void {
    if (this.menu) this.renderRoot.querySelector<LeadChatMenu>("lead-chat-menu")?.back();
    else if (this.form === "shown") this.#formElement?.requestClose();
    else this.#close();
  }

  readonly #cancelled = (event: Event): void => {
    event.preventDefault();
    this.#closeTop();
  };

  /** A second request without a gesture between can't be prevented: what the browser closed is closed. */
  readonly #closedByBrowser = (): void => {
    if (this.open && this.#dialog.wasClosed()) this.#close();
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#closeTop();
  };
}
