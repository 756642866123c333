import { parseRetryAfter } from "../../shared/parse-retry-after.ts";
import type { WireAnswer } from "./wire.ts";

/** What an answer of the server means. */
export type TalkOutcome =
  | { readonly kind: "done"; readonly body: unknown }
  /** Not now. `wait`: milliseconds that the server asked for. */
  | { readonly kind: "retry"; readonly reason: string; readonly wait?: number | undefined }
  /** The token opens nothing (any more). */
  | { readonly kind: "reopen"; readonly reason: string }
  /** Everything was erased. */
  | { readonly kind: "gone" }
  /** Not like this, however often. */
  | { readonly kind: "refused"; readonly reason: string; readonly status: number };

const AGAIN = new Set([408, 425, 429]);
const NO_TOKEN = new Set([401, 403, 404]);

/**
 * @param answer as received
 * @param now milliseconds
 */
export function readOutcome({ status, retryAfter, body }: WireAnswer, now: number): TalkOutcome {
  if (status >= 200 && status < 300) {
    if (status === 204) return { kind: "done", body: undefined };
    try {
      return { kind: "done", body: JSON.parse(body) as unknown };
    } catch {
      // The page of a network that wants a sign-in, say: the server has nothing of it.
      return { kind: "retry", reason: "not-a-server" };
    }
  }
  if (status >= 500 || AGAIN.has(status) || status < 400) {
    return { kind: "retry", reason: `http-${status}`, wait: parseRetryAfter(retryAfter, now) };
  }
  if (status === 410) return { kind: "gone" };
  const reason = reasonOf(status, body);
  return NO_TOKEN.has(status) ? { kind: "reopen", reason } : { kind: "refused", reason, status };
}

/** What the server says of it (RFC 9457), beside the number. */
function reasonOf(status: number, body: string): string {
  try {
    const { detail, title } = JSON.parse(body) as { detail?: unknown; title?: unknown };
    const words = typeof detail === "string" ? detail : title;
    if (typeof words === "string") return `http-${status}: ${words.slice(0, 300)}`;
  } catch {
    // It says nothing.
  }
  return `http-${status}`;
}
