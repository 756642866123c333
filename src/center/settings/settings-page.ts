import { html, type PropertyValues, type TemplateResult } from "lit";
import { StoreController } from "../../controllers/store-controller.ts";
import { base } from "../../elements/style/tokens.ts";
import type { CenterSettings } from "../../protocol/center-api.ts";
import type { Center } from "../center.ts";
import { CenterElement } from "../center-element.ts";
import { centerBase } from "../center-base.ts";
import type { Loaded } from "./settings-store.ts";
import { settingsStyles } from "./settings-styles.ts";

/**
 * A page of the settings: shows them once they are there, keeps what is edited apart, and saves it when asked. A page
 * that nobody has touched follows what the server has.
 */
export abstract class SettingsElement<Draft> extends CenterElement {
  static override readonly styles = [base, centerBase, settingsStyles];
  static override readonly properties = {
    center: { attribute: false },
    draft: { state: true },
    isSaving: { state: true },
    failure: { state: true },
  };

  declare center: Center;
  /** What is edited; undefined: nothing was touched. */
  declare draft: Draft | undefined;
  declare isSaving: boolean;
  declare failure: string | undefined;
  readonly #settings = new StoreController<Loaded<CenterSettings>>(this);

  constructor() {
    super();
    this.isSaving = false;
  }

  /** What is edited, from what the server has. */
  protected abstract read(settings: CenterSettings): Draft;
  /** Keeps what was edited. Rejects with the reason why not. */
  protected abstract write(draft: Draft): Promise<void>;
  protected abstract fields(draft: Draft): TemplateResult;
  protected abstract get heading(): readonly [title: string, intro: string];

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("center")) this.#settings.bind(this.center?.settings.settings);
  }

  override render(): TemplateResult {
    const { t } = this;
    const state = this.#settings.value;
    const [title, intro] = this.heading;
    if (!state || state.status === "loading") return html`<p role="status">${t.loading}</p>`;
    if (state.status === "failed") {
      return html`<p role="alert">${state.reason}</p>
        <button class="button" @click=${() => this.center.settings.load()}>${t.tryAgain}</button>`;
    }
    return html`
      <div class="page">
        <div>
          <h1>${title}</h1>
          <p class="intro">${intro}</p>
        </div>
        <form novalidate @submit=${this.#submit}>
          ${this.fields(this.draft ?? this.read(state.value))}
          <p class="error" role="alert" dir="auto" ?hidden=${this.failure === undefined}>${this.failure}</p>
          <div class="save">
            <button
              class="button primary"
              aria-disabled=${this.draft === undefined || this.isSaving ? "true" : "false"}
            >
              ${this.isSaving ? t.oneMoment : t.save}
            </button>
            <button
              type="button"
              class="button quiet"
              ?hidden=${this.draft === undefined}
              @click=${() => this.#reset()}
            >
              ${t.cancel}
            </button>
          </div>
        </form>
      </div>
    `;
  }

  /** Something was edited. */
  protected edit(change: Partial<Draft>): void {
    const { value } = this.center.settings;
    const now = this.draft ?? (value && this.read(value));
    if (now !== undefined) this.draft = { ...now, ...change };
  }

  #reset(): void {
    this.draft = undefined;
    this.failure = undefined;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { draft } = this;
    if (draft === undefined || this.isSaving) return;
    this.isSaving = true;
    this.failure = undefined;
    try {
      await this.write(draft);
      // What was typed while it was on its way is still to be saved.
      if (this.draft === draft) this.draft = undefined;
      this.say(this.t.saved);
    } catch (error) {
      this.failure = this.explain(error);
    } finally {
      this.isSaving = false;
    }
  };
}

/** What was typed into or chosen in a field. */
export function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement).value;
}

export function isChecked(event: Event): boolean {
  return (event.target as HTMLInputElement).checked;
}
