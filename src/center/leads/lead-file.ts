import type { LeadStatus, LeadWork } from "../../protocol/center-api.ts";
import { createStore, type ReadableStore } from "../../shared/store.ts";
import type { CenterClient, LeadFileRecord } from "../client/center-client.ts";
import { RefusedError, SignedOutError } from "../client/api-error.ts";

export type LeadFileState =
  | { readonly status: "loading" }
  | { readonly status: "failed"; readonly error: unknown }
  /** The visitor withdrew or erased it, or there never was one. */
  | { readonly status: "missing" }
  | { readonly status: "ready"; readonly record: LeadFileRecord };

export interface LeadFileOptions {
  readonly client: Pick<
    CenterClient,
    "lead" | "changeLead" | "addNote" | "removeNote" | "addContact" | "refuseContact"
  >;
  readonly id: string;
  /** What is known already. */
  readonly record?: LeadFileRecord;
  readonly onSignedOut: () => void;
  /** Something was changed here: lists that show the lead want to know. */
  readonly onChanged: () => void;
}

/** What was not sent along is as if nothing had been done yet. */
const noWork: LeadWork = { status: "raw", labels: [], notes: [], addedContacts: [], refusedContacts: [] };

/** One lead, as long as it is open: what is known of it, and what this person makes of it. */
export class LeadFile {
  readonly id: string;
  readonly #options: LeadFileOptions;
  readonly #state = createStore<LeadFileState>({ status: "loading" });
  #asked = 0;

  constructor(options: LeadFileOptions) {
    this.#options = options;
    this.id = options.id;
    if (options.record) this.take(options.record);
  }

  get state(): ReadableStore<LeadFileState> {
    return this.#state;
  }

  /** What the server told of it elsewhere. */
  take(record: LeadFileRecord): void {
    this.#state.set({ status: "ready", record: { ...record, work: { ...noWork, ...record.work } } });
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const record = await this.#options.client.lead(this.id);
      if (asked === this.#asked) this.take(record);
    } catch (error) {
      if (asked !== this.#asked) return;
      if (error instanceof SignedOutError) return this.#options.onSignedOut();
      if (error instanceof RefusedError && error.status === 404) this.#state.set({ status: "missing" });
      else if (this.#state.get().status !== "ready") this.#state.set({ status: "failed", error });
    }
  }

  /** The visitor withdrew or erased it. */
  markMissing(): void {
    this.#asked++;
    this.#state.set({ status: "missing" });
  }

  setStatus(status: LeadStatus): Promise<void> {
    return this.#do({ status }, () => this.#options.client.changeLead(this.id, { status }));
  }

  setLabels(labels: readonly string[]): Promise<void> {
    return this.#do({ labels }, () => this.#options.client.changeLead(this.id, { labels }));
  }

  addNote(text: string): Promise<void> {
    return this.#do({}, () => this.#options.client.addNote(this.id, text));
  }

  removeNote(note: string): Promise<void> {
    const state = this.#state.get();
    const notes = state.status === "ready" ? state.record.work.notes.filter(({ id }) => id !== note) : [];
    return this.#do({ notes }, () => this.#options.client.removeNote(this.id, note));
  }

  addContact(kind: string, value: string): Promise<void> {
    return this.#do({}, () => this.#options.client.addContact(this.id, kind, value));
  }

  refuseContact(value: string): Promise<void> {
    return this.#do({}, () => this.#options.client.refuseContact(this.id, value));
  }

  /** Shown at once, then as the server has it; taken back if it refuses. @throws what the client throws */
  async #do(shown: Partial<LeadWork>, call: () => Promise<unknown>): Promise<void> {
    const before = this.#state.get();
    if (before.status === "ready") this.take({ ...before.record, work: { ...before.record.work, ...shown } });
    try {
      await call();
    } catch (error) {
      this.#state.set(before);
      if (error instanceof SignedOutError) this.#options.onSignedOut();
      throw error;
    }
    await this.load();
    this.#options.onChanged();
  }
}
