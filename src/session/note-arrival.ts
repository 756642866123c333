import { addressOfArrival } from "../attribution/address-of-arrival.ts";
import { recordArrival } from "../attribution/record-arrival.ts";
import type { SessionSettings } from "./session-types.ts";

/**
 * With `attribution="arrival"`: writes down how the visitor came to this page, so that it is known on later pages and
 * days. Opens no database.
 * @param settings the element's, with the arrival as the loader saw it
 * @returns whether an earlier visit left something undelivered
 */
export function noteArrival({ site, arrival }: SessionSettings): boolean {
  const key = `lead-chat/${site || "default"}`;
  try {
    const url = arrival && addressOfArrival(arrival.url, performance.getEntriesByType("navigation")[0]?.name);
    const record = url && recordArrival(localStorage.getItem(`${key}/arrivals`), { ...arrival, url });
    if (record) localStorage.setItem(`${key}/arrivals`, record);
  } catch {
    // Refused (private window, sandboxed frame), full, or no arrival at all: it is known on this page only.
  }
  try {
    const marker = JSON.parse(localStorage.getItem(key) ?? "{}") as { readonly pending?: unknown } | null;
    return marker?.pending === true;
  } catch {
    // Refused or damaged.
    return false;
  }
}
