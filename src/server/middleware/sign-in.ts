import type { MiddlewareHandler } from "hono";
import { Problem } from "../problem.ts";
import { hashKey, isKeyOf } from "../services/key-hash.ts";

/**
 * Lets only requests pass that carry the business's key as `Authorization: Bearer KEY`.
 *
 * @param accessKey the key; without one nobody gets in
 */
export function requireKey(accessKey: string | undefined): MiddlewareHandler {
  const hash = accessKey === undefined ? undefined : hashKey(accessKey);
  return async (context, next) => {
    const given = /^Bearer +(\S+) *$/i.exec(context.req.header("Authorization") ?? "")?.[1];
    if (hash === undefined) throw refuse("This server has no key. Set LEAD_CHAT_KEY (the option `accessKey`).");
    if (given === undefined)
      throw refuse("Send the key that the server printed at start: `Authorization: Bearer KEY`.");
    if (!isKeyOf(given, hash))
      throw refuse("The key is not this server's. It is printed at start, with the address of the Leads Center.");
    await next();
    context.res.headers.set("Cache-Control", "no-store");
  };
}

function refuse(detail: string): Problem {
  return new Problem("sign-in-needed", detail, { headers: { "WWW-Authenticate": 'Bearer realm="lead-chat"' } });
}
