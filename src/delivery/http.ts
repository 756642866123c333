import type { Answer } from "./outcome.ts";

export interface HttpRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The request outlives the page. Browsers allow 64 kB of such requests at a time, shared with the host page. */
  readonly keepalive: boolean;
  /** Follow redirects instead of reporting them. */
  readonly follow: boolean;
}

export interface HttpCall {
  /** Rejects when no readable answer came. */
  readonly answer: Promise<Answer>;
  abort(): void;
}

/** A POST, as the platform makes it. */
export type Http = (request: HttpRequest) => HttpCall;

/** Starts a timer. @returns a function that cancels it */
export type StartTimer = (task: () => void, milliseconds: number) => () => void;
