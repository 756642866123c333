import { campaignParameters } from "./campaign-parameters.ts";
import { describeAddress, originOf } from "./describe-page.ts";

/** Arrivals that are kept: the first one and the latest ones. */
const MOST = 10;

/**
 * For the loader, with `attribution="arrival"`: adds this page load to the record of arrivals, if somebody led here.
 * @param record the record so far, as JSON; null: none
 * @param page its address and referrer, as the browser has them at the first moment
 * @returns the record to write, or undefined when there is nothing to add
 */
export function recordArrival(
  record: string | null,
  page: { readonly url: string; readonly referrer: string; readonly at: string | number },
): string | undefined {
  const isFromElsewhere = originOf(page.referrer) !== "" && originOf(page.referrer) !== originOf(page.url);
  if (campaignParameters(page.url).size === 0 && !isFromElsewhere) return undefined;
  const at = new Date(page.at).toISOString();
  const arrival = { url: describeAddress(page.url), referrer: originOf(page.referrer), at };
  let kept: unknown[] = [];
  try {
    const known = JSON.parse(record ?? "[]") as unknown;
    if (Array.isArray(known)) kept = known;
  } catch {
    // Damaged: it begins anew.
  }
  // Another element of the page has written it down already.
  if ((kept.at(-1) as { readonly at?: unknown } | undefined)?.at === at) return undefined;
  return JSON.stringify([...kept.slice(0, 1), ...kept.slice(1).slice(2 - MOST), arrival]);
}
