import {
  LitElement,
  adoptStyles,
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import { FocusTrapController } from "../../controllers/focus-trap-controller.ts";
import { StoreController } from "../../controllers/store-controller.ts";
import type { FormTexts } from "../../i18n/form/en.ts";
import type { LocaleTag } from "../../i18n/locale-loaders.ts";
import { FormRun } from "../../lead/form/form-run.ts";
import type { FormOptions, FormView } from "../../lead/form/form-run-types.ts";
import { localise } from "../../lead/form/localise.ts";
import type { LeadChatConfig } from "../../protocol/config.ts";
import type { FormDefinition, FormText } from "../../protocol/form.ts";
import { persist } from "../../session/persist.ts";
import type { LeadSession, SessionSettings, SessionState } from "../../session/session-types.ts";
import { base } from "../style/tokens.ts";
import { defaultForm } from "./default-form.ts";
import { fieldStyles } from "./field-styles.ts";
import { needsMore } from "./needs-more.ts";
import type { FormMore, FormScope, PhonePart } from "./form-scope.ts";
import { createFormServices } from "./form-services.ts";
import { formStyles } from "./form-styles.ts";
import { formTemplate, frameTemplate, headerTemplate, trapTemplate, type Closing } from "./form-templates.ts";
import { FormWords, closingOf } from "./form-words.ts";

/** Fetches what comes after the first screen. */
export const loadMore = (): Promise<FormMore> => import("./form-more.ts");

/**
 * The instant form as a sheet over the conversation. One shadow root holds form, labels, inputs and errors, so that
 * autofill and label references work. What is filled in lives in a `FormRun`; this draws it and moves the focus.
 *
 * @fires lead-chat-form-close - The visitor closed the sheet.
 * @fires lead-chat-form-open - A form is shown; detail: `{ formId }`.
 * @fires lead-chat-diagnostic - There is no form of the id that was asked for.
 *
 * @csspart form - The sheet, or the form in a page.
 * @csspart form-field - One question with its label.
 * @csspart form-submit - The button that goes on or submits.
 */
export class LeadChatForm extends LitElement {
  static override readonly styles: CSSResultGroup = [base, formStyles, fieldStyles];
  static override readonly properties: PropertyDeclarations = {
    session: { attribute: false },
    config: { attribute: false, noAccessor: true },
    settings: { attribute: false },
    language: { attribute: false },
    locale: { attribute: false },
    formId: { attribute: false },
    texts: { state: true },
    status: { state: true },
    retry: { state: true },
  };

  declare session: LeadSession | undefined;
  declare settings: SessionSettings;
  /** The language of the chat's own words. */
  declare language: LocaleTag;
  /** BCP 47 tag by which dates and numbers are written. */
  declare locale: string;
  /** Asks for one form by its id; else the page and the campaign choose. */
  declare formId: string | undefined;
  declare texts: FormTexts | undefined;
  /** What assistive technology is told. */
  declare status: string;
  /** What comes after the first screen could not be loaded so far: asks again. */
  declare retry: (() => void) | undefined;
  readonly #view = new StoreController<FormView>(this);
  readonly #state = new StoreController<SessionState>(this);
  #config: LeadChatConfig = {};
  #run: FormRun | undefined;
  #lead: SessionState["lead"] = null;
  /** The definition in force; undefined for the built-in one. */
  #selected: FormDefinition | undefined;
  readonly #words = new FormWords((texts) => (this.texts = texts));
  #loading: Promise<FormMore> | undefined;
  #more: FormMore | undefined;
  #overlays: InstanceType<FormMore["FormOverlays"]> | undefined;
  #phone: PhonePart | undefined;
  #drawn: Pick<FormView, "at" | "screen"> | undefined;
  /** Somebody waits for it to be shown. */
  #opening = false;

  constructor() {
    super();
    this.settings = {};
    this.language = "en";
    this.locale = "en";
    this.status = "";
    const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    new FocusTrapController(this, () => find(".ask, .picker") ?? (this.isSheet ? find(".sheet") : null));
  }

  /** As it was checked. */
  get config(): LeadChatConfig {
    return this.#config;
  }
  set config(config: LeadChatConfig) {
    const before = this.#config;
    this.#config = config;
    this.requestUpdate("config", before);
  }

  /** Whether it lies over a conversation; else it stands in a page. */
  protected get isSheet(): boolean {
    return true;
  }
  /** Where the surrounding does not give the direction of the language. */
  protected get direction(): "ltr" | "rtl" | undefined {
    return undefined;
  }
  /** Whether the form was sent, or ended otherwise: it begins anew the next time. */
  get isDone(): boolean {
    return this.#run?.now.at === "end";
  }
  /** Whether the business was told. */
  protected get isSent(): boolean {
    return this.#run?.now.sent === true;
  }
  /** Id of the form that is open, once it is known. */
  get openId(): string {
    return this.#run?.id ?? "default";
  }

  /**
   * A person asked for the form: tells the page which one it is, and puts the focus to its title.
   * @param id of one of `config.forms`; else the page and the campaign choose
   */
  show(id?: string): void {
    this.formId = id;
    this.#opening = true;
    this.requestUpdate();
  }

  /** Closes, or asks first where something was filled in that has not been sent. */
  requestClose(): void {
    if (this.#overlays?.isOpen) this.#overlays.dismiss();
    // Without the question nothing is lost either: what was typed is noted down.
    else if (this.#run?.isDirty && !this.retry) void this.#loadMore().then(() => this.#overlays?.askToClose());
    else this.#close();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("session")) this.#state.bind(this.session?.state);
    if (changed.has("language") || (changed.has("config") && this.texts))
      void this.#words.use(this.language, this.config.texts, !this.settings.businessName);
    if (["formId", "config", "texts", "session"].some((name) => changed.has(name))) this.#prepare();
    const lead = this.#state.value?.lead ?? null;
    if (lead !== this.#lead) this.#run?.learn((this.#lead = lead));
  }

  protected override updated(_changed: PropertyValues): void {
    const view = this.#view.value;
    if (!view || !this.texts) return;
    if (!this.#more && needsMore(view)) this.#foresee();
    const moved = this.#drawn && (this.#drawn.at !== view.at || this.#drawn.screen !== view.screen);
    this.#drawn = view;
    if (moved) this.renderRoot.querySelector(".fields")?.scrollTo(0, 0);
    // Where something is wrong the focus goes to that field.
    if ((moved && Object.keys(view.problems).length === 0) || this.#opening)
      this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
    if (this.#opening) this.#opened();
  }

  override render(): TemplateResult | typeof nothing {
    const scope = this.#scope();
    if (!scope) return nothing;
    const inner = html`${headerTemplate(scope, this.isSheet ? () => this.requestClose() : undefined)}
      ${scope.view.at === "end" ? this.#end(scope) : this.#form(scope)}
      <p class="visually-hidden" role="status">${this.status}</p>
      ${this.#overlays?.template(scope)}`;
    const { isSheet, language, direction } = this;
    const frame = { isSheet, language, direction, close: () => this.requestClose(), pressed: this.#pressed };
    return frameTemplate(frame, inner);
  }

  #form(scope: FormScope): TemplateResult {
    return html`<form
      novalidate
      @submit=${this.#submitted}
      @focusin=${this.#foresee}
      @focusout=${() => (this.status = "")}
    >
      ${formTemplate(scope, this.#closing(scope.texts))}${trapTemplate(scope)}
    </form>`;
  }

  #end(scope: FormScope): TemplateResult | undefined {
    const closeWords = this.isSheet ? scope.texts.formDone : undefined;
    return this.#more?.endScreen(scope, { close: () => this.#close(), closeWords });
  }

  #scope(): FormScope | undefined {
    const view = this.#view.value;
    const { texts, language, locale } = this;
    if (!texts || !view || !this.#run) return undefined;
    return {
      run: this.#run,
      view,
      texts,
      language,
      locale,
      business: this.#business,
      say: (text) => this.#say(text),
      more: this.#more,
      phone: this.#phone,
      isStuck: this.retry !== undefined,
      now: Date.now(),
      leave: (name) => void this.#leave(name),
      chooseCountry: (name) => void this.#loadMore().then(() => this.#overlays?.chooseCountry(name)),
    };
  }

  async #leave(name: string): Promise<void> {
    await this.#overlays?.whenReleased();
    await this.#run?.leave(name);
  }

  get #business(): string {
    return this.settings.businessName ?? this.texts?.theBusiness ?? "";
  }
  get #languages(): readonly string[] {
    return [this.language, ...(this.settings.language ? [this.settings.language] : [])];
  }

  #closing(texts: FormTexts): Closing {
    const { config } = this;
    const say = (text: FormText | undefined) => this.#say(text);
    return closingOf({ texts, business: this.#business, config, selected: this.#selected, say });
  }

  #say(text: FormText | undefined): string {
    const own = this.#run?.definition.language;
    return localise(text, own ? [...this.#languages, own] : this.#languages);
  }

  /** Begins the form that is asked for, or puts new words into the one that is open. */
  #prepare(): void {
    const { texts, session, formId, config } = this;
    if (!texts || !session) return;
    const facts = { url: location.href, title: document.title, language: this.settings.language ?? this.language };
    const isListed = config.forms || (formId !== undefined && formId !== "default");
    if (isListed && !this.#more) return void this.#loadMore().then(() => this.#prepare());
    const selected = isListed ? this.#more?.selectForm(config, facts, formId) : config.form;
    if (!selected && formId !== undefined && formId !== "default") return this.#reportUnknown(formId);
    this.#selected = selected;
    const definition = selected ?? defaultForm(texts);
    const options = { definition, facts, languages: this.#languages };
    if (this.#run?.id !== (definition.id ?? "default")) this.#begin(options, session);
    const { line, policy } = this.#closing(texts);
    this.#run?.adapt({ ...options, line, policyUrl: policy?.url });
  }

  #begin(options: Pick<FormOptions, "definition" | "facts" | "languages">, session: LeadSession): void {
    const services = createFormServices({
      session,
      settings: () => this.settings,
      loadMore: () => this.#loadMore(),
      loadPhone: async () => (this.#phone = await persist(() => import("./phone-part.ts"))),
    });
    const lead = (this.#lead = session.state.get().lead);
    this.#run = new FormRun({ ...options, services, lead, line: "", actions: this.#more?.actions });
    this.#view.bind(this.#run.view);
    void this.#run.start();
  }

  /** What comes after the first screen: loaded with the first interaction, or where the first screen needs it. */
  #loadMore(): Promise<FormMore> {
    return (this.#loading ??= persist(loadMore, (retry) => (this.retry = retry)).then((more) => this.#take(more)));
  }

  #take(more: FormMore): FormMore {
    this.retry = undefined;
    this.#more = more;
    this.#words.add(more.lateTexts);
    const root = this.renderRoot as ShadowRoot;
    adoptStyles(root, [...(this.constructor as typeof LeadChatForm).elementStyles, more.lateStyles]);
    this.#overlays = new more.FormOverlays({
      root,
      redraw: async () => {
        this.requestUpdate();
        await this.updateComplete;
      },
      scope: () => this.#scope(),
      close: () => this.#close(),
    });
    this.requestUpdate();
    return more;
  }

  /** Whoever goes into a field will need what checks and keeps it. */
  readonly #foresee = (): void => {
    void this.#loadMore();
  };

  #reportUnknown(id: string): void {
    if (!this.#opening) return;
    this.#opening = false;
    if (this.#more) this.dispatchEvent(this.#more.unknownForm(id));
    this.#close();
  }

  #opened(): void {
    this.#opening = false;
    const detail = { formId: this.openId };
    this.dispatchEvent(new CustomEvent("lead-chat-form-open", { detail, bubbles: true, composed: true }));
  }

  readonly #submitted = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.retry?.();
    const run = this.#run;
    if (!run) return;
    if (run.now.at === "intro") return run.begin();
    const wrong = await run.advance();
    if (wrong === undefined) return;
    await this.updateComplete;
    const scope = this.#scope();
    const problem = scope?.view.problems[wrong];
    if (scope && problem) this.status = this.#more?.explainProblem(problem, scope) ?? "";
    this.#more?.focusProblem(this.renderRoot as ShadowRoot, wrong);
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    // The Escape that ends a composition belongs to the keyboard.
    if (event.key !== "Escape" || event.isComposing || event.keyCode === 229) return;
    if (!this.isSheet && !this.#overlays?.isOpen) return;
    event.stopPropagation();
    event.preventDefault();
    this.requestClose();
  };

  #close(): void {
    this.dispatchEvent(new Event("lead-chat-form-close"));
  }
}
