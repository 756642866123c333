import { Hono } from "hono";
import { refusal } from "../problem.ts";
import { onlySite, type ReadSettings } from "../services/site-settings.ts";

export interface SiteConfigRoutesOptions {
  readonly settings: ReadSettings;
}

const path = "/v1/sites/:site/config";

/** `GET /v1/sites/:site/config`: what the business set up, for the chat on its pages. */
export function siteConfigRoutes({ settings }: SiteConfigRoutesOptions): Hono {
  const routes = new Hono();
  routes.get(path, async (context) => {
    const { site } = await settings();
    const asked = context.req.param("site");
    if (asked !== site.site && asked !== onlySite) {
      throw refusal("no-site", { params: { site: asked } });
    }
    // A change shows within a minute, and a page that is looked at again and again asks once a minute.
    return context.json(site, 200, { "Cache-Control": "public, max-age=60" });
  });
  return routes;
}
