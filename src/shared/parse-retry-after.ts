/** Longest wait that an endpoint can ask for. */
const LONGEST = 24 * 60 * 60 * 1000;

/**
 * Reads a `Retry-After` header (RFC 9110): seconds, or a date.
 * @param header as received
 * @param now milliseconds
 * @returns milliseconds to wait, at most a day; undefined when there is none, or it can't be read, or is over already: who
 *   took "0" at its word, or the date of a server whose clock is behind, would ask again without end
 */
export function parseRetryAfter(header: string | null | undefined, now: number): number | undefined {
  if (!header) return undefined;
  const wait = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return wait > 0 ? Math.min(LONGEST, wait) : undefined;
}
