/** The one record in localStorage: whether something is undelivered, and what badge to show. */
export interface Marker {
  readonly pending?: unknown;
  readonly unread?: number;
}

/**
 * Reads the marker of a namespace without opening the database.
 * @param namespace `site`, else `default`
 */
export function readMarker(namespace: string): Marker | null | undefined {
  try {
    return JSON.parse(localStorage[`lead-chat/${namespace}`] as string) as Marker | null;
  } catch {
    // None, refused (private window, sandboxed frame) or damaged: there is nothing to resume.
    return undefined;
  }
}
