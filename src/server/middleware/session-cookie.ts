import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { sessionTimes } from "../services/sessions.ts";
import { ownOrigin, type Place } from "./caller.ts";

const name = "lead-chat";
const options = { path: "/", httpOnly: true, sameSite: "Lax" } as const;

/** Behind HTTPS the name begins with `__Host-`: browsers then take it from this very host over HTTPS only. */
function kindOf(context: Context, place: Place) {
  const isSecure = ownOrigin(context, place).startsWith("https:");
  return isSecure ? ({ ...options, secure: true, prefix: "host" } as const) : options;
}

/** The token of the request's session cookie. */
export function readSessionCookie(context: Context, place: Place): string | undefined {
  return "prefix" in kindOf(context, place) ? getCookie(context, name, "host") : getCookie(context, name);
}

export function writeSessionCookie(context: Context, place: Place, token: string): void {
  setCookie(context, name, token, { ...kindOf(context, place), maxAge: sessionTimes.absolute / 1000 });
}

export function clearSessionCookie(context: Context, place: Place): void {
  deleteCookie(context, name, kindOf(context, place));
}
