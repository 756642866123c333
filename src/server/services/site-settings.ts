import type { SiteConfig } from "../../protocol/talk.ts";

/** What the business decided about its site, as far as conversations need it. */
export interface SiteSettings {
  /** What `GET /v1/sites/:site/config` answers; `site` is the site's public key. */
  readonly site: SiteConfig;
  /** Whether visitors read who of the business writes. */
  readonly showAgentNames: boolean;
}

/** Asked for each time: settings may have changed. */
export type ReadSettings = () => SiteSettings | Promise<SiteSettings>;

/** The name by which a page that names no site means the server's only one. */
export const onlySite = "default";

/** Settings of a business that has not decided anything. */
export const defaultSiteSettings: SiteSettings = { site: { site: onlySite, config: {} }, showAgentNames: true };
