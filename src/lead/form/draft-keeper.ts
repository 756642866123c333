import type { FormDraft } from "./form-types.ts";

/** Where drafts are kept: the session's storage, or memory. */
export interface DraftStore {
  /** @returns undefined where none is kept */
  read(formId: string): Promise<FormDraft | undefined>;
  write(draft: FormDraft): Promise<void>;
  erase(formId: string): Promise<void>;
}

/** Longer texts than this are no answer; the field still holds them, the device's copy is cut. */
const LONGEST = 20_000;

/**
 * Writes a draft at each change without a timer: while one write is under way only the latest of those that follow is
 * remembered. So the device is never more than one write behind what was typed, whatever happens to the page.
 */
export class DraftKeeper {
  readonly #store: DraftStore;
  #waiting: FormDraft | undefined;
  #writing: Promise<void> | undefined;

  constructor(store: DraftStore) {
    this.#store = store;
  }

  /** Never rejects: a device that can't keep a draft must not keep anybody from filling in a form. */
  async read(formId: string): Promise<FormDraft | undefined> {
    try {
      return await this.#store.read(formId);
    } catch {
      return undefined;
    }
  }

  keep(draft: FormDraft): void {
    this.#waiting = { ...draft, values: shorten(draft.values) };
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

function shorten(values: FormDraft["values"]): FormDraft["values"] {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? value.slice(0, LONGEST) : value]),
  );
}
