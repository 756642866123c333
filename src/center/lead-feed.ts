import { backoff } from "../shared/backoff.ts";
import { createStore, type ReadableStore } from "../shared/store.ts";
import { type CenterClient, SignInError } from "./center-client.ts";
import { firstPage, type LeadListState, withChange, withPage } from "./lead-list-state.ts";

/** What the page shows. */
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

export interface LeadFeed {
  readonly state: ReadableStore<FeedState>;
  /** Loads the list and follows it. */
  start(): void;
  /** Loads the next page. */
  loadMore(): Promise<void>;
  /** Comes again at once instead of waiting, e.g. because the network is back. */
  hurry(): void;
  stop(): void;
}

export interface LeadFeedOptions {
  readonly client: CenterClient;
  /** From 0 to below 1. */
  readonly random?: () => number;
  /** Resolves after so many milliseconds, or when the signal is aborted. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Somebody looks at the page: they need not wait as long as a device in a pocket. */
const longestWait = 15_000;

/** Keeps the list of leads as the server has it: loaded once, then followed change by change, through lost connections. */
export function createLeadFeed({ client, random = Math.random, wait = waitFor }: LeadFeedOptions): LeadFeed {
  const state = createStore<FeedState>({ status: "loading" });
  let stopping = new AbortController();
  let endWait = (): void => undefined;

  const update = (change: (list: LeadListState) => LeadListState): void => {
    const now = state.get();
    if (now.status === "ready") state.set({ ...now, list: change(now.list) });
  };
  const setConnection = (connection: "live" | "reconnecting"): void => {
    const now = state.get();
    if (now.status === "ready" && now.connection !== connection) state.set({ ...now, connection });
  };
  const refuse = (error: unknown): boolean => {
    if (!(error instanceof SignInError)) return false;
    state.set({ status: "refused" });
    return true;
  };

  /** One connection, from its beginning to its end. @returns whether it stood */
  const followOnce = async (signal: AbortSignal): Promise<boolean> => {
    const now = state.get();
    if (now.status !== "ready") return false;
    let stood = false;
    const onOpen = (): void => {
      stood = true;
      setConnection("live");
    };
    try {
      for await (const message of client.changes(now.list.revision, signal, onOpen)) {
        update((list) => withChange(list, message));
      }
    } catch (error) {
      if (refuse(error)) stopping.abort();
    }
    return stood;
  };

  /** Waits, unless somebody is in a hurry. */
  const pause = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
    const waiting = new AbortController();
    endWait = () => waiting.abort();
    signal.addEventListener("abort", endWait);
    await wait(milliseconds, waiting.signal);
    signal.removeEventListener("abort", endWait);
  };

  const follow = async (signal: AbortSignal): Promise<void> => {
    let failures = 0;
    while (!signal.aborted) {
      failures = (await followOnce(signal)) ? 1 : failures + 1;
      if (signal.aborted) return;
      setConnection("reconnecting");
      await pause(Math.min(longestWait, backoff(failures, random())), signal);
    }
  };

  const run = async (signal: AbortSignal): Promise<void> => {
    state.set({ status: "loading" });
    try {
      const list = firstPage(await client.leads());
      if (signal.aborted) return;
      state.set({ status: "ready", list, connection: "connecting", isLoadingMore: false });
    } catch (error) {
      if (!signal.aborted && !refuse(error)) state.set({ status: "failed" });
      return;
    }
    await follow(signal);
  };

  return {
    state,
    start() {
      stopping.abort();
      stopping = new AbortController();
      void run(stopping.signal);
    },
    async loadMore() {
      const now = state.get();
      if (now.status !== "ready" || now.list.next === null || now.isLoadingMore) return;
      state.set({ ...now, isLoadingMore: true });
      try {
        const page = await client.leads(now.list.next);
        update((list) => withPage(list, page));
      } catch (error) {
        refuse(error);
      }
      const then = state.get();
      if (then.status === "ready") state.set({ ...then, isLoadingMore: false });
    },
    hurry: () => endWait(),
    stop: () => stopping.abort(),
  };
}

function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
    if (signal.aborted) resolve();
  });
}
