import type { Http, HttpCall, HttpRequest, StartTimer } from "./http.ts";
import { decideOutcome, type Answer, type Outcome } from "./outcome.ts";

/** Milliseconds without an answer after which an attempt has failed. */
const TIME_OUT = 15_000;
/** Bytes of `keepalive` requests in flight at a time: the browser's 64 kB are shared with the host page. */
const MOST_KEEPALIVE = 16 * 1024;

export interface AttemptParts {
  readonly http: Http;
  readonly startTimer: StartTimer;
  readonly now: () => number;
  /** Why a request got no readable answer, as far as the page can know. */
  readonly findCause: (url: string) => Promise<string>;
}

/** Makes attempts, one request each, and keeps count of what is in flight. */
export class Attempts {
  readonly #parts: AttemptParts;
  readonly #calls = new Set<HttpCall>();
  #keepalive = 0;

  constructor(parts: AttemptParts) {
    this.#parts = parts;
  }

  /**
   * Sends one body.
   * @returns what it means; never rejects
   */
  async make(request: Omit<HttpRequest, "keepalive" | "follow">, acceptsAny: boolean): Promise<Outcome> {
    const bytes = new TextEncoder().encode(request.body).length;
    let answer: Answer | "none" | "late" = "none";
    if (this.#keepalive + bytes <= MOST_KEEPALIVE) {
      this.#keepalive += bytes;
      answer = await this.#post({ ...request, keepalive: true, follow: acceptsAny });
      this.#keepalive -= bytes;
    }
    // The host page may have used up what the browser allows: that says nothing about the endpoint.
    if (answer === "none") answer = await this.#post({ ...request, keepalive: false, follow: acceptsAny });
    if (answer === "late") return { kind: "retry", reason: "time-out" };
    if (answer === "none") return { kind: "retry", reason: await this.#parts.findCause(request.url) };
    return decideOutcome(answer, { acceptsAny, now: this.#parts.now() });
  }

  /** Ends everything in flight: what was being sent has been deleted. */
  abort(): void {
    for (const call of this.#calls) call.abort();
  }

  #post(request: HttpRequest): Promise<Answer | "none" | "late"> {
    return new Promise((resolve) => {
      const call = this.#parts.http(request);
      this.#calls.add(call);
      const end = (result: Answer | "none" | "late") => {
        cancel();
        this.#calls.delete(call);
        resolve(result);
      };
      const cancel = this.#parts.startTimer(() => {
        end("late");
        call.abort();
      }, TIME_OUT);
      call.answer.then(end, () => end("none"));
    });
  }
}
