const SHORTEST = 1000;
const LONGEST = 5 * 60 * 1000;

/**
 * How long to wait after failures in a row: "full jitter", so that many devices that lost one server do not come back
 * at the same moment.
 * @param failures 1 or more
 * @param random a number from 0 to below 1
 * @returns milliseconds, 0 to 1 s at first, doubling up to 5 min
 */
export function backoff(failures: number, random: number): number {
  return Math.round(random * Math.min(LONGEST, SHORTEST * 2 ** (Math.min(failures, 20) - 1)));
}
