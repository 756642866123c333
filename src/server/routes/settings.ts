import { Hono } from "hono";
import * as z from "zod/mini";
import { type GuardEnv, personOf } from "../middleware/guard.ts";
import { readJson } from "../middleware/read-json.ts";
import type { SettingsService } from "../services/settings-service.ts";

/** `/api/settings`, `/api/installation`, `/api/activity`: what the business decides about its site, and who did. */
export function settingsRoutes(settings: SettingsService): Hono<GuardEnv> {
  const routes = new Hono<GuardEnv>();
  routes.get("/api/settings", async (context) => context.json(await settings.read()));
  routes.put("/api/settings", async (context) => {
    const given = await readJson(context, z.unknown());
    return context.json(await settings.change(personOf(context), given));
  });
  routes.get("/api/installation", async (context) => context.json(await settings.installation()));
  routes.get("/api/activity", async (context) => context.json({ activity: await settings.activity() }));
  return routes;
}
