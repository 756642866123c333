import { backoff } from "../../shared/backoff.ts";
import { createStore, type ReadableStore } from "../../shared/store.ts";
import type { StreamOptions } from "../client/api.ts";
import { SignedOutError } from "../client/api-error.ts";
import type { StreamEvent } from "../client/event-stream.ts";

/** `connecting`: for the first time. */
export type Connection = "connecting" | "live" | "reconnecting";

export interface CenterStreamOptions {
  readonly changes: (options: StreamOptions) => AsyncGenerator<StreamEvent>;
  readonly onEvent: (type: string, data: unknown) => void;
  /** @param resumed whether nothing was missed; else everything that is shown is loaded anew */
  readonly onOpen: (resumed: boolean) => void;
  readonly onSignedOut: () => void;
  /** From 0 to below 1. */
  readonly random?: () => number;
  /** Resolves after so many milliseconds, or when the signal is aborted. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Somebody looks at the page: they need not wait as long as a device in a pocket. In milliseconds. */
const longestWait = 15_000;

/** Follows what happens at the server, through lost connections, without gap or double. */
export class CenterStream {
  readonly #options: CenterStreamOptions;
  readonly #connection = createStore<Connection>("connecting");
  #stopping = new AbortController();
  #last: string | undefined;
  #endWait = (): void => undefined;

  constructor(options: CenterStreamOptions) {
    this.#options = options;
  }

  get connection(): ReadableStore<Connection> {
    return this.#connection;
  }

  start(): void {
    this.stop();
    this.#stopping = new AbortController();
    void this.#follow(this.#stopping.signal);
  }

  stop(): void {
    this.#stopping.abort();
  }

  /** Comes again at once instead of waiting, e.g. because the network is back. */
  hurry(): void {
    this.#endWait();
  }

  async #follow(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      failures = (await this.#followOnce(signal)) ? 1 : failures + 1;
      if (signal.aborted) return;
      this.#connection.set("reconnecting");
      await this.#pause(Math.min(longestWait, backoff(failures, (this.#options.random ?? Math.random)())), signal);
    }
  }

  /** One connection, from its beginning to its end. @returns whether it stood */
  async #followOnce(signal: AbortSignal): Promise<boolean> {
    const { changes, onEvent, onOpen, onSignedOut } = this.#options;
    let stood = false;
    const opened = (): void => {
      stood = true;
      this.#connection.set("live");
      onOpen(this.#last !== undefined);
    };
    try {
      for await (const { type, data, id } of changes({ after: this.#last, signal, onOpen: opened })) {
        if (signal.aborted) return stood;
        onEvent(type, JSON.parse(data));
        // After it was taken: what was not taken is told again.
        if (id !== undefined) this.#last = id;
      }
    } catch (error) {
      if (!(error instanceof SignedOutError) || signal.aborted) return stood;
      this.stop();
      onSignedOut();
    }
    return stood;
  }

  /** Waits, unless somebody is in a hurry. */
  async #pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    const waiting = new AbortController();
    this.#endWait = () => waiting.abort();
    signal.addEventListener("abort", this.#endWait);
    await (this.#options.wait ?? waitFor)(milliseconds, waiting.signal);
    signal.removeEventListener("abort", this.#endWait);
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
