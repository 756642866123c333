import type { MiddlewareHandler } from "hono";
import type { SettingsService } from "../services/settings-service.ts";
import { isOwnOrigin, type Place } from "./caller.ts";

export interface NoteOptions {
  readonly settings: SettingsService;
  readonly place: Place;
  /** Told of what failed behind an answer. */
  readonly onError: (error: unknown) => void;
}

/** Notes which page outside the server last fetched its configuration or sent an event: so the chat is installed. */
export function noteInstallation({ settings, place, onError }: NoteOptions): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const origin = context.req.header("Origin");
    if (origin === undefined || !context.res.ok || isOwnOrigin(context, place, origin)) return;
    // Other sites' pages send no more than their origin here, unless they say otherwise.
    const url = toPage(context.req.header("Referer"), origin);
    settings.noteInstallation({ origin, url }).catch(onError);
  };
}

/** The page without its query and fragment: they may hold what is nobody's business. */
function toPage(referrer: string | undefined, origin: string): string {
  if (referrer === undefined || !URL.canParse(referrer)) return origin;
  const { origin: sent, pathname } = new URL(referrer);
  return sent === origin ? `${sent}${pathname}`.slice(0, 512) : origin;
}
