/**
 * Address of a lead-chat server, without a slash at its end.
 * @param server as the page gives it
 * @param base address of the page
 * @returns undefined where it is none of http(s)
 */
export function serverAddress(server: string | undefined, base: string): string | undefined {
  try {
    const { href, protocol } = new URL(server ?? "", base);
    return server && /^https?:$/.test(protocol) ? href.replace(/\/+$/, "") : undefined;
  } catch {
    return undefined;
  }
}
