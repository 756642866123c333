import type { LeadChange } from "../../protocol/center-api.ts";
import { createStore, type ReadableStore } from "../../shared/store.ts";
import type { CenterClient, LeadFilter } from "../client/center-client.ts";
import { SignedOutError } from "../client/api-error.ts";
import { firstPage, isFiltered, type LeadListState, withChange, withPage } from "./lead-list-state.ts";

/** The list of leads as it is shown. */
export interface LeadsState {
  readonly status: "loading" | "ready" | "failed";
  /** Why it failed. */
  readonly error?: unknown;
  readonly filter: LeadFilter;
  readonly list: LeadListState;
  readonly isLoadingMore: boolean;
}

export interface LeadListOptions {
  readonly client: Pick<CenterClient, "leads">;
  readonly onSignedOut: () => void;
  /** Calls back after so many milliseconds. @returns a function that takes it back */
  readonly later?: (task: () => void, milliseconds: number) => () => void;
}

const emptyList: LeadListState = { leads: [], total: 0, next: null, revision: 0 };
/** Under a filter changes are not followed one by one: the list is asked for anew, at most this often. */
const reloadPause = 500;

/** Keeps the list of leads as the server has it, under the filter of the moment. */
export class LeadList {
  readonly #options: LeadListOptions;
  readonly #state = createStore<LeadsState>({ status: "loading", filter: {}, list: emptyList, isLoadingMore: false });
  #asked = 0;
  #wanted = false;
  #isAsking = false;
  /** What was told while an answer was on its way, which may know nothing of it. */
  #meanwhile: LeadChange[] = [];
  #takeBack: (() => void) | undefined;

  constructor(options: LeadListOptions) {
    this.#options = options;
  }

  get state(): ReadableStore<LeadsState> {
    return this.#state;
  }

  /** Loads the list when it is first looked at. */
  want(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    void this.load();
  }

  /** Loads the list anew, if somebody has looked at it; what is shown stays until the answer is there. */
  async load(): Promise<void> {
    if (!this.#wanted) return;
    const asked = ++this.#asked;
    try {
      this.#meanwhile = [];
      this.#isAsking = true;
      const page = firstPage(await this.#options.client.leads(this.#state.get().filter));
      const missed = isFiltered(this.#state.get().filter) ? [] : this.#meanwhile;
      const list = missed.reduce(withChange, page);
      if (asked !== this.#asked) return;
      this.#isAsking = false;
      this.#change({ status: "ready", list, isLoadingMore: false });
    } catch (error) {
      if (asked !== this.#asked) return;
      if (error instanceof SignedOutError) this.#options.onSignedOut();
      else this.#change({ status: "failed", error, isLoadingMore: false });
    }
  }

  setFilter(change: LeadFilter): void {
    this.#change({ filter: { ...this.#state.get().filter, ...change } });
    this.#wanted = true;
    void this.load();
  }

  clearFilter(): void {
    this.#change({ filter: {} });
    void this.load();
  }

  /** @throws what the client throws */
  async loadMore(): Promise<void> {
    const { list, isLoadingMore, filter } = this.#state.get();
    if (list.next === null || isLoadingMore) return;
    const asked = this.#asked;
    this.#change({ isLoadingMore: true });
    try {
      const page = await this.#options.client.leads(filter, list.next);
      if (asked === this.#asked) this.#change({ list: withPage(this.#state.get().list, page) });
    } catch (error) {
      if (error instanceof SignedOutError) this.#options.onSignedOut();
      throw error;
    } finally {
      if (asked === this.#asked) this.#change({ isLoadingMore: false });
    }
  }

  apply(change: LeadChange): void {
    const { status, filter, list } = this.#state.get();
    if (this.#isAsking) this.#meanwhile.push(change);
    if (status !== "ready") return;
    if (isFiltered(filter)) this.#reloadSoon();
    else this.#change({ list: withChange(list, change) });
  }

  /** A person of the business changed a lead: status or labels. */
  reloadSoon(): void {
    this.#reloadSoon();
  }

  applyTotal(total: number): void {
    const { status, filter, list } = this.#state.get();
    if (status === "ready" && !isFiltered(filter)) this.#change({ list: { ...list, total } });
  }

  #reloadSoon(): void {
    if (this.#takeBack) return;
    const later = this.#options.later ?? laterByTimer;
    this.#takeBack = later(() => {
      this.#takeBack = undefined;
      void this.load();
    }, reloadPause);
  }

  #change(change: Partial<LeadsState>): void {
    this.#state.set({ ...this.#state.get(), ...change });
  }
}

function laterByTimer(task: () => void, milliseconds: number): () => void {
  const timer = setTimeout(task, milliseconds);
  return () => clearTimeout(timer);
}
