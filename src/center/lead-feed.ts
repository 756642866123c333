import { backoff } from "../shared/backoff.ts";
import { createStore, type ReadableStore } from "../shared/store.ts";
import { type CenterClient, SignInError } from "./center-client.ts";
import { firstPage, type LeadListState, withChange, withPage } from "./lead-list-state.ts";

/** What the page shows. `refused`: the key is wrong. `failed`: the list could not be loaded. */
export type FeedState =
  | { readonly status: "loading" }
  | { readonly status: "refused" }
  | { readonly status: "failed" }
  | {
      readonly status: "ready";
      readonly list: LeadListState;
      readonly connection: "connecting" | "live" | "reconnecting";
      readonly isLoadingMore: boolean;
    };

type Ready = Extract<FeedState, { status: "ready" }>;

export interface LeadFeedOptions {
  readonly client: Pick<CenterClient, "leads" | "changes">;
  /** From 0 to below 1. */
  readonly random?: () => number;
  /** Resolves after so many milliseconds, or when the signal is aborted. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Somebody looks at the page: they need not wait as long as a device in a pocket. In milliseconds. */
const longestWait = 15_000;

/** Keeps the list of leads as the server has it: loaded once, then followed change by change, through lost connections. */
export class LeadFeed {
  readonly #client: LeadFeedOptions["client"];
  readonly #random: () => number;
  readonly #wait: NonNullable<LeadFeedOptions["wait"]>;
  readonly #state = createStore<FeedState>({ status: "loading" });
  #stopping = new AbortController();
  #endWait = (): void => undefined;

  constructor({ client, random = Math.random, wait = waitFor }: LeadFeedOptions) {
    this.#client = client;
    this.#random = random;
    this.#wait = wait;
  }

  get state(): ReadableStore<FeedState> {
    return this.#state;
  }

  /** Loads the list and follows it; again from the beginning, if it did so before. */
  start(): void {
    this.#stopping.abort();
    this.#stopping = new AbortController();
    void this.#run(this.#stopping.signal);
  }

  stop(): void {
    this.#stopping.abort();
  }

  /** Comes again at once instead of waiting, e.g. because the network is back. */
  hurry(): void {
    this.#endWait();
  }

  /** Loads the next page, if there is one and it is not on its way. */
  async loadMore(): Promise<void> {
    const state = this.#state.get();
    if (state.status !== "ready" || state.list.next === null || state.isLoadingMore) return;
    const { signal } = this.#stopping;
    this.#change({ isLoadingMore: true });
    try {
      const page = await this.#client.leads(state.list.next);
      if (!signal.aborted) this.#changeList((list) => withPage(list, page));
    } catch (error) {
      this.#refuse(error, signal);
    }
    if (!signal.aborted) this.#change({ isLoadingMore: false });
  }

  async #run(signal: AbortSignal): Promise<void> {
    this.#state.set({ status: "loading" });
    try {
      const list = firstPage(await this.#client.leads());
      if (signal.aborted) return;
      this.#state.set({ status: "ready", list, connection: "connecting", isLoadingMore: false });
    } catch (error) {
      if (!this.#refuse(error, signal) && !signal.aborted) this.#state.set({ status: "failed" });
      return;
    }
    await this.#follow(signal);
  }

  async #follow(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      failures = (await this.#followOnce(signal)) ? 1 : failures + 1;
      if (signal.aborted) return;
      this.#change({ connection: "reconnecting" });
      await this.#pause(Math.min(longestWait, backoff(failures, this.#random())), signal);
    }
  }

  /** One connection, from its beginning to its end. @returns whether it stood */
  async #followOnce(signal: AbortSignal): Promise<boolean> {
    const state = this.#state.get();
    if (state.status !== "ready") return false;
    let stood = false;
    const onOpen = (): void => {
      stood = true;
      this.#change({ connection: "live" });
    };
    try {
      for await (const message of this.#client.changes(state.list.revision, signal, onOpen)) {
        if (signal.aborted) return stood;
        this.#changeList((list) => withChange(list, message));
      }
    } catch (error) {
      this.#refuse(error, signal);
    }
    return stood;
  }

  /** Waits, unless somebody is in a hurry. */
  async #pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    const waiting = new AbortController();
    this.#endWait = () => waiting.abort();
    signal.addEventListener("abort", this.#endWait);
    await this.#wait(milliseconds, waiting.signal);
    signal.removeEventListener("abort", this.#endWait);
  }

  /** Ends everything if the key is no longer the right one. @returns whether it is so */
  #refuse(error: unknown, signal: AbortSignal): boolean {
    if (!(error instanceof SignInError) || signal.aborted) return false;
    this.#stopping.abort();
    this.#state.set({ status: "refused" });
    return true;
  }

  #change(change: Partial<Omit<Ready, "status">>): void {
    const state = this.#state.get();
    if (state.status === "ready") this.#state.set({ ...state, ...change });
  }

  #changeList(change: (list: LeadListState) => LeadListState): void {
    const state = this.#state.get();
    if (state.status === "ready") this.#state.set({ ...state, list: change(state.list) });
  }
}

function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    if (signal.aborted) finish();
    else signal.addEventListener("abort", finish, { once: true });
  });
}
