import type { ReactiveElement } from "lit";
import { fill } from "../../i18n/fill.ts";
import type { ProblemParams, RuleCode } from "../../protocol/problem-codes.ts";
import { type Mistake, RefusedError } from "../client/api-error.ts";
import { type Explained, explainMistake, type PlainKey } from "../i18n/problem-words.ts";
import { wording } from "../i18n/wording.ts";

/** Where a mistake is shown. */
export interface FieldPlace {
  /** Id of the field. */
  readonly id: string;
  /** Which entry of it, as it was typed, where one field holds several. */
  readonly entry?: string | undefined;
}

/** A rule that the page sees broken by itself. */
export function mistakeOf(code: RuleCode, params: ProblemParams = {}): Mistake {
  return { path: "", code, params, message: "" };
}

/** What is wrong with a field: a mistake, or words of its own. */
type Mark = Mistake | PlainKey;

/** So much of an entry is enough to find it. */
const entryLength = 60;

/** Which fields of a form are wrong, and why, in the language of the moment. */
export class FieldMarks {
  readonly #host: ReactiveElement;
  readonly #marks = new Map<string, { readonly mark: Mark; readonly entry?: string | undefined }>();

  constructor(host: ReactiveElement) {
    this.#host = host;
  }

  get isEmpty(): boolean {
    return this.#marks.size === 0;
  }

  /** What is wrong with a field. */
  of(id: string): Explained | undefined {
    const found = this.#marks.get(id);
    if (!found) return undefined;
    const { mark, entry } = found;
    const { texts, format } = wording.get();
    if (typeof mark === "string") return { text: texts[mark] };
    const explained = explainMistake(mark, { texts, format });
    if (entry === undefined) return explained;
    const short = entry.length > entryLength ? `${entry.slice(0, entryLength)}…` : entry;
    // Isolated: an address keeps its order in a sentence of the other direction.
    return { ...explained, text: fill(texts.inEntry, { entry: `\u2068${short}\u2069`, problem: explained.text }) };
  }

  /** Marks a field; the first mistake of each counts. */
  add({ id, entry }: FieldPlace, mark: Mark): void {
    if (!this.#marks.has(id)) this.#marks.set(id, { mark, entry });
    this.#host.requestUpdate();
  }

  /**
   * Marks the fields that a refusal names.
   *
   * @param error what the client threw
   * @param placeOf the field of a path, if this page has one
   * @returns the mistakes that no field here stands for; none where the refusal names none
   */
  take(error: unknown, placeOf: (path: string) => FieldPlace | undefined): readonly Mistake[] {
    if (!(error instanceof RefusedError)) return [];
    return error.refusal.mistakes.filter((mistake) => {
      const place = placeOf(mistake.path);
      if (place) this.add(place, mistake);
      return !place;
    });
  }

  /** @param id of a field that was changed; undefined: all */
  clear(id?: string): void {
    if (id === undefined) this.#marks.clear();
    else this.#marks.delete(id);
    this.#host.requestUpdate();
  }

  /** Goes to the first field that is wrong, once it is marked. */
  async focus(): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }
}
