import {
  LitElement,
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import { FocusTrapController } from "../../controllers/focus-trap-controller.ts";
import { StoreController } from "../../controllers/store-controller.ts";
import { fill } from "../../i18n/fill.ts";
import type { FormTexts } from "../../i18n/form/en.ts";
import { loadFormTexts } from "../../i18n/form/form-texts.ts";
import type { LocaleTag } from "../../i18n/locale-loaders.ts";
import { namelessTexts } from "../../i18n/nameless-texts.ts";
import { FormRun } from "../../lead/form/form-run.ts";
import type { FormView } from "../../lead/form/form-run-types.ts";
import { localise } from "../../lead/form/localise.ts";
import { readFacts, selectForm } from "../../lead/form/select-form.ts";
import type { LeadChatConfig } from "../../protocol/config.ts";
import type { FormDefinition, FormText } from "../../protocol/form.ts";
import type { LeadSession, SessionSettings, SessionState } from "../../session/session-types.ts";
import { safeUrl } from "../style/safe-url.ts";
import { base } from "../style/tokens.ts";
import { CountryPicker } from "./country-picker.ts";
import { defaultForm } from "./default-form.ts";
import { explainProblem } from "./explain-problem.ts";
import { fieldStyles } from "./field-styles.ts";
import { createFormServices } from "./form-services.ts";
import type { FormScope } from "./form-scope.ts";
import { formStyles } from "./form-styles.ts";
import { askTemplate, formTemplate, headerTemplate, trapTemplate } from "./form-templates.ts";
import { endScreen } from "./screen-templates.ts";

/**
 * The instant form as a sheet over the conversation. One shadow root holds form, labels, inputs and errors, so that
 * autofill and label references work. What is filled in lives in a `FormRun`; this draws it and moves the focus.
 *
 * @fires lead-chat-form-close - The visitor closed the sheet.
 * @fires lead-chat-form-open - A form is shown; detail: `{ formId }`.
 *
 * @csspart form - The sheet, or the form in a page.
 * @csspart form-field - One question with its label.
 * @csspart form-submit - The button that goes on or submits.
 */
export class LeadChatForm extends LitElement {
  static override readonly styles: CSSResultGroup = [base, formStyles, fieldStyles];
  static override readonly properties: PropertyDeclarations = {
    session: { attribute: false },
    config: { attribute: false },
    settings: { attribute: false },
    language: { attribute: false },
    locale: { attribute: false },
    formId: { attribute: false },
    texts: { state: true },
    asking: { state: true },
    status: { state: true },
  };

  declare session: LeadSession | undefined;
  declare config: LeadChatConfig;
  declare settings: SessionSettings;
  /** The language of the chat's own words. */
  declare language: LocaleTag;
  /** BCP 47 tag by which dates and numbers are written. */
  declare locale: string;
  /** Asks for one form by its id; else the page and the campaign choose. */
  declare formId: string | undefined;
  declare texts: FormTexts | undefined;
  /** Whether closing waits for a yes. */
  declare asking: boolean;
  /** What assistive technology is told. */
  declare status: string;
  #run: FormRun | undefined;
  readonly #view = new StoreController<FormView>(this);
  readonly #state = new StoreController<SessionState>(this);
  readonly #picker = new CountryPicker(
    () => this.requestUpdate(),
    (name, country) => this.#choseCountry(name, country),
  );
  #drawn: Pick<FormView, "at" | "screen"> | undefined;
  /** Somebody waits for it to be shown. */
  #opening = false;
  #before: HTMLElement | undefined;

  constructor() {
    super();
    this.config = {};
    this.settings = {};
    this.language = "en";
    this.locale = "en";
    this.asking = false;
    this.status = "";
    new FocusTrapController(this, () =>
      this.isSheet || this.asking || this.#picker.name !== undefined
        ? (this.renderRoot.querySelector<HTMLElement>(".ask, .picker") ??
          this.renderRoot.querySelector<HTMLElement>(".sheet"))
        : null,
    );
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
    return this.#run?.view.get().at === "end";
  }
  /** Id of the form that is open, once it is known. */
  get openId(): string {
    return this.#run?.definition.id ?? "default";
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
    if (this.#picker.name !== undefined) this.#picker.close();
    else if (this.asking) this.#stay();
    else if (this.#run?.isDirty) this.#ask();
    else this.#close();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("session")) this.#state.bind(this.session?.state);
    if (changed.has("language") || (changed.has("config") && this.texts)) void this.#loadTexts();
    if (changed.has("formId") || changed.has("config") || changed.has("texts") || changed.has("session"))
      this.#prepare();
    const lead = this.#state.value?.lead ?? null;
    if (lead !== this.#lead) this.#run?.learn((this.#lead = lead));
  }
  #lead: SessionState["lead"] = null;

  protected override updated(): void {
    const view = this.#view.value;
    if (!view || !this.texts) return;
    const moved = this.#drawn && (this.#drawn.at !== view.at || this.#drawn.screen !== view.screen);
    this.#drawn = view;
    if (moved) this.renderRoot.querySelector(".fields")?.scrollTo(0, 0);
    if ((moved && Object.keys(view.problems).length === 0) || this.#opening)
      this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
    if (this.#opening) this.#opened();
  }

  override render(): TemplateResult | typeof nothing {
    const scope = this.#scope();
    if (!scope) return nothing;
    const { view, texts } = scope;
    const inner = html`${headerTemplate(scope, this.isSheet ? () => this.requestClose() : undefined)}
      ${
        view.at === "end"
          ? endScreen(scope, { close: () => this.#close(), closeWords: this.isSheet ? texts.formDone : undefined })
          : html`<form novalidate @submit=${this.#submitted} @focusout=${() => (this.status = "")}>
              ${formTemplate(scope, { line: this.#line(), policy: this.#policy() })}${trapTemplate(scope)}
            </form>`
      }
      <p class="visually-hidden" role="status">${this.status}</p>
      ${this.#picker.template(scope)}
      ${
        this.asking
          ? askTemplate(scope, {
              stay: () => this.#stay(),
              keep: () => this.#close(),
              discard: () => void this.#discard(),
            })
          : nothing
      }`;
    if (!this.isSheet) {
      return html`<section
        class="sheet page"
        part="form"
        dir=${this.direction ?? nothing}
        aria-labelledby="form:title"
        @keydown=${this.#pressed}
      >
        ${inner}
      </section>`;
    }
    return html`<div class="scrim" @click=${() => this.requestClose()}></div>
      <section
        class="sheet"
        part="form"
        role="dialog"
        aria-modal="true"
        aria-labelledby="form:title"
        @keydown=${this.#pressed}
      >
        ${inner}
      </section>`;
  }

  #opened(): void {
    this.#opening = false;
    const detail = { formId: this.openId };
    this.dispatchEvent(new CustomEvent("lead-chat-form-open", { detail, bubbles: true, composed: true }));
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
      business: this.#business(texts),
      say: (text) => this.#say(text),
      now: Date.now(),
      chooseCountry: (name) => this.#chooseCountry(name),
    };
  }

  #business({ theBusiness }: FormTexts): string {
    return this.settings.businessName ?? theBusiness;
  }

  get #languages(): readonly string[] {
    return [this.language, ...(this.settings.language ? [this.settings.language] : [])];
  }

  #say(text: FormText | undefined): string {
    const own = this.#run?.definition.language;
    return localise(text, own ? [...this.#languages, own] : this.#languages);
  }

  #line(): string {
    return this.texts ? fill(this.texts.formSubmitLine, { business: this.#business(this.texts) }) : "";
  }

  /** The form's own policy, else the chat's; none where the definition turns it off. */
  #policy(): { readonly url: string; readonly text: string } | undefined {
    const policy = this.#run?.definition.policy;
    const isOff = policy === false && this.#selected !== undefined;
    const url = safeUrl(policy ? policy.url : isOff ? undefined : this.config.privacy?.url);
    const text = policy ? this.#say(policy.text) : "";
    return url ? { url, text: text || (this.texts?.formPrivacyPolicy ?? "") } : undefined;
  }

  async #loadTexts(): Promise<void> {
    const { language } = this;
    const texts = await loadFormTexts(language, this.config.texts);
    if (language !== this.language) return;
    this.texts = this.settings.businessName ? texts : (namelessTexts(texts as never, language) as never);
  }

  /** The definition in force; undefined for the built-in one. */
  #selected: FormDefinition | undefined;

  /** Begins the form that is asked for, or puts new words into the one that is open. */
  #prepare(): void {
    const { texts, session, formId } = this;
    if (!texts || !session) return;
    const language = this.settings.language ?? this.language;
    const facts = readFacts({ url: location.href, title: document.title, language });
    const selected = selectForm(this.config, facts, formId);
    if (formId !== undefined && formId !== "default" && !selected) return this.#reportUnknown(formId);
    const definition = selected ?? defaultForm(texts);
    const isSame = this.#run && this.openId === (definition.id ?? "default");
    this.#selected = selected;
    const lead = (this.#lead = session.state.get().lead);
    const options = {
      definition,
      facts,
      lead,
      languages: this.#languages,
      services: createFormServices(session, () => this.settings),
    };
    if (this.#run && isSame) this.#run.adapt(options);
    else this.#run = new FormRun({ ...options, line: "" });
    this.#run.adapt({ line: this.#line(), policyUrl: this.#policy()?.url });
    this.#view.bind(this.#run.view);
    if (!isSame) void this.#run.start();
  }

  #reportUnknown(id: string): void {
    const detail = { code: "form-unknown", message: `There is no form "${id}".`, path: "config.forms" };
    this.dispatchEvent(new CustomEvent("lead-chat-diagnostic", { detail, bubbles: true, composed: true }));
    this.#close();
  }

  readonly #submitted = (event: Event): void => {
    event.preventDefault();
    void this.#advance();
  };

  async #advance(): Promise<void> {
    const run = this.#run;
    if (!run) return;
    if (run.view.get().at === "intro") return run.begin();
    const wrong = await run.advance();
    if (wrong === undefined) return;
    await this.updateComplete;
    const scope = this.#scope();
    const problem = scope?.view.problems[wrong];
    if (scope && problem) this.status = explainProblem(problem, scope);
    this.#field(wrong)?.focus();
  }

  #field(name: string): HTMLElement | null {
    const root = this.renderRoot as ShadowRoot;
    const other = root.getElementById(`${name}:other`);
    return other?.getAttribute("aria-invalid") === "true" ? other : root.getElementById(name);
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    // The Escape that ends a composition belongs to the keyboard.
    if (event.key !== "Escape" || event.isComposing || event.keyCode === 229) return;
    if (!this.isSheet && !this.asking && this.#picker.name === undefined) return;
    event.stopPropagation();
    event.preventDefault();
    this.requestClose();
  };

  #chooseCountry(name: string): void {
    const scope = this.#scope();
    if (!scope) return;
    this.#picker.open(name, scope);
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(".search")?.focus();
      this.renderRoot.querySelector(".picker .active")?.scrollIntoView({ block: "center" });
    });
  }

  #choseCountry(name: string, country: string | undefined): void {
    if (country) this.#run?.chooseCountry(name, country);
    this.requestUpdate();
    void this.updateComplete.then(() => this.#field(name)?.focus());
  }

  #ask(): void {
    this.#before = ((this.renderRoot as ShadowRoot).activeElement as HTMLElement | null) ?? undefined;
    this.asking = true;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".ask .submit")?.focus());
  }

  #stay(): void {
    this.asking = false;
    void this.updateComplete.then(() => this.#before?.focus());
  }

  async #discard(): Promise<void> {
    await this.#run?.discard();
    this.#close();
  }

  #close(): void {
    this.asking = false;
    this.dispatchEvent(new Event("lead-chat-form-close"));
  }
}
