import { Hono } from "hono";
import { refusal } from "../problem.ts";
import type { LeadStore } from "../stores/lead-store.ts";

/** `GET /healthz`: the process answers. `GET /readyz`: it can also reach its data. */
export function healthRoutes(store: Pick<LeadStore, "check">): Hono {
  const routes = new Hono();
  const noStore = { "Cache-Control": "no-store" };
  routes.get("/healthz", (context) => context.json({ status: "ok" }, 200, noStore));
  routes.get("/readyz", async (context) => {
    try {
      await store.check();
    } catch (cause) {
      throw refusal("database-silent", { cause });
    }
    return context.json({ status: "ok" }, 200, noStore);
  });
  return routes;
}
