import { Hono } from "hono";
import * as z from "zod/mini";
import { type GuardEnv, personOf } from "../middleware/guard.ts";
import { mistake } from "../middleware/problem-error.ts";
import { invalidBody, readJson } from "../middleware/read-json.ts";
import { refusal } from "../problem.ts";
import type { NoticeStore } from "../stores/notice-store.ts";
import type { Pusher } from "../telling/push.ts";

const endpoint = z.string().check(z.minLength(1), z.maxLength(2048));
const key = z.string().check(z.regex(/^[A-Za-z0-9_-]{16,128}={0,2}$/));

/** As `PushSubscription.toJSON()` writes it; what a browser adds is left out. */
const subscriptionBody = z.object({ endpoint, keys: z.object({ p256dh: key, auth: key }) });
const endpointBody = z.object({ endpoint });

export interface PushRoutesOptions {
  readonly store: Pick<NoticeStore, "subscribe" | "unsubscribe">;
  readonly pusher: Pusher | undefined;
  readonly now: () => Date;
}

/** `/api/push…`: browsers of people that take pushes. */
export function pushRoutes({ store, pusher, now }: PushRoutesOptions): Hono<GuardEnv> {
  const routes = new Hono<GuardEnv>();
  routes.get("/api/push/key", async (context) => {
    if (!pusher) throw refusal("no-push");
    return context.json({ key: await pusher.publicKey() });
  });
  routes.post("/api/push/subscriptions", async (context) => {
    const { endpoint: address, keys } = await readJson(context, subscriptionBody);
    if (!pusher?.isPushService(address)) {
      throw invalidBody([mistake("endpoint", "push-service")]);
    }
    const createdAt = now().toISOString();
    await store.subscribe({ endpoint: address, personId: personOf(context).id, ...keys, createdAt });
    return context.body(null, 204);
  });
  routes.delete("/api/push/subscriptions", async (context) => {
    const { endpoint: address } = await readJson(context, endpointBody);
    await store.unsubscribe(address, personOf(context).id);
    return context.body(null, 204);
  });
  return routes;
}
