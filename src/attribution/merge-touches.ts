import type { Touch } from "../protocol/lead-event.ts";

/** As the wire's schema limits them. */
const MOST = 50;

/**
 * Adds touches to those that are known: one moment is one touch, and so is one click. The first and the latest ones say
 * most, so that what is too much goes from behind the first.
 * @param known in the order in which they came
 * @param news this page's
 * @returns `known` itself where nothing is new
 */
export function mergeTouches(known: readonly Touch[], news: readonly Touch[]): readonly Touch[] {
  const all = [...known];
  for (const touch of news) if (!all.some((one) => one.at === touch.at || isSameClick(one, touch))) all.push(touch);
  if (all.length === known.length) return known;
  return all.length > MOST ? [...all.slice(0, 1), ...all.slice(1 - MOST)] : all;
}

/**
 * A page that is loaded again, and one whose referrer still carries the query, come from the same click: its id is there
 * once. What a pixel keeps in a cookie (`_ttp`) is the visitor's, not the click's.
 */
function isSameClick({ clickIds: known = {} }: Touch, { clickIds = {} }: Touch): boolean {
  return Object.entries(clickIds).some(([name, id]) => !name.startsWith("_") && known[name] === id);
}
