import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { StoreController } from "../../controllers/store-controller.ts";
import { base } from "../../elements/style/tokens.ts";
import type { CenterSettings } from "../../protocol/center-api.ts";
import type { Center } from "../center.ts";
import { CenterElement } from "../center-element.ts";
import { centerBase } from "../center-base.ts";
import type { Mistake } from "../client/api-error.ts";
import { explainMistake } from "../i18n/problem-words.ts";
import { renderExplained } from "../shared/explained.ts";
import { FieldMarks, type FieldPlace } from "../shared/field-marks.ts";
import type { FieldOptions } from "./fields.ts";
import type { Loaded } from "./settings-store.ts";
import { settingsStyles } from "./settings-styles.ts";

/** Why something was not saved. */
type SaveFailure =
  | { readonly error: unknown; readonly mistakes?: never }
  | { readonly mistakes: readonly Mistake[]; readonly error?: never };

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
  /** Why nothing was saved: what the client threw, or mistakes that no field of the page stands for. */
  declare failure: SaveFailure | undefined;
  protected readonly marks = new FieldMarks(this);
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
  /** @returns where a mistake is shown that the server names by this path */
  protected abstract placeOf(path: string, draft: Draft): FieldPlace | undefined;
  protected abstract get heading(): readonly [title: string, intro: string];

  /** Marks what the page sees by itself before anything is sent. */
  protected check(_draft: Draft): void {}

  /** Id of a field, and what is wrong with it. */
  protected field(id: string): Pick<FieldOptions, "id" | "problem"> {
    return { id, problem: this.marks.of(id) };
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("center")) this.#settings.bind(this.center?.settings.settings);
  }

  override render(): TemplateResult {
    const { t } = this;
    const state = this.#settings.value;
    const [title, intro] = this.heading;
    if (!state || state.status === "loading") return html`<p role="status">${t.loading}</p>`;
    if (state.status === "failed") {
      return html`<p role="alert">${renderExplained(this.explain(state.error))}</p>
        <button class="button" @click=${() => this.center.settings.load()}>${t.tryAgain}</button>`;
    }
    return html`
      <div class="page">
        <div>
          <h1>${title}</h1>
          <p class="intro">${intro}</p>
        </div>
        <form novalidate @submit=${this.#submit} @input=${this.#changed} @change=${this.#changed}>
          ${this.fields(this.draft ?? this.read(state.value))}
          <div class="error" role="alert" ?hidden=${this.failure === undefined}>${this.#failure()}</div>
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

  /** Entries have come or gone: the others have other numbers now. */
  protected renumber(change: Partial<Draft>): void {
    this.marks.clear();
    this.edit(change);
  }

  #reset(): void {
    this.draft = undefined;
    this.failure = undefined;
    this.marks.clear();
  }

  readonly #changed = (event: Event): void => {
    const { id } = event.target as Element;
    this.marks.clear(id);
    if (this.marks.isEmpty) this.failure = undefined;
  };

  #failure(): TemplateResult | typeof nothing {
    const { t, format, failure } = this;
    if (!failure) return nothing;
    if (failure.mistakes === undefined) return html`<p>${renderExplained(this.explain(failure.error))}</p>`;
    // What no field stands for was not written here; who wrote it by a script knows the path.
    return html`<p>${t.notSaved}</p>
      ${failure.mistakes.map(
        (mistake) =>
          html`<p>
            <bdi class="path">${mistake.path}</bdi> ${renderExplained(explainMistake(mistake, { texts: t, format }))}
          </p>`,
      )}`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { draft } = this;
    if (draft === undefined || this.isSaving) return;
    this.failure = undefined;
    this.marks.clear();
    this.check(draft);
    if (!this.marks.isEmpty) return this.#refuse({ mistakes: [] });
    this.isSaving = true;
    try {
      await this.write(draft);
      // What was typed while it was on its way is still to be saved.
      if (this.draft === draft) this.draft = undefined;
      this.say(this.t.saved);
    } catch (error) {
      const mistakes = this.marks.take(error, (path) => this.placeOf(path, draft));
      const isMarked = !this.marks.isEmpty || mistakes.length > 0;
      await this.#refuse(isMarked ? { mistakes } : { error });
    } finally {
      this.isSaving = false;
    }
  };

  async #refuse(failure: SaveFailure): Promise<void> {
    this.failure = failure;
    await this.marks.focus();
  }
}

/** What was typed into or chosen in a field. */
export function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement).value;
}

export function isChecked(event: Event): boolean {
  return (event.target as HTMLInputElement).checked;
}
