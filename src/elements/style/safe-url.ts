/**
 * An address that may stand in a link or picture of the chat.
 * @param value as the host wrote it; relative ones are resolved against the page
 * @returns the absolute address, or undefined unless it is http, https, mailto or tel
 */
export function safeUrl(value: string | undefined): string | undefined {
  if (!value) return undefined;
  try {
    const url = new URL(value, document.baseURI);
    return ["http:", "https:", "mailto:", "tel:"].includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
