/** Milliseconds that the probe may take. */
const PROBE_TIME = 5000;

/** Addresses, or their origins, that the page's policy refused. */
const violations = new Set<string>();

/**
 * Watches for requests that the page's Content-Security-Policy refuses: the only sign of it that a page gets.
 * @returns a function that ends watching
 */
export function watchPolicy(): () => void {
  const listener = ({ blockedURI, disposition }: SecurityPolicyViolationEvent) => {
    if (disposition === "enforce") violations.add(blockedURI);
  };
  addEventListener("securitypolicyviolation", listener);
  return () => removeEventListener("securitypolicyviolation", listener);
}

/**
 * Why a request got no readable answer, as far as a page can know.
 * @param url the endpoint
 */
export async function findCause(url: string): Promise<string> {
  // The report of a violation comes in a task of its own.
  await new Promise((resolve) => setTimeout(resolve));
  const { origin } = new URL(url);
  if (violations.has(url) || violations.has(origin) || violations.has(`${origin}/`)) return "blocked-by-csp";
  if (isMixedContent(location.protocol, url)) return "mixed-content";
  if (!navigator.onLine) return "offline";
  return (await answersAtAll(origin)) ? "refused-cross-origin" : "unreachable";
}

/**
 * Whether a page may not post to an address because it is not encrypted. Loopback is trusted all the same.
 * @param pageProtocol `https:` or `http:`
 */
export function isMixedContent(pageProtocol: string, url: string): boolean {
  const { protocol, hostname } = new URL(url);
  const isLocal = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  return pageProtocol === "https:" && protocol === "http:" && !isLocal;
}

/** Asks the origin, not the endpoint: a hook might take any request as an event. */
async function answersAtAll(origin: string): Promise<boolean> {
  if (origin === location.origin) return false;
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), PROBE_TIME);
  try {
    await fetch(`${origin}/`, { method: "HEAD", mode: "no-cors", cache: "no-store", signal: controller.signal });
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
