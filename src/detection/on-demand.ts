import { detectPlain } from "./plain/detect-plain.ts";
import type { RegionHints, ResolvedRegion } from "./region.ts";
import type { DetectionOptions, DetectionResult } from "./types.ts";

/**
 * Detection as the chat loads it: plain messages are understood at once, everything else by the reader, which is fetched
 * by its first use. The answers are those of `detectContacts` in `index.ts`.
 */
const loadDetection = () => import("./index.ts");

/** See `detectContacts` of the package's entry. */
export async function detectContacts(text: string, options: DetectionOptions = {}): Promise<DetectionResult> {
  const plain = await detectPlain(text, options, () => import("./phone/index.ts"));
  if (plain) return Object.assign([...plain], { regionUnknown: false, refusals: [] });
  return (await loadDetection()).detectContacts(text, options);
}

/** See `normaliseContact` of the package's entry. */
export async function normaliseContact(kind: string, text: string, options: DetectionOptions = {}) {
  return (await loadDetection()).normaliseContact(kind, text, options);
}

/** See `resolveRegion` of the package's entry: the list of time zones is fetched where the host named no region. */
export async function resolveRegion(hints: RegionHints): Promise<ResolvedRegion> {
  const named = hints.region?.trim().toUpperCase() ?? "";
  if (/^[A-Z]{2}$/.test(named)) return { region: named, source: "attribute" };
  return (await import("./region.ts")).resolveRegion(hints);
}
