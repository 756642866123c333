import type { LeadChatConfig } from "../protocol/config.ts";

/** Where events go and how. */
export interface Destination {
  readonly url: string;
  /** The address can be posted to. */
  readonly isValid: boolean;
  readonly acceptsAny: boolean;
  readonly contentType: "json" | "text";
  readonly headers: Readonly<Record<string, string>>;
  readonly format: "event" | "batch" | "flat";
  /** Days after which an event that still fails is given up. */
  readonly days: number;
}

/** Hosts that answer no preflight: they get a content type that needs none. */
const NO_PREFLIGHT = new Set(["script.google.com", "hooks.zapier.com"]);

export interface DestinationSettings {
  readonly endpoint?: string | undefined;
  readonly server?: string | undefined;
  readonly config?: Pick<LeadChatConfig, "delivery"> | undefined;
}

/**
 * Reads where events go from the settings.
 * @param settings `endpoint`, else the `/v1/events` of `server`
 * @param base the page's address, for relative ones
 * @returns `off`: the host said that nothing is to be sent; `missing`: nobody said where to
 */
export function resolveDestination(settings: DestinationSettings, base: string): Destination | "off" | "missing" {
  const delivery = settings.config?.delivery;
  if (delivery === false) return "off";
  const given = settings.endpoint || (settings.server && `${settings.server.replace(/\/+$/, "")}/v1/events`);
  if (!given) return "missing";
  const address = parse(given, base);
  return {
    url: address?.href ?? given,
    isValid: address !== undefined,
    acceptsAny: delivery?.accept === "any",
    contentType: delivery?.contentType ?? (address && NO_PREFLIGHT.has(address.hostname) ? "text" : "json"),
    headers: delivery?.headers ?? {},
    format: delivery?.format ?? "event",
    days: delivery?.days ?? 30,
  };
}

function parse(address: string, base: string): UniversalURL | undefined {
  try {
    const url = new URL(address, base);
    // Browsers refuse to post to an address that holds a name or a password.
    return /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : undefined;
  } catch {
    return undefined;
  }
}
