import { backoff } from "../../shared/backoff.ts";
import type { Choice, Job } from "./choose-job.ts";

export interface LoopParts {
  /** What is to be done next, of what is stored now. */
  next(): Promise<Choice>;
  /** @returns false where it has to be tried again later */
  perform(job: Job): Promise<boolean>;
  startTimer(task: () => void, milliseconds: number): () => void;
  readonly now: () => number;
  readonly random: () => number;
}

/** Timers of browsers overflow after 24.8 days. */
const LONGEST_TIMER = 60 * 60 * 1000;

/** Does one job after the other until nothing is left; what failed comes again after a growing while. */
export class TalkLoop {
  readonly #parts: LoopParts;
  #running = false;
  #again = false;
  #stopped = false;
  #failures = 0;
  /** Nothing is tried before. */
  #until = 0;
  #cancelTimer = () => {};

  constructor(parts: LoopParts) {
    this.#parts = parts;
  }

  /** There may be something to do. */
  kick(): void {
    if (this.#stopped) return;
    this.#again = true;
    if (!this.#running) void this.#run();
  }

  /** Something is new, or the connection is back: no waiting for what failed. What a server asked for still holds. */
  hurry(): void {
    this.#until = 0;
    this.kick();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelTimer();
  }

  async #run(): Promise<void> {
    this.#running = true;
    this.#cancelTimer();
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false;
        await this.#step();
      }
    } catch {
      // The storage failed in an unforeseen way: later, rather than never.
      this.#wake(60_000);
    } finally {
      this.#running = false;
    }
  }

  async #step(): Promise<void> {
    const { now, next, perform, random } = this.#parts;
    // A clock that was set back must not make this wait for long.
    if (this.#until - now() > LONGEST_TIMER) this.#until = 0;
    if (this.#until > now()) return this.#wake(this.#until - now());
    const choice = await next();
    if (this.#stopped || choice.kind === "nothing") return;
    if (choice.kind === "wait") return this.#wake(choice.until - now());
    const isDone = await perform(choice);
    this.#failures = isDone ? 0 : this.#failures + 1;
    if (!isDone) this.#until = now() + backoff(this.#failures, random());
    this.#again = true;
  }

  #wake(milliseconds: number): void {
    this.#cancelTimer();
    if (this.#stopped) return;
    const wait = Math.min(LONGEST_TIMER, Math.max(0, milliseconds));
    this.#cancelTimer = this.#parts.startTimer(() => this.kick(), wait);
  }
}
