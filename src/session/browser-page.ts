import { DRAFT_NOTE, FORM_NOTE, note } from "./note.ts";
import type { PagePlatform } from "./platform.ts";

/** The rest of the page as the engine's chunks see it. */
export const browserPage: PagePlatform = {
  log: (level, text) => console[level === "error" ? "error" : "warn"](text),
  async hash(text) {
    const { subtle } = crypto as { subtle?: SubtleCrypto };
    const digest = await subtle?.digest("SHA-256", new TextEncoder().encode(text));
    return digest && Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  },
  globals: () => globalThis,
  arrivedAt: () => performance.timeOrigin,
  cookies() {
    try {
      return document.cookie;
    } catch {
      // A sandboxed frame has none.
      return "";
    }
  },
  isVisible: () => globalThis.document?.visibilityState !== "hidden",
  readArrivals: (namespace) => note(namespace, "/arrivals") ?? null,
  dropArrivals: (namespace) => void note(namespace, "/arrivals", ""),
  dropNotes(namespace) {
    const forms = `lead-chat/${namespace}${FORM_NOTE}`;
    try {
      for (const key of Object.keys(localStorage)) if (key.startsWith(forms)) localStorage.removeItem(key);
    } catch {
      // Refused: then nothing was written either.
    }
    note(namespace, DRAFT_NOTE, "");
  },
};
