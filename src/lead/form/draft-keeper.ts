import type { FormDraft } from "./form-types.ts";

/** Where drafts are kept: the session's storage, or memory. */
export interface DraftStore {
  /** @returns what an earlier page noted down and could not write any more; undefined where there is no such thing */
  noted(formId: string): FormDraft | undefined;
  /** Notes down what was typed, at once: the page may end before it is written. */
  note(draft: FormDraft): void;
  /** @returns undefined where none is kept */
  read(formId: string): Promise<FormDraft | undefined>;
  write(draft: FormDraft): Promise<void>;
  erase(formId: string): Promise<void>;
}

/**
 * Writes a draft at each change without a timer: while one write is under way only the latest of those that follow is
 * remembered. So the device is never more than one write behind what was typed, and what it is behind was noted down.
 */
export class DraftKeeper {
  readonly #store: DraftStore;
  #waiting: FormDraft | undefined;
  #writing: Promise<void> | undefined;

  constructor(store: DraftStore) {
    this.#store = store;
  }

  keep(draft: FormDraft): void {
    this.#waiting = draft;
    this.#writing ??= this.#write();
  }

  /** Takes back what was kept, also what is on its way. */
  async erase(formId: string): Promise<void> {
    this.#waiting = undefined;
    await this.#writing;
    await this.#store.erase(formId).catch(() => {});
  }

  async #write(): Promise<void> {
    while (this.#waiting) {
      const draft = this.#waiting;
      this.#waiting = undefined;
      await this.#store.write(draft).catch(() => {});
    }
    this.#writing = undefined;
  }
}
