import { html, nothing, type TemplateResult } from "lit";
import { base } from "../../elements/style/tokens.ts";
import { CenterElement } from "../center-element.ts";
import { centerBase } from "../center-base.ts";
import { RefusedError, SignedOutError } from "../client/api-error.ts";
import { icon } from "../icons.ts";
import { renderExplained } from "../shared/explained.ts";
import { FieldMarks } from "../shared/field-marks.ts";
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
    failure: { state: true },
    isRunning: { state: true },
  };

  /** The link by which somebody came; undefined: they sign in. */
  declare link: EntryLink | undefined;
  /** The session has ended while the page was open. */
  declare expired: boolean;
  /** Signs in or makes the account. Rejects with the reason why not. */
  declare enter: (entered: Entered) => Promise<void>;
  /** Why nobody came in, where no field is to blame: what `enter` rejected with, or words of our own. */
  declare failure: unknown;
  declare isRunning: boolean;
  readonly #marks = new FieldMarks(this);

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
    const failure = this.failure === undefined ? nothing : renderExplained(this.explain(this.failure));
    return html`
      <form novalidate @submit=${this.#submit}>
        <span class="mark">${icon("chat")}</span>
        <h1>${title}</h1>
        ${intro === undefined ? nothing : html`<p class="intro" role="status">${intro}</p>`}
        ${link ? this.#field("name", t.yourName, "name") : nothing}
        ${this.#field("email", t.email, link ? "email" : "username")}
        ${this.#field("password", t.password, link ? "new-password" : "current-password")}
        <p class="error" id="failure" role="alert" ?hidden=${this.failure === undefined}>${failure}</p>
        <button class="button primary" aria-disabled=${this.isRunning ? "true" : "false"}>
          ${this.isRunning ? t.oneMoment : link ? t.createAccount : t.signIn}
        </button>
      </form>
    `;
  }

  #field(name: FieldName, label: string, autocomplete: AutoFill): TemplateResult {
    const problem = this.#marks.of(name);
    const hint = name === "password" && this.link ? this.t.passwordHint : undefined;
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
          aria-describedby=${this.#descriptionOf(name, problem !== undefined)}
          aria-invalid=${problem ? "true" : "false"}
          @input=${this.#changed}
        />
        ${problem ? html`<p class="error" id="${name}-error" role="alert">${renderExplained(problem)}</p>` : nothing}
        ${hint !== undefined && !problem ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
      </div>
    `;
  }

  /** Who is led to the password hears why nobody came in. */
  #descriptionOf(name: FieldName, isWrong: boolean): string | typeof nothing {
    if (isWrong) return `${name}-error`;
    if (name !== "password") return nothing;
    const ids = [this.failure !== undefined && "failure", this.link && "password-hint"].filter(Boolean);
    return ids.length === 0 ? nothing : ids.join(" ");
  }

  readonly #changed = (event: Event): void => {
    this.#marks.clear((event.target as Element).id);
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
    this.failure = undefined;
    this.#marks.clear();
    const missing = whatIsMissing(entered, this.link !== undefined);
    if (missing) {
      this.#marks.add({ id: missing[0] }, missing[1]);
      return this.#marks.focus();
    }
    this.isRunning = true;
    try {
      await this.enter(entered);
    } catch (error) {
      await this.#show(error);
    } finally {
      this.isRunning = false;
    }
  };

  async #show(error: unknown): Promise<void> {
    const isTaken = error instanceof RefusedError && error.refusal.code === "email-taken";
    if (isTaken) this.#marks.add({ id: "email" }, "emailTaken");
    const rest = this.#marks.take(error, (path) => (fieldNames.has(path) ? { id: path } : undefined));
    // Who is not signed in has no session that could have ended.
    const isUnknown = error instanceof SignedOutError && !this.link;
    if (isUnknown) this.#marks.add({ id: "password" }, "wrongPassword");
    if (rest.length > 0 || this.#marks.isEmpty) this.failure = error;
    if (!this.#marks.isEmpty) return this.#marks.focus();
    await this.updateComplete;
    this.find("#password")?.focus();
  }
}

const fieldNames: ReadonlySet<string> = new Set<FieldName>(["name", "email", "password"]);

function whatIsMissing(
  { name, email, password }: Entered,
  isNew: boolean,
): readonly [FieldName, "nameMissing" | "emailMissing" | "passwordMissing" | "passwordHint"] | undefined {
  if (isNew && name === "") return ["name", "nameMissing"];
  if (!/^\S+@\S+$/.test(email)) return ["email", "emailMissing"];
  if (password === "") return ["password", "passwordMissing"];
  return isNew && password.length < shortestPassword ? ["password", "passwordHint"] : undefined;
}
