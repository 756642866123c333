import type { Context, MiddlewareHandler } from "hono";
import type { Me } from "../../protocol/center-api.ts";
import { type Problem, refusal } from "../problem.ts";
import { type Caller, findRoute, isFile, type RouteEntry } from "../routes/route-table.ts";
import { hashKey, isKeyOf } from "../services/key-hash.ts";
import type { OpenSession, Sessions } from "../services/sessions.ts";
import { isOwnOrigin, type Place } from "./caller.ts";
import { readSessionCookie } from "./session-cookie.ts";

/** What the guard puts into the context of a request; the type parameter of routes: `new Hono<GuardEnv>()`. */
export interface GuardEnv {
  Variables: {
    /** Of a signed-in person; absent for the machine key and for everybody outside `/api/`. */
    session?: OpenSession;
  };
}

export interface GuardOptions {
  readonly sessions: Sessions;
  /** Lets scripts in where the table says `key`, as `Authorization: Bearer KEY`. */
  readonly accessKey: string | undefined;
  readonly place: Place;
}

const unsafeMethods = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/**
 * Lets a request through only if the route table knows its path and method and says that this caller may: whatever is
 * not in the table is refused, whoever registered it. For `visitor` and `site` the route itself checks the token or the
 * origin.
 */
export function guard({ sessions, accessKey, place }: GuardOptions): MiddlewareHandler<GuardEnv> {
  const keyHash = accessKey === undefined ? undefined : hashKey(accessKey);
  return async (context, next) => {
    const entry = findRoute(context.req.path);
    if (!context.req.path.startsWith("/api/")) {
      if (!entry) throw nothingAt(context.req.path);
      if (context.req.method === "OPTIONS") return answerOptions(context, entry);
      callersOf(context, entry);
      return next();
    }
    if (unsafeMethods.has(context.req.method)) refuseOtherSites(context, place);
    const callers = entry && accessOf(context, entry);
    if (callers?.includes("anyone")) await next();
    else {
      const caller = await identify(context, { sessions, keyHash, place });
      if (!entry) throw nothingAt(context.req.path);
      if (!callersOf(context, entry).includes(caller)) throw refuseRole(caller);
      await next();
    }
    context.res.headers.set("Cache-Control", "no-store");
  };
}

/**
 * Who is signed in, for routes that the table opens to people alone.
 *
 * @throws Problem `sign-in-needed` where it was the machine key, or nobody
 */
export function personOf(context: Context<GuardEnv>): Me {
  return sessionOf(context).me;
}

/** The session of a signed-in person; `ended` is aborted when it ends. */
export function sessionOf(context: Context<GuardEnv>): OpenSession {
  const session = context.get("session");
  if (!session) throw signInNeeded("people-only");
  return session;
}

function accessOf(context: Context, entry: RouteEntry): readonly Caller[] | undefined {
  const method = context.req.method === "HEAD" ? "GET" : context.req.method;
  return entry.methods.get(method);
}

/** @throws Problem `method-not-allowed`, or `not-found` for a path that is no route */
function callersOf(context: Context, entry: RouteEntry): readonly Caller[] {
  const callers = accessOf(context, entry);
  if (callers) return callers;
  if (isFile(entry)) throw nothingAt(context.req.path);
  const allow = allowedAt(entry);
  throw refusal("method-not-allowed", { params: { method: context.req.method, allow }, headers: { Allow: allow } });
}

/** What is possible at a path, for whoever asks without wanting to send from another origin. */
function answerOptions(context: Context, entry: RouteEntry): Response {
  return context.body(null, 204, { Allow: allowedAt(entry) });
}

function allowedAt({ methods }: RouteEntry): string {
  const names = [...methods.keys()].flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  const isForPages = [...methods.values()].flat().some((caller) => caller === "site" || caller === "visitor");
  return [...names, ...(isForPages ? ["OPTIONS"] : [])].join(", ");
}

/** A page of another site must not act with the cookie of who looks at it. */
function refuseOtherSites(context: Context, place: Place): void {
  const origin = context.req.header("Origin");
  const site = context.req.header("Sec-Fetch-Site");
  const isOwn = origin === undefined ? (site ?? "same-origin") === "same-origin" : isOwnOrigin(context, place, origin);
  if (isOwn) return;
  throw refusal("other-site", { params: { origin: origin ?? "another site's" } });
}

interface Identifying {
  readonly sessions: Sessions;
  readonly keyHash: string | undefined;
  readonly place: Place;
}

async function identify(
  context: Context<GuardEnv>,
  { sessions, keyHash, place }: Identifying,
): Promise<"agent" | "owner" | "key"> {
  const key = /^Bearer +(\S+) *$/i.exec(context.req.header("Authorization") ?? "")?.[1];
  if (key !== undefined) {
    if (keyHash === undefined) throw signInNeeded("no-machine-key");
    if (!isKeyOf(key, keyHash)) throw signInNeeded("wrong-machine-key");
    return "key";
  }
  const token = readSessionCookie(context, place);
  const session = token === undefined ? undefined : await sessions.find(token);
  if (!session) throw signInNeeded("sign-in-needed");
  context.set("session", session);
  return session.me.role;
}

function signInNeeded(code: "sign-in-needed" | "people-only" | "no-machine-key" | "wrong-machine-key"): Problem {
  return refusal(code, { headers: { "WWW-Authenticate": 'Bearer realm="lead-chat"' } });
}

function refuseRole(caller: "agent" | "owner" | "key"): Problem {
  return caller === "key" ? refusal("person-needed") : refusal("owner-needed", { params: { role: caller } });
}

/** @param path where nothing is */
export function nothingAt(path: string): Problem {
  return refusal("no-address", { params: { path } });
}
