import type { Page } from "../protocol/lead-event.ts";

/** Parts of a query that say which campaign led here. Everything else in it may be personal and stays on the device. */
export const CAMPAIGN_PARAMETER =
  /^(utm_\w{1,20}|(campaign|adgroup|adset|ad)_id|lc_goal|ref|(tt|fb|g|tw)clid|msclkid|[wg]braid|li_fat_id|ScCid|line_click_id)$/;
const LONGEST = 512;

/**
 * An address as it may leave the device: origin and path, of the query only known campaign parameters, no fragment.
 * @param address as the location bar shows it
 * @returns at most 512 characters; "" when it is no address
 */
export function describeAddress(address: string): string {
  const url = parseAddress(address);
  // A document without a host (a local file, `data:`, `about:srcdoc`) has no address for others, but may have secrets.
  if (!url?.host) return "";
  const kept = new URLSearchParams();
  for (const [name, value] of url.searchParams) if (CAMPAIGN_PARAMETER.test(name)) kept.append(name, value);
  url.search = kept.toString();
  url.hash = "";
  url.username = url.password = "";
  const { href } = url;
  if (href.length <= LONGEST) return href;
  url.search = "";
  return url.href.slice(0, LONGEST);
}

/** The origin of an address, with a slash at its end; "" when it is no address, or one without a host. */
export function originOf(address: string): string {
  const url = parseAddress(address);
  return url?.host ? `${url.protocol}//${url.host}/` : "";
}

/** What an event says about the page on which it happened. */
export function describePage(facts: {
  readonly url: string;
  readonly referrer: string;
  readonly language: Page["language"];
  readonly timeZone: Page["timeZone"];
}): Page {
  const { language, timeZone } = facts;
  const referrer = originOf(facts.referrer);
  return {
    url: describeAddress(facts.url),
    ...(referrer && { referrer }),
    ...(language && { language: language.slice(0, 35) }),
    ...(timeZone && { timeZone: timeZone.slice(0, 64) }),
  };
}

/** @returns undefined when it is no address */
export function parseAddress(address: string): UniversalURL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}
