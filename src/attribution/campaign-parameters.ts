import { CAMPAIGN_PARAMETER, parseAddress } from "./describe-page.ts";

/** The campaign parameters of an address that have a value; the first of each name. */
export function campaignParameters(address: string): Map<string, string> {
  const given = [...(parseAddress(address)?.searchParams ?? [])].filter(
    ([name, value]) => value && CAMPAIGN_PARAMETER.test(name),
  );
  return new Map(given.reverse());
}
