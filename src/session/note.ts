/** What the visitor has begun to write in the chat. */
export const DRAFT_NOTE = "/draft";
/** What is half filled in of a form; its id follows. */
export const FORM_NOTE = "/form/";

/**
 * Reads what stands in localStorage under a namespace, or writes it. What is typed is noted down here at once, and taken
 * away as soon as the database has it: until the engine is loaded, and while a page ends, there is nothing quicker.
 * @param namespace `site`, else `default`
 * @param name begins with a slash; default: the marker (`Marker`)
 * @param text what to write; empty removes it
 * @returns what stands there now; nothing where the browser refuses
 */
export function note(namespace: string, name = "", text?: string): string | null | undefined {
  const key = `lead-chat/${namespace}${name}`;
  try {
    // Where the new text has no room the old one would pass for the latest.
    if (text !== undefined) localStorage.removeItem(key);
    if (text) localStorage.setItem(key, text);
    return localStorage.getItem(key);
  } catch {
    // Refused (private window, sandboxed frame) or full.
    return undefined;
  }
}
