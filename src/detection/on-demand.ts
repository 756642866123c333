import { detectPlain } from "./plain/detect-plain.ts";
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
