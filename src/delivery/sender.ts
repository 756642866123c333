import { chooseEntry, type Hurry } from "./choose-entries.ts";
import type { StartTimer } from "./http.ts";
import { openGate, type Gate, type OutboxEntry } from "./outbox-entry.ts";
import type { Outcome } from "./outcome.ts";

export interface OutboxState {
  /** In order. */
  readonly entries: readonly OutboxEntry[];
  readonly gate: Gate;
}

export interface SenderParts {
  /** What is stored now; other tabs share the outbox. */
  read(): Promise<OutboxState>;
  /** What this page knows of it without waiting. */
  peek(): OutboxState;
  send(entries: readonly OutboxEntry[]): Promise<Outcome>;
  /** Which entries go in one request with the one that was chosen; without it each goes alone. */
  group?(entry: OutboxEntry, entries: readonly OutboxEntry[]): readonly OutboxEntry[];
  /** Writes down what came of an attempt. */
  settle(entries: readonly OutboxEntry[], outcome: Outcome): Promise<void>;
  /** Runs a task while no other tab sends. */
  withLock(task: () => Promise<void>): Promise<void>;
  /** Whether this page has the host's `transform` function. */
  transforms(): boolean;
  readonly startTimer: StartTimer;
  readonly now: () => number;
  readonly random: () => number;
}

/** Milliseconds in which tabs that were woken by the same thing spread out. */
const SPREAD = 2000;
/** Timers of browsers overflow after 24.8 days. */
const LONGEST_TIMER = 60 * 60 * 1000;

/**
 * Empties the outbox: reads, sends, then deletes. One attempt at a time, under a lock that is held for one attempt only.
 */
export class Sender {
  readonly #parts: SenderParts;
  #hurry: Hurry;
  /** How often parked entries were freed; an attempt compares it with when it began. */
  #unparks = 0;
  /** Ids of events whose batch was refused: that says nothing about each, so that they go singly. */
  readonly #singly = new Set<string>();
  #running = false;
  #again = false;
  #stopped = false;
  #cancelTimer = () => {};

  constructor(parts: SenderParts) {
    this.#parts = parts;
    const now = parts.now();
    // A page that loads tries everything again.
    this.#hurry = { at: now, dueAt: now + parts.random() * SPREAD, unparkedAt: now };
  }

  /** There may be something to send. */
  kick(): void {
    if (this.#stopped) return;
    this.#again = true;
    if (!this.#running) void this.#run();
  }

  /**
   * Waiting times are over: the connection is back, the page became visible, or there is a new event.
   * @param options.spread up to 2 s of waiting stay, so that many tabs do not start at once
   * @param options.unpark also what was parked is tried again: the configuration changed
   */
  hurry({ spread = false, unpark = false }: { spread?: boolean; unpark?: boolean } = {}): void {
    const now = this.#parts.now();
    if (unpark) {
      this.#unparks++;
      this.#singly.clear();
    }
    const dueAt = now + (spread ? this.#parts.random() * SPREAD : 0);
    // What was parked in this very millisecond was parked before.
    this.#hurry = { at: now, dueAt, unparkedAt: unpark ? now + 1 : this.#hurry.unparkedAt };
    this.kick();
  }

  /** The page may go away: one last attempt that outlives it, without waiting for the disk or another tab. */
  hide(): void {
    if (this.#running || this.#stopped) return;
    const { entries } = this.#parts.peek();
    const choice = this.#choose({ entries, gate: openGate });
    if (choice.kind !== "send") return;
    this.#running = true;
    void this.#attempt(this.#group(choice.entry, entries))
      .catch(() => {})
      .finally(() => {
        this.#running = false;
        this.kick();
      });
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
        await this.#parts.withLock(() => this.#step());
      }
    } catch {
      // The storage or the lock failed in an unforeseen way: later, rather than never.
      this.#wake(LONGEST_TIMER / 60);
    } finally {
      this.#running = false;
    }
  }

  async #step(): Promise<void> {
    if (this.#stopped) return;
    const state = await this.#parts.read();
    const choice = this.#choose(state);
    if (choice.kind === "nothing") return;
    if (choice.kind === "wait") return this.#wake(choice.until - this.#parts.now());
    const { status, triedAt } = choice.entry;
    // What is refused without asking anybody would be tried for as long as the clock stands still.
    if (status === "parked" && triedAt === this.#parts.now()) return this.#wake(1);
    await this.#attempt(this.#group(choice.entry, state.entries));
    this.#again = true;
  }

  async #attempt(entries: readonly OutboxEntry[]): Promise<void> {
    const unparks = this.#unparks;
    const outcome = await this.#parts.send(entries);
    // The configuration changed while this was on its way: what it was refused for may be mended already.
    const isOutdated = outcome.kind === "parked" && this.#unparks !== unparks;
    if (isOutdated) return this.#parts.settle(entries, { kind: "retry", reason: outcome.reason, wait: 0 });
    if (outcome.kind === "parked" && entries.length > 1) for (const { id } of entries) this.#singly.add(id);
    else return this.#parts.settle(entries, outcome);
  }

  #group(entry: OutboxEntry, entries: readonly OutboxEntry[]): readonly OutboxEntry[] {
    const group = this.#parts.group?.(entry, entries) ?? [entry];
    const end = group.findIndex(({ id }) => this.#singly.has(id));
    return end < 0 ? group : group.slice(0, end || 1);
  }

  #choose({ entries, gate }: OutboxState) {
    const now = this.#parts.now();
    return chooseEntry(entries, { gate, hurry: this.#hurry, now, transforms: this.#parts.transforms() });
  }

  #wake(milliseconds: number): void {
    this.#cancelTimer();
    if (this.#stopped) return;
    this.#cancelTimer = this.#parts.startTimer(() => this.kick(), Math.min(LONGEST_TIMER, Math.max(0, milliseconds)));
  }
}
