import type { Context } from "hono";

/** What the listener knows of a request beside the request. */
export interface Connection {
  /** The other end's address, e.g. `203.0.113.7`. */
  readonly address?: string;
}

/** How the server stands in the net. */
export interface Place {
  /** The origin under which browsers reach it, e.g. `https://chat.shop.example`; absent: the one they ask for. */
  readonly publicOrigin?: string;
  /** Whether a proxy in front writes `X-Forwarded-For` and `X-Forwarded-Proto`. Without one, anybody could. */
  readonly trustProxy: boolean;
}

/** Where a request comes from, for limits; the same for all where it is unknown. */
export function addressOf(context: Context, { trustProxy }: Place): string {
  const { address = "unknown" } = (context.env ?? {}) as Connection;
  // The last entry is the trusted proxy's own; what stands before it, the client may have written.
  const forwarded = trustProxy ? context.req.header("X-Forwarded-For")?.split(",").at(-1)?.trim() : undefined;
  return forwarded || address;
}

/** Where a request comes from, if that is known. */
export function knownAddress(context: Context, place: Place): string | undefined {
  const address = addressOf(context, place);
  return address === "unknown" ? undefined : address;
}

/** The origin of the server's own pages, as the browser that asks sees it. */
export function ownOrigin(context: Context, { publicOrigin, trustProxy }: Place): string {
  if (publicOrigin !== undefined) return publicOrigin;
  const url = new URL(context.req.url);
  const scheme = trustProxy ? context.req.header("X-Forwarded-Proto")?.split(",")[0]?.trim() : undefined;
  return scheme === "https" || scheme === "http" ? `${scheme}://${url.host}` : url.origin;
}

/** Whether an origin is the server's own: the public one, or that of the address that was asked. */
export function isOwnOrigin(context: Context, place: Place, origin: string): boolean {
  return origin === ownOrigin(context, place) || origin === new URL(context.req.url).origin;
}
