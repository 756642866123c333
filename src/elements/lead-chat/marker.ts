/** The one record in localStorage: whether something is undelivered, and what badge to show. */
export interface Marker {
  readonly pending: boolean;
  readonly unread: number;
}

/**
 * Reads the marker of a namespace without opening the database.
 * @param namespace `site`, else `default`
 */
export function readMarker(namespace: string): Marker {
  try {
    const { pending, unread } = JSON.parse(localStorage.getItem(`lead-chat/${namespace}`) ?? "{}") as Partial<Marker>;
    return { pending: pending === true, unread: Number(unread) || 0 };
  } catch {
    // Refused (private window, sandboxed frame) or damaged: there is nothing to resume.
    return { pending: false, unread: 0 };
  }
}
