import type { SiteConfig } from "../protocol/talk.ts";
import type { SessionSettings } from "./session-types.ts";

/** Milliseconds that a chat waits for what its server has to say about it. */
const TIME_OUT = 15_000;

/** Sites that were asked for, by address: once a page, again only after a failure. */
const asked = new Map<string, Promise<SiteConfig>>();

/** A site that could not be read: why, and where. */
export class SiteConfigError extends Error {
  readonly url: string;
  constructor(reason: string, url: string) {
    super(reason);
    this.url = url;
  }
}

/**
 * Reads what the business set up at its server: name, picture, and a part of the configuration.
 * @param settings of the page: `server` and `site`
 * @param send how it is asked; the browser's `fetch` unless a test says otherwise
 * @throws SiteConfigError when there is no readable answer
 */
export function readSiteConfig(
  { server = "", site }: Pick<SessionSettings, "server" | "site">,
  send: (url: string, init: RequestInit) => Promise<Response> = (url, init) => fetch(url, init),
): Promise<SiteConfig> {
  const base = baseOf(server);
  if (base === undefined) return Promise.reject(new SiteConfigError("server-invalid", server));
  const url = `${base}/v1/sites/${encodeURIComponent(site || "default")}/config`;
  const known = asked.get(url);
  if (known) return known;
  const answer = ask(url, send);
  asked.set(url, answer);
  answer.catch(() => asked.delete(url));
  return answer;
}

function baseOf(server: string): string | undefined {
  try {
    return new URL(server, globalThis.document?.baseURI).href.replace(/\/+$/, "");
  } catch {
    return undefined;
  }
}

async function ask(url: string, send: (url: string, init: RequestInit) => Promise<Response>): Promise<SiteConfig> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), TIME_OUT);
  try {
    // Simple, so that it costs no preflight.
    const response = await send(url, { signal: controller.signal });
    if (!response.ok) throw new SiteConfigError(`http-${response.status}`, url);
    const site = (await response.json()) as Partial<SiteConfig> | null;
    if (typeof site?.config !== "object" || !site.config || Array.isArray(site.config))
      throw new SiteConfigError("not-a-server", url);
    const text = (value: unknown) => (typeof value === "string" && value ? value : undefined);
    const businessName = text(site.businessName);
    const avatar = text(site.avatar);
    const region = text(site.region);
    const { config } = site;
    const known = { ...(businessName && { businessName }), ...(avatar && { avatar }), ...(region && { region }) };
    return { site: site.site ?? "", config, ...known };
  } catch (error) {
    throw error instanceof SiteConfigError ? error : new SiteConfigError("unreachable", url);
  } finally {
    clearTimeout(timer);
  }
}
