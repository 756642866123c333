import type { MiddlewareHandler } from "hono";
import { refusal } from "../problem.ts";
import { methodsAt } from "../routes/route-table.ts";
import { isOwnOrigin, type Place } from "./caller.ts";

export interface CorsOptions {
  /** Whether pages of an origin may send; those of the server's own always may. */
  readonly isAllowed: (origin: string) => Promise<boolean>;
  readonly place: Place;
}

/** Header fields that a page of another origin may send. */
const allowedHeaders = "Authorization, Content-Type, Last-Event-ID";

/** Browsers ask again after two hours: the most that Chrome keeps. */
const preflightSeconds = "7200";

/**
 * Lets pages of the listed origins send and read the answers, errors included, and refuses all others. A request
 * without `Origin` does not come from a page of another site: it passes. An origin is not a proof of identity, so
 * nothing behind this may rely on it for more than "this business did not allow that site".
 */
export function allowOrigins({ isAllowed: isListed, place }: CorsOptions): MiddlewareHandler {
  return async (context, next) => {
    const origin = context.req.header("Origin");
    if (origin === undefined) {
      await next();
      context.res.headers.append("Vary", "Origin");
      return;
    }
    const isAllowed = isOwnOrigin(context, place, origin) || (await isListed(origin));
    const isPreflight = context.req.method === "OPTIONS" && context.req.header("Access-Control-Request-Method");
    if (!isAllowed) context.res = refusal("origin-not-allowed", { params: { origin } }).toResponse();
    else if (isPreflight) context.res = answerPreflight(methodsAt(context.req.path));
    else await next();
    const answered = context.res.headers;
    answered.append("Vary", "Origin");
    if (!isAllowed) return;
    answered.set("Access-Control-Allow-Origin", origin);
    answered.set("Access-Control-Expose-Headers", "Retry-After");
  };
}

/**
 * @param entry of the list of origins
 * @returns the origin as browsers write it
 * @throws Error that says what is wrong with the entry
 */
export function toOrigin(entry: string): string {
  const remedy = 'Write scheme and host, and the port unless it is the usual one: "https://shop.example".';
  let url: URL;
  try {
    url = new URL(entry);
  } catch (cause) {
    throw new Error(`"${entry}" is no origin. ${remedy}`, { cause });
  }
  const isBare = url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "";
  if (!isBare || (url.protocol !== "https:" && url.protocol !== "http:")) {
    throw new Error(`"${entry}" is more than an origin. ${remedy}`);
  }
  return url.origin;
}

function answerPreflight(methods: readonly string[]): Response {
  return new Response(null, {
    status: 204,
    headers: {
      "Access-Control-Allow-Methods": methods.join(", "),
      "Access-Control-Allow-Headers": allowedHeaders,
      "Access-Control-Max-Age": preflightSeconds,
    },
  });
}
