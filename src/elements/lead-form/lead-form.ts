import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { fill } from "../../i18n/fill.ts";
import type { Texts } from "../../i18n/en.ts";
import type { Contact } from "../../protocol/contact.ts";
import type { FieldProblem, FormResult, FormSubmission } from "../../session/session-types.ts";
import { icon } from "../style/icons.ts";
import { base } from "../style/tokens.ts";
import { fieldNames, knownValues, toSubmission, type FieldName, type FormValues } from "./form-values.ts";
import { leadFormStyles } from "./lead-form-styles.ts";

type Phase = "editing" | "sending" | "done" | "failed";

const attributes: Record<FieldName, { type: string; autocomplete: AutoFill; inputmode?: string }> = {
  name: { type: "text", autocomplete: "name" },
  email: { type: "email", autocomplete: "email", inputmode: "email" },
  phone: { type: "tel", autocomplete: "tel", inputmode: "tel" },
  message: { type: "text", autocomplete: "off" },
};

/**
 * The instant form in its first shape: name, e-mail, phone (one of the two required) and a message, as a sheet over the
 * conversation. One shadow root holds form, labels, inputs and errors, so that autofill and label references work.
 *
 * @fires lead-chat-form-close - The visitor closed the sheet.
 *
 * @csspart form - The sheet.
 * @csspart form-field - One field with its label.
 * @csspart form-submit - The button that submits.
 */
export class LeadForm extends LitElement {
  static override readonly styles = [base, leadFormStyles];
  static override readonly properties = {
    texts: { attribute: false },
    business: {},
    policyUrl: {},
    contacts: { attribute: false },
    submission: { attribute: false },
    values: { state: true },
    problems: { state: true },
    phase: { state: true },
  };

  declare texts: Texts;
  declare business: string;
  declare policyUrl: string | undefined;
  /** The lead's contacts, to fill in what is known. */
  declare contacts: readonly Contact[];
  /** Takes a submission and answers what became of it. */
  declare submission: (submission: FormSubmission) => Promise<FormResult>;
  declare values: FormValues;
  declare problems: Partial<Record<FieldName, FieldProblem>>;
  declare phase: Phase;
  #known: Partial<FormValues> = {};

  constructor() {
    super();
    this.values = { name: "", email: "", phone: "", message: "" };
    this.problems = {};
    this.phase = "editing";
    this.contacts = [];
  }

