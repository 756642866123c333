import { backoff } from "../../shared/backoff.ts";
import { createEventParser } from "./parse-events.ts";
import { readTalkEvent, type TalkEvent } from "./talk-event.ts";
import type { TalkOutcome } from "./talk-outcome.ts";
import type { StreamListener } from "./wire.ts";

/** Milliseconds until a server must have answered; until the first piece must be here; of silence that means an end. */
const ANSWER_WITHIN = 15_000;
const FIRST_PIECE_WITHIN = 10_000;
const LONGEST_SILENCE = 40_000;
/** Milliseconds that a stream lasts where nothing cuts it, at least. */
const GOOD_LIFE = 30_000;
/** After so many in a row that were cut, or that never came, it is asked instead. */
const MOST_BAD = 3;
/** Milliseconds after which a page that asks tries a stream again. */
const TRY_AGAIN = 10 * 60_000;
/** Milliseconds of silence after which a page that comes back does not trust its connection. */
const DOUBTFUL = 20_000;

/** What asking once gave: what is new and whether there is more, or why not. */
export type Polled =
  | { readonly events: readonly TalkEvent[]; readonly hasMore: boolean }
  | Exclude<TalkOutcome, { readonly kind: "done" }>;

export interface KeeperParts {
  /** Begins a stream after what is known. @returns a function that ends it */
  connect(listener: StreamListener): () => void;
  /** Asks once for what came after what is known. */
  poll(): Promise<Polled>;
  /** In order. */
  receive(events: readonly TalkEvent[]): void;
  /** How a failed answer to a stream is to be read. */
  judge(answer: Parameters<StreamListener["failed"]>[0]): TalkOutcome;
  /** The token opens nothing, or everything was erased: nothing more is tried. */
  refused(outcome: TalkOutcome): void;
  /** Whether the server is heard. */
  connected(isConnected: boolean): void;
  /** Milliseconds between two questions. */
  pollEvery(): number;
  startTimer(task: () => void, milliseconds: number): () => void;
  readonly now: () => number;
  readonly random: () => number;
}

/**
 * Keeps a page informed: by a stream as long as one gets through, else by asking. Every way that a stream can end leads
 * to the next one, which goes on after the last thing that was kept.
 */
export class StreamKeeper {
  readonly #parts: KeeperParts;
  #mode: "off" | "stream" | "waiting" | "polling" = "off";
  /** Ends what goes on now. */
  #end = () => {};
  #cancelTimer = () => {};
  #lastSign = 0;
  #failures = 0;
  #bad = 0;
  #pollFailed = false;
  /** When polling began. */
  #pollingSince = 0;

  constructor(parts: KeeperParts) {
    this.#parts = parts;
  }

  get isOn(): boolean {
    return this.#mode !== "off";
  }

  start(): void {
    if (this.#mode === "off") this.#connect();
  }

  stop(): void {
    this.#mode = "off";
    this.#reset();
  }

  /** The page is looked at again, or the connection is back. */
  wake(): void {
    const isDoubtful = this.#parts.now() - this.#lastSign > DOUBTFUL;
    if (this.#mode === "off" || (this.#mode === "stream" && !isDoubtful)) return;
    this.#failures = this.#bad = 0;
    this.#connect();
  }

  #reset(): void {
    this.#end();
    this.#cancelTimer();
    this.#end = this.#cancelTimer = () => {};
  }

  #after(milliseconds: number, task: () => void): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#parts.startTimer(task, milliseconds);
  }

  #connect(): void {
    this.#reset();
    this.#mode = "stream";
    const { now, receive, connected } = this.#parts;
    this.#lastSign = now();
    const parse = createEventParser();
    let isOver = false;
    let openedAt: number | undefined;
    let hasPieces = false;
    const over = (then: () => void) => {
      if (isOver) return;
      isOver = true;
      then();
    };
    const cut = () => over(() => this.#cut({ hasPieces, lasted: openedAt === undefined ? 0 : now() - openedAt }));
    const listener: StreamListener = {
      opened: () => {
        if (isOver) return;
        openedAt = now();
        this.#after(FIRST_PIECE_WITHIN, cut);
      },
      piece: (text) => {
        if (isOver) return;
        if (!hasPieces) connected(true);
        hasPieces = true;
        this.#failures = 0;
        this.#lastSign = now();
        this.#after(LONGEST_SILENCE, cut);
        const events = parse(text).flatMap((event) => readTalkEvent(event) ?? []);
        if (events.length > 0) receive(events);
      },
      ended: cut,
      failed: (answer) => over(() => this.#failed(this.#parts.judge(answer), answer !== "none" && answer.status === 0)),
    };
    this.#after(ANSWER_WITHIN, () => over(() => this.#failed({ kind: "retry", reason: "time-out" })));
    const end = this.#parts.connect(listener);
    this.#end = () => {
      isOver = true;
      end();
    };
  }

  /** A stream is over. */
  #cut({ hasPieces, lasted }: { hasPieces: boolean; lasted: number }): void {
    // What holds a stream back as a whole never lets one through.
    this.#bad = lasted >= GOOD_LIFE && hasPieces ? 0 : hasPieces ? this.#bad + 1 : MOST_BAD;
    if (this.#bad >= MOST_BAD) return this.#poll();
    this.#wait(this.#bad === 0 ? this.#parts.random() * 1000 : backoff(this.#bad, this.#parts.random()));
  }

  /** There was no stream. */
  #failed(outcome: TalkOutcome, cantStream = false): void {
    this.#reset();
    if (cantStream) return this.#poll();
    if (outcome.kind === "reopen" || outcome.kind === "gone") return this.#give(outcome);
    this.#failures++;
    this.#parts.connected(false);
    const asked = outcome.kind === "retry" ? outcome.wait : undefined;
    // "At once" is no term: the growing one holds.
    if (!asked && this.#failures >= MOST_BAD) return this.#poll();
    this.#wait(asked || backoff(this.#failures, this.#parts.random()));
  }

  #give(outcome: TalkOutcome): void {
    this.stop();
    this.#parts.connected(false);
    this.#parts.refused(outcome);
  }

  #wait(milliseconds: number): void {
    this.#reset();
    this.#mode = "waiting";
    this.#after(milliseconds, () => this.#connect());
  }

  #poll(): void {
    this.#reset();
    this.#mode = "polling";
    this.#pollingSince = this.#parts.now();
    this.#pollFailed = false;
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const { poll, receive, connected, now, random, pollEvery } = this.#parts;
    let isOver = false;
    this.#end = () => (isOver = true);
    const polled = await poll();
    if (isOver) return;
    if ("events" in polled) {
      this.#failures = 0;
      connected(true);
      receive(polled.events);
      // The server was gone and is back: it was not the stream's fault.
      if (this.#pollFailed || now() - this.#pollingSince > TRY_AGAIN) {
        this.#bad = 0;
        return this.#connect();
      }
      return this.#after(polled.hasMore ? 0 : pollEvery(), () => void this.#ask());
    }
    if (polled.kind === "reopen" || polled.kind === "gone") return this.#give(polled);
    this.#pollFailed = true;
    this.#failures++;
    connected(false);
    const asked = polled.kind === "retry" ? polled.wait : undefined;
    this.#after(asked || backoff(this.#failures, random()), () => void this.#ask());
  }
}
