import type { Touch } from "../protocol/lead-event.ts";

/** As the wire's schema limits them. */
const MOST = 50;

/**
 * Adds touches to those that are known: one moment is one touch. The first and the latest ones say most, so that what
 * is too much goes from behind the first.
 * @param known in the order in which they came
 * @param news this page's
 * @returns `known` itself where nothing is new
 */
export function mergeTouches(known: readonly Touch[], news: readonly Touch[]): readonly Touch[] {
  const unknown = news.filter(({ at }) => !known.some((touch) => touch.at === at));
  if (unknown.length === 0) return known;
  const all = [...known, ...unknown];
  return all.length > MOST ? [...all.slice(0, 1), ...all.slice(1 - MOST)] : all;
}
