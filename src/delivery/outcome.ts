import { parseRetryAfter } from "../shared/parse-retry-after.ts";

/** What came back from the endpoint. */
export interface Answer {
  readonly status: number;
  /** The endpoint pointed elsewhere (an opaque redirect; its target can't be read). */
  readonly redirected: boolean;
  readonly contentType: string;
  readonly retryAfter: string | null;
  readonly body: string;
}

export interface Rejection {
  readonly id: string;
  readonly reason: string;
}

/** What an attempt means for the events in it. */
export type Outcome =
  | { readonly kind: "stored"; readonly rejected: readonly Rejection[] }
  /** `wait`: milliseconds that the endpoint asked for. */
  | { readonly kind: "retry"; readonly reason: string; readonly wait?: number | undefined }
  | { readonly kind: "parked"; readonly reason: string };

/** Answers that say "not now". Every other 4xx says "not like this". */
const AGAIN = new Set([408, 425, 429]);

/**
 * Decides what an answer means.
 * @param answer as received
 * @param options.acceptsAny `config.delivery.accept: "any"`: a redirect or a page counts as stored
 * @param options.now milliseconds
 */
export function decideOutcome(answer: Answer, { acceptsAny, now }: { acceptsAny: boolean; now: number }): Outcome {
  const { status, contentType } = answer;
  if (answer.redirected)
    return acceptsAny ? { kind: "stored", rejected: [] } : { kind: "parked", reason: "redirected" };
  if (status >= 200 && status < 300) {
    if (/^\s*text\/html\b/i.test(contentType) && !acceptsAny) return { kind: "parked", reason: "not-a-receiver" };
    return { kind: "stored", rejected: readRejected(answer.body) };
  }
  const reason = `http-${status}`;
  if (status >= 500 || AGAIN.has(status)) {
    return { kind: "retry", reason, wait: parseRetryAfter(answer.retryAfter, now) };
  }
  return { kind: "parked", reason };
}

/** The ids that the endpoint took but refused, if its body names any. */
function readRejected(body: string): Rejection[] {
  try {
    const { rejected } = JSON.parse(body) as { rejected?: unknown };
    if (!Array.isArray(rejected)) return [];
    return rejected.flatMap((one: { id?: unknown; reason?: unknown } | null) => {
      if (typeof one?.id !== "string") return [];
      const reason = typeof one.reason === "string" ? one.reason.slice(0, 200) : "";
      return [{ id: one.id, reason: `rejected: ${reason}` }];
    });
  } catch {
    // A 2xx says it all; what an endpoint writes into its body is its own affair.
    return [];
  }
}
