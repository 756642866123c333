import { Hono } from "hono";
import { discardBody } from "./middleware/read-body.ts";
import { Problem } from "./problem.ts";
import { eventRoutes } from "./routes/events.ts";
import { healthRoutes } from "./routes/health.ts";
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
  const { store, origins = [], allowText = false, now = () => new Date() } = options;
  const onError = options.onError ?? ((error: unknown) => console.error(error));
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    void discardBody(context.req.raw);
  });
  app.route("/", eventRoutes({ receiver: createReceiver({ store, now }), origins, allowText }));
  app.route("/", healthRoutes(store));
  app.notFound((context) => {
    const detail = `There is nothing at ${context.req.path}. Events are posted to /v1/events.`;
    return new Problem("not-found", detail).toResponse();
  });
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
      await Promise.all(running);
      await store.close();
    },
  };
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
