import { html, nothing, type TemplateResult } from "lit";
import { base } from "../../elements/style/tokens.ts";
import { CenterElement } from "../center-element.ts";
import { centerBase } from "../center-base.ts";
import { RefusedError } from "../client/api-error.ts";
import { icon } from "../icons.ts";
import type { EntryLink } from "../shell/route.ts";
import { signInStyles } from "./sign-in-styles.ts";

/** What was entered. */
export interface Entered {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

type FieldName = keyof Entered;

/** The shortest password that may be chosen. */
export const shortestPassword = 12;

/** Asks who it is: signs in, or makes an account for somebody who came by a link. */
export class LeadCenterSignIn extends CenterElement {
  static override readonly styles = [base, centerBase, signInStyles];
  static override readonly properties = {
    link: { attribute: false },
    expired: { type: Boolean },
    enter: { attribute: false },
    missing: { state: true },
    failure: { state: true },
    isRunning: { state: true },
  };

  /** The link by which somebody came; undefined: they sign in. */
  declare link: EntryLink | undefined;
  /** The session has ended while the page was open. */
  declare expired: boolean;
  /** Signs in or makes the account. Rejects with the reason why not. */
  declare enter: (entered: Entered) => Promise<void>;
  declare missing: FieldName | "short" | undefined;
  declare failure: string | undefined;
  declare isRunning: boolean;

  constructor() {
    super();
    this.expired = false;
    this.isRunning = false;
    this.enter = () => Promise.resolve();
  }

  override focus(options?: FocusOptions): void {
    this.find("input:not([hidden])")?.focus(options);
  }

  override render() {
    const { t, link } = this;
    const title = !link ? t.signInTitle : link.kind === "setup" ? t.setupTitle : t.joinTitle;
    const intro = !link
      ? this.expired
        ? t.sessionEnded
        : undefined
      : link.kind === "setup"
        ? t.setupIntro
        : undefined;
    return html`
      <form novalidate @submit=${this.#submit}>
        <span class="mark">${icon("chat")}</span>
        <h1>${title}</h1>
        ${intro === undefined ? nothing : html`<p class="intro" role="status">${intro}</p>`}
        ${link ? this.#field("name", t.yourName, "name") : nothing}
        ${this.#field("email", t.email, link ? "email" : "username")}
        ${this.#field("password", t.password, link ? "new-password" : "current-password")}
        <p class="error" id="failure" role="alert" ?hidden=${this.failure === undefined}>${this.failure}</p>
        <button class="button primary" aria-disabled=${this.isRunning ? "true" : "false"}>
          ${this.isRunning ? t.oneMoment : link ? t.createAccount : t.signIn}
        </button>
      </form>
    `;
  }

  #field(name: FieldName, label: string, autocomplete: AutoFill): TemplateResult {
    const { t } = this;
    const isWrong = this.missing === name || (name === "password" && this.missing === "short");
    const hint = name === "password" && this.link ? t.passwordHint : undefined;
    return html`
      <div class="field">
        <label class="label" for=${name}>${label}</label>
        <input
          class="input"
          id=${name}
          name=${name}
          type=${name === "name" ? "text" : name}
          dir=${name === "name" ? "auto" : "ltr"}
          autocomplete=${autocomplete}
          autocapitalize=${name === "name" ? "words" : "none"}
          spellcheck="false"
          aria-describedby=${isWrong ? `${name}-error` : hint === undefined ? nothing : `${name}-hint`}
          aria-invalid=${isWrong ? "true" : "false"}
          @input=${this.#changed}
        />
        ${isWrong ? html`<p class="error" id="${name}-error" role="alert">${this.#problem()}</p>` : nothing}
        ${hint !== undefined && !isWrong ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
      </div>
    `;
  }

  #problem(): string {
    const { t } = this;
    const words = { name: t.nameMissing, email: t.emailMissing, password: t.passwordMissing, short: t.passwordHint };
    return this.missing ? words[this.missing] : "";
  }

  readonly #changed = (): void => {
    this.missing = undefined;
    this.failure = undefined;
  };

  #value(name: FieldName): string {
    const value = this.find<HTMLInputElement>(`#${name}`)?.value ?? "";
    return name === "password" ? value : value.trim();
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.isRunning) return;
    const entered = { name: this.#value("name"), email: this.#value("email"), password: this.#value("password") };
    this.missing = whatIsMissing(entered, this.link !== undefined);
    if (this.missing) return this.find(`#${this.missing === "short" ? "password" : this.missing}`)?.focus();
    this.failure = undefined;
    this.isRunning = true;
    try {
      await this.enter(entered);
    } catch (error) {
      this.failure = this.#explainFailure(error);
      await this.updateComplete;
      this.find("#password")?.focus();
    } finally {
      this.isRunning = false;
    }
  };

  #explainFailure(error: unknown): string {
    const { t, link } = this;
    if (!(error instanceof RefusedError))
      return error instanceof Error && error.name === "SignedOutError" ? t.wrongPassword : t.unreachable;
    if (!link && (error.status === 401 || error.status === 403)) return t.wrongPassword;
    if (error.status === 429) return t.tooManyTries;
    return error.message;
  }
}

function whatIsMissing({ name, email, password }: Entered, isNew: boolean): FieldName | "short" | undefined {
  if (isNew && name === "") return "name";
  if (!/^\S+@\S+$/.test(email)) return "email";
  if (password === "") return "password";
  return isNew && password.length < shortestPassword ? "short" : undefined;
}
