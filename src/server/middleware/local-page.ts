/** Whether only this machine can reach a server that listens there, or a page is served from it. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * @param origin as a browser sends it
 * @returns whether the page may be one of this very machine: a file (whose origin is `null`), or served from loopback
 */
export function isLocalPage(origin: string): boolean {
  if (origin === "null") return true;
  try {
    return isLoopback(new URL(origin).hostname);
  } catch {
    return false;
  }
}
