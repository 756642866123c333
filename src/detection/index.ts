import { defaultChunks } from "./chunks.ts";
import { Detector, type Normalised } from "./detector.ts";
import type { Kind } from "./kinds/kind.ts";
import type { DetectionOptions, DetectionResult } from "./types.ts";

export type {
  DetectedContact,
  DetectedKind,
  DetectionOptions,
  DetectionResult,
  Refusal,
  RefusalReason,
} from "./types.ts";
export { resolveRegion, type RegionHints, type ResolvedRegion } from "./region.ts";
export type { Normalised } from "./detector.ts";
export type { Kind, LinkShape } from "./kinds/kind.ts";

const detector = new Detector(defaultChunks);

/**
 * Finds ways to reach the writer of a text, on this device: nothing leaves it.
 * @param text a chat message as typed; of more than 5,000 characters the first 4,000 and the last 1,000 are read
 * @returns contacts in order of appearance
 * @throws when a part that loads on first need could not be loaded; the next call tries again
 */
export function detectContacts(text: string, options: DetectionOptions = {}): Promise<DetectionResult> {
  return detector.detect(text, options);
}

/**
 * Adds a way to reach somebody that detection does not know, for the whole page. Its words and links work like those of
 * the built-in kinds; `docs/detection.md` shows a complete example.
 * @param kind a name of lower-case letters, digits and `-`; words; the shape of a user name; links; normaliser
 */
export function registerKind(kind: Kind): void {
  detector.register(kind);
}

/**
 * Reads what stands in one field for a contact of a known kind: a form's, or one that the host gave.
 * @param kind name of a kind, e.g. `email` or `phone`
 * @param text the field's value; a link is understood too
 * @returns the canonical value, or why there is none: a national number needs a region
 * @throws when the numbering plans are needed and could not be loaded; the next call tries again
 */
export function normaliseContact(kind: string, text: string, options: DetectionOptions = {}): Promise<Normalised> {
  return detector.normalise(kind, text, options);
}
