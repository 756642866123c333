import { LitElement, html } from "lit";
import { base, tokens } from "../../elements/style/tokens.ts";
import { centerBase } from "../center-base.ts";
import { icon } from "../icons.ts";
import { texts } from "../texts.ts";
import { signInStyles } from "./sign-in-styles.ts";

/** Detail of `lead-center-key`. */
export interface KeyDetail {
  readonly key: string;
}

/**
 * Asks for the business's key.
 *
 * @fires lead-center-key - A key was entered; detail: `{ key }`.
 */
export class LeadCenterSignIn extends LitElement {
  static override readonly styles = [tokens, base, centerBase, signInStyles];
  static override readonly properties = {
    refused: { type: Boolean },
    missing: { state: true },
  };

  /** The last key was not the right one. */
  declare refused: boolean;
  /** Nothing was entered. */
  declare missing: boolean;

  constructor() {
    super();
    this.refused = false;
    this.missing = false;
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLInputElement>("#key")?.focus(options);
  }

  override render() {
    const error = this.missing ? texts.keyMissing : this.refused ? texts.keyWrong : undefined;
    return html`
      <form novalidate @submit=${this.#submit}>
        <span class="mark">${icon("chat")}</span>
        <h1>${texts.signInTitle}</h1>
        <div class="field">
          ${
            // Password managers keep a secret under a name.
            html`<input hidden type="text" name="username" autocomplete="username" .value=${texts.product} />`
          }
          <label for="key">${texts.keyLabel}</label>
          <input
            id="key"
            name="key"
            type="password"
            dir="ltr"
            autocomplete="current-password"
            autocapitalize="none"
            spellcheck="false"
            aria-describedby=${error ? "error hint" : "hint"}
            aria-invalid=${error ? "true" : "false"}
            @input=${() => (this.missing = false)}
          />
          <p class="error" id="error" role="alert" ?hidden=${!error}>${error}</p>
          <p class="hint" id="hint">${texts.keyHint}</p>
        </div>
        <button class="button primary">${texts.signIn}</button>
      </form>
    `;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const key = this.renderRoot.querySelector<HTMLInputElement>("#key")?.value.trim() ?? "";
    this.missing = key === "";
    if (this.missing) return this.focus();
    this.dispatchEvent(new CustomEvent<KeyDetail>("lead-center-key", { detail: { key } }));
  };
}
