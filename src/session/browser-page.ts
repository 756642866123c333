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
  readArrivals(namespace) {
    try {
      return localStorage.getItem(`lead-chat/${namespace}/arrivals`);
    } catch {
      return null;
    }
  },
  dropArrivals(namespace) {
    try {
      localStorage.removeItem(`lead-chat/${namespace}/arrivals`);
    } catch {
      // Refused: then nothing was written either.
    }
  },
};
