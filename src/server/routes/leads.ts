import { Hono } from "hono";
import type { GuardEnv } from "../middleware/guard.ts";
import { eventStreamHeaders } from "../services/event-stream.ts";
import { streamCsv } from "../services/lead-csv.ts";
import { streamLeads } from "../services/lead-stream.ts";
import type { LeadStore } from "../stores/lead-store.ts";
import { readLeadFilter } from "./lead-filter.ts";
import { readNumber } from "./read-number.ts";

export interface LeadRoutesOptions {
  readonly store: LeadStore;
  readonly now: () => Date;
  /** Ends the streams. */
  readonly signal: AbortSignal;
  /** Milliseconds between two signs of life of a quiet stream. */
  readonly heartbeat: number;
}

const mostLeads = 200;

/** `GET /api/leads`, `/api/leads.csv`, `/api/leads/stream`: what the business reads, signed in. */
export function leadRoutes({ store, now, signal, heartbeat }: LeadRoutesOptions): Hono<GuardEnv> {
  const routes = new Hono<GuardEnv>();
  routes.get("/api/leads", async (context) => {
    const limit = readNumber("limit", context.req.query("limit"), { least: 1, most: mostLeads }) ?? 50;
    const before = readNumber("before", context.req.query("before"));
    const filter = readLeadFilter(context);
    return context.json(await store.leads({ limit, filter, ...(before !== undefined && { before }) }));
  });
  routes.get("/api/leads.csv", (context) => {
    const day = now().toISOString().slice(0, 10);
    const filter = readLeadFilter(context);
    const isHead = context.req.method === "HEAD";
    return new Response(isHead ? null : streamCsv(store, filter), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="leads-${day}.csv"`,
      },
    });
  });
  routes.get("/api/leads/stream", async (context) => {
    const last = context.req.header("Last-Event-ID") ?? context.req.query("after");
    const after = readNumber("after", last) ?? (await store.latestRevision());
    const session = context.get("session");
    const ended = AbortSignal.any([signal, context.req.raw.signal, ...(session ? [session.ended] : [])]);
    const isHead = context.req.method === "HEAD";
    return new Response(isHead ? null : streamLeads({ store, after, signal: ended, heartbeat }), {
      headers: eventStreamHeaders,
    });
  });
  return routes;
}