  /** Whether the visitor typed something that closing would lose. */
  get dirty(): boolean {
    return this.phase !== "done" && fieldNames.some((name) => this.values[name] !== (this.#known[name] ?? ""));
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("contacts")) return;
    const known = knownValues(this.contacts);
    const values = { ...this.values };
    // Only what the visitor did not touch follows the chat.
    for (const name of fieldNames) if (values[name] === (this.#known[name] ?? "")) values[name] = known[name] ?? "";
    this.#known = known;
    this.values = values;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  override render() {
    const { texts } = this;
    const done = this.phase === "done";
    return html`
      <div class="scrim" @click=${this.#close}></div>
      <section
        class="sheet"
        part="form"
        role="dialog"
        aria-modal="true"
        aria-labelledby="title"
        @keydown=${this.#pressed}
      >
        <header>
          <div>
            <h2 id="title" tabindex="-1">${texts.formTitle}</h2>
            ${done ? nothing : html`<p>${texts.formReachHint}</p>`}
          </div>
          <button type="button" class="icon-button" aria-label=${texts.close} @click=${this.#close}>
            ${icon("close")}
          </button>
        </header>
        ${done ? this.#thanks() : this.#form()}
      </section>
    `;
  }

  #form(): TemplateResult {
    const { texts, business, phase, policyUrl } = this;
    return html`<form novalidate @submit=${this.#submit}>
      <div class="fields">
        ${this.#field("name", texts.formName, true)} ${this.#field("email", texts.formEmail, false)}
        ${this.#field("phone", texts.formPhone, false)} ${this.#field("message", texts.formMessage, true)}
      </div>
      <footer>
        <p>
          ${fill(texts.formSubmitLine, { business })}
          ${policyUrl ? html`<a href=${policyUrl} target="_blank" rel="noopener">${texts.privacyPolicy}</a>` : nothing}
        </p>
        ${phase === "failed" ? html`<p class="error" role="alert">${texts.formFailed}</p>` : nothing}
        <button class="submit" part="form-submit" aria-disabled=${phase === "sending" ? "true" : "false"}>
          ${phase === "sending" ? texts.formSending : texts.formSend}
        </button>
      </footer>
    </form>`;
  }

  #thanks(): TemplateResult {
    const { texts, business } = this;
    return html`<div class="done">
      ${icon("tick")}
      <p role="status">${fill(texts.formThanks, { business })}</p>
      <button type="button" class="submit" @click=${this.#close}>${texts.formDone}</button>
    </div>`;
  }

  #field(name: FieldName, label: string, optional: boolean): TemplateResult {
    const problem = this.problems[name];
    const value = this.values[name];
    const known = value !== "" && value === this.#known[name];
    const described = [problem && `${name}-error`, known && `${name}-known`].filter(Boolean).join(" ");
    return html`<div class="field" part="form-field">
      <label for=${name}>${label} ${optional ? html`<span>(${this.texts.formOptional})</span>` : nothing}</label>
      ${this.#control(name, { value, invalid: problem !== undefined, described })}
      ${known ? html`<p class="known" id="${name}-known">${icon("tick")}${this.texts.formKnown}</p>` : nothing}
      ${problem ? html`<p class="error" id="${name}-error">${this.#explain(problem)}</p>` : nothing}
    </div>`;
  }

  #control(name: FieldName, state: { value: string; invalid: boolean; described: string }): TemplateResult {
    const { value, described } = state;
    const invalid = state.invalid ? "true" : "false";
    if (name === "message") {
      return html`<textarea
        id=${name}
        name=${name}
        rows="2"
        maxlength="4000"
        dir="auto"
        .value=${live(value)}
        @input=${this.#typed}
      ></textarea>`;
    }
    const { type, autocomplete, inputmode } = attributes[name];
    return html`<input
      id=${name}
      name=${name}
      type=${type}
      autocomplete=${autocomplete}
      inputmode=${inputmode ?? nothing}
      maxlength="320"
      dir=${name === "name" ? "auto" : "ltr"}
      aria-invalid=${invalid}
      aria-describedby=${described || nothing}
      .value=${live(value)}
      @input=${this.#typed}
    />`;
  }

  #explain(problem: FieldProblem): string {
    const { texts, business } = this;
    const words: Record<FieldProblem, string> = {
      required: texts.errorRequired,
      "email-invalid": texts.errorEmail,
      "phone-invalid": texts.errorPhone,
      "phone-region-unknown": texts.errorPhoneRegion,
      // This form has no field for handles; its texts have no words for them.
      "contact-invalid": texts.errorRequired,
      "reach-required": texts.errorReach,
    };
    return fill(words[problem], { business });
  }

  readonly #typed = (event: Event): void => {
    const { name, value } = event.target as HTMLInputElement;
    this.values = { ...this.values, [name]: value };
    // An error stays until it is answered, and goes as soon as the field changes.
    if (this.problems[name as FieldName]) this.problems = { ...this.problems, [name]: undefined };
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (this.phase === "sending") return;
    if (!this.values.email.trim() && !this.values.phone.trim()) {
      void this.#show({ email: "reach-required" });
      return;
    }
    void this.#send();
  };

  async #send(): Promise<void> {
    this.phase = "sending";
    const { texts, business } = this;
    const consent = fill(texts.formSubmitLine, { business });
    try {
      const submission = toSubmission(this.values, { message: texts.formMessage, consent, policyUrl: this.policyUrl });
      const result = await this.submission(submission);
      if (result.outcome === "accepted") {
        this.phase = "done";
        this.problems = {};
        await this.updateComplete;
        this.renderRoot.querySelector<HTMLElement>(".done button")?.focus();
      } else await this.#show(result.fields);
    } catch {
      this.phase = "failed";
    }
  }

  /** Shows what is wrong and goes to the first wrong field. */
  async #show(problems: Readonly<Record<string, FieldProblem>>): Promise<void> {
    this.phase = "editing";
    this.problems = { ...problems };
    await this.updateComplete;
    const first = fieldNames.find((name) => problems[name]);
    if (first) this.renderRoot.querySelector<HTMLElement>(`#${first}`)?.focus();
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && !event.isComposing) {
      event.stopPropagation();
      event.preventDefault();
      this.#close();
    }
  };

  readonly #close = (): void => {
    this.dispatchEvent(new Event("lead-chat-form-close"));
  };
}
