import type { StartTimer } from "../delivery/http.ts";
import { retryDelay } from "./retry-delay.ts";

/** A chunk that is loaded by its first use and asked for until it comes. */
export class LazyModule<Module> {
  readonly #load: () => Promise<Module>;
  readonly #startTimer: StartTimer;
  readonly #failed: () => void;
  #promise: Promise<Module> | undefined;
  #resolve: (module: Module) => void = () => {};
  #isLoading = false;
  #failures = 0;
  #cancelTimer = () => {};

  /**
   * @param load rejects when the chunk could not be loaded this time
   * @param startTimer of the platform
   * @param failed called after each failure
   */
  constructor(load: () => Promise<Module>, startTimer: StartTimer, failed: () => void = () => {}) {
    this.#load = load;
    this.#startTimer = startTimer;
    this.#failed = failed;
  }

  /** Never rejects: it waits until the chunk is there. Each call asks for it again, if it is not on its way. */
  get(): Promise<Module> {
    this.#promise ??= new Promise((resolve) => (this.#resolve = resolve));
    void this.#try();
    return this.#promise;
  }

  /** The connection is back, say: asks again now, if somebody waits. */
  retry(): void {
    if (this.#promise) void this.#try();
  }

  stop(): void {
    this.#cancelTimer();
  }

  async #try(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    this.#cancelTimer();
    try {
      this.#resolve(await this.#load());
      // There for good: `#isLoading` stays set.
    } catch {
      this.#isLoading = false;
      this.#cancelTimer = this.#startTimer(() => void this.#try(), retryDelay(this.#failures++));
      this.#failed();
    }
  }
}
