import type { ScanRecord } from "../storage/storage-types.ts";
import type { EnginePlatform } from "./platform.ts";
import { retryDelay } from "./retry-delay.ts";

export interface ScannerParts {
  readonly startTimer: EnginePlatform["startTimer"];
  /** What is still to be scanned, oldest first. */
  pending(): readonly ScanRecord[];
  /** Rejects when a chunk is missing. */
  scan(record: ScanRecord): Promise<void>;
  /** Called when something could not be scanned now. */
  postponed(error: unknown): void;
}

/** Scans what has not been scanned, one at a time, until nothing is left or a chunk is missing. */
export class Scanner {
  readonly #parts: ScannerParts;
  #running = false;
  #again = false;
  #failures = 0;
  #stopped = false;
  #cancelTimer = () => {};

  constructor(parts: ScannerParts) {
    this.#parts = parts;
  }

  /** There may be something to scan. */
  kick(): void {
    this.#start(Math.max(0, this.#failures - 1));
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelTimer();
  }

  /** @param failures how often the chunk was asked for in vain, as the waiting time counts them */
  #start(failures: number): void {
    this.#again = true;
    if (!this.#running && !this.#stopped) void this.#run(failures);
  }

  async #run(failures: number): Promise<void> {
    this.#running = true;
    this.#cancelTimer();
    let failed = false;
    while (this.#again && !this.#stopped) {
      this.#again = failed = false;
      for (const record of this.#parts.pending()) {
        try {
          await this.#parts.scan(record);
        } catch (error) {
          // One that needs a missing chunk does not keep the others.
          failed = true;
          this.#parts.postponed(error);
        }
      }
    }
    this.#failures = failed ? failures + 1 : 0;
    if (failed && !this.#stopped)
      this.#cancelTimer = this.#parts.startTimer(() => this.#start(this.#failures), retryDelay(failures));
    this.#running = false;
  }
}
