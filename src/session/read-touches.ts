import { addressOfArrival } from "../attribution/address-of-arrival.ts";
import { mergeTouches } from "../attribution/merge-touches.ts";
import { readTouch, type Arrival } from "../attribution/read-touch.ts";
import { browserPage } from "./browser-page.ts";
import type { ChangeContext } from "./draft.ts";
import type { EngineCore } from "./engine-types.ts";

const MINUTE = 60_000;

/**
 * Where the visitor of this page came from: by the address they arrived at, and by what the loader wrote down before.
 * @returns the rule that adds it to what is known
 */
export function readTouches(core: EngineCore): ChangeContext["touches"] {
  const { platform, settings, namespace } = core;
  const { cookies, readArrivals, arrivedAt } = { ...browserPage, ...platform };
  const page = platform.page();
  // Before anything that the visitor said; a touch that came later is no cause of it.
  const { arrival } = settings;
  const at = new Date(arrival?.at ?? Math.min(arrivedAt(), platform.now())).toISOString();
  const { tracking } = settings.config?.attribution ?? {};
  const url = addressOfArrival(arrival?.url ?? page.url, page.loaded);
  const current: Arrival = { ...page, ...arrival, url, at, cookies: cookies(), tracking };
  const kept = settings.attribution === "arrival" ? parseArrivals(readArrivals(namespace)) : [];
  const earlier = kept.filter((arrival) => !isSame(arrival, current));
  const touches = [...earlier, current].flatMap((arrival) => {
    const { touch, unfilled } = readTouch(arrival);
    for (const name of unfilled) core.report("macro-unfilled", name);
    return touch ? [touch] : [];
  });
  return (known) => mergeTouches(known, touches);
}

/** The loader writes down this arrival too; the same link days before was another one. */
function isSame(one: Arrival, other: Arrival): boolean {
  return one.at === other.at || (one.url === other.url && Math.abs(Date.parse(one.at) - Date.parse(other.at)) < MINUTE);
}

function parseArrivals(json: string | null): Arrival[] {
  try {
    const value = JSON.parse(json ?? "[]") as unknown;
    return Array.isArray(value) ? value.filter(isArrival) : [];
  } catch {
    return [];
  }
}

function isArrival(value: unknown): value is Arrival {
  const { url, referrer, at } = (value ?? {}) as Partial<Record<keyof Arrival, unknown>>;
  return [url, referrer, at].every((part) => typeof part === "string") && !Number.isNaN(Date.parse(at as string));
}
