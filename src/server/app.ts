import { Hono } from "hono";
import type { FileSource } from "./files/file-source.ts";
import { cdnHeaders, centerHeaders, demoHeaders, docsHeaders } from "./middleware/page-headers.ts";
import { discardBody } from "./middleware/read-body.ts";
import { Problem } from "./problem.ts";
import { eventRoutes } from "./routes/events.ts";
import { fileRoutes } from "./routes/files.ts";
import { healthRoutes } from "./routes/health.ts";
import { leadRoutes } from "./routes/leads.ts";
import { createReceiver } from "./services/receive-events.ts";
import type { LeadStore } from "./stores/lead-store.ts";

export interface LeadServerOptions {
  /** Where events and leads are kept. `close()` closes it. */
  readonly store: LeadStore;
  /** Origins whose pages may send events, e.g. `["https://shop.example"]`; the server's own always may. Default none. */
  readonly origins?: readonly string[];
  /** Whether events may also come as `text/plain`. Default no. */
  readonly allowText?: boolean;
  /** The key with which the business signs in. Without one, nobody reads leads. */
  readonly accessKey?: string;
  /** The script-tag build, served to pages of every origin at `/cdn/`. */
  readonly cdn?: FileSource;
  /** The Leads Center's pages, served at `/center/`. */
  readonly center?: FileSource;
  /** The documentation, served at `/docs/`. */
  readonly docs?: FileSource;
  /** The demo shop, served at `/`. */
  readonly demo?: FileSource;
  /** Milliseconds between two signs of life of a quiet stream. Default 15 s. */
  readonly heartbeat?: number;
  /** The present time. */
  readonly now?: () => Date;
  /** Told of every failure that is the server's own. Default: the console. */
  readonly onError?: (error: unknown) => void;
}

export interface LeadServer {
  /** Answers a request. Never rejects. */
  fetch(request: Request): Promise<Response>;
  /** Ends the streams, finishes what was begun and closes the store. */
  close(): Promise<void>;
}

/**
 * The receiving server, over `Request` and `Response`: it runs wherever these are, and in tests without a port.
 *
 * @throws Error if an entry of `origins` is no origin
 */
export function createLeadServer(options: LeadServerOptions): LeadServer {
  // eslint-disable-next-line no-console -- Where the host names no other place, its log is the console.
  const onError = options.onError ?? ((error: unknown) => console.error(error));
  const ending = new AbortController();
  const app = createRoutes(options, ending.signal);
  app.onError((error) => toProblem(error, onError).toResponse());
  const running = new Set<Promise<Response>>();
  let closed = false;
  return {
    fetch(request) {
      if (closed) return Promise.resolve(stopped().toResponse());
      const answer = Promise.resolve(app.fetch(request));
      running.add(answer);
      void answer.finally(() => running.delete(answer));
      return answer;
    },
    async close() {
      closed = true;
      ending.abort();
      await Promise.all(running);
      await options.store.close();
    },
  };
}

/** Every path that there is. */
function createRoutes(options: LeadServerOptions, signal: AbortSignal): Hono {
  const { store, origins = [], allowText = false, accessKey, heartbeat = 15_000, now = () => new Date() } = options;
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.res.headers.set("X-Content-Type-Options", "nosniff");
    void discardBody(context.req.raw);
  });
  app.route("/", eventRoutes({ receiver: createReceiver({ store, now }), origins, allowText }));
  app.route("/", leadRoutes({ store, accessKey, now, signal, heartbeat }));
  app.route("/", healthRoutes(store));
  const { cdn, center, docs, demo } = options;
  if (cdn) app.route("/", fileRoutes({ at: "/cdn", source: cdn, headers: cdnHeaders }));
  if (center) app.route("/", fileRoutes({ at: "/center", source: center, headers: centerHeaders }));
  if (docs) app.route("/", fileRoutes({ at: "/docs", source: docs, headers: docsHeaders }));
  if (demo) app.route("/", fileRoutes({ at: "", source: demo, headers: demoHeaders }));
  app.notFound((context) => {
    const detail = `There is nothing at ${context.req.path}. Events are posted to /v1/events, the Leads Center is at /center/.`;
    return new Problem("not-found", detail).toResponse();
  });
  return app;
}

function stopped(): Problem {
  return new Problem("store-unavailable", "The server is stopping. Send it again in a moment.", {
    headers: { "Retry-After": "5", Connection: "close" },
  });
}

function toProblem(error: unknown, onError: (error: unknown) => void): Problem {
  const problem =
    error instanceof Problem
      ? error
      : new Problem("server-error", "This is the server's fault; its log says what happened.", { cause: error });
  if (problem.status >= 500) onError(problem.cause ?? problem);
  return problem;
}
