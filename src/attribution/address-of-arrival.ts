import { campaignParameters } from "./campaign-parameters.ts";
import { originOf } from "./describe-page.ts";

/**
 * A page may strip its query before anybody else has read it: then the address that it was loaded with tells which
 * campaign led to it.
 * @param url as a script found it
 * @param loaded as the browser requested it, if that is known
 */
export function addressOfArrival(url: string, loaded: string | undefined): string {
  if (!loaded || campaignParameters(url).size > 0 || originOf(url) !== originOf(loaded)) return url;
  return campaignParameters(loaded).size > 0 ? loaded : url;
}
