import { type ChunkSize, measureDetection } from "../../bench/detection-size.ts";
import type { CheckOutcome } from "./checks.ts";

/** Something of detection that has a limit. */
export interface DetectionLimit {
  readonly name: string;
  readonly unit: "gzip" | "brotli";
  /** Bytes, 1 kB = 1000 bytes. */
  readonly limit: number;
  /** What was aimed at, where that was not reached. */
  readonly target?: number;
  readonly holds: (chunk: ChunkSize) => boolean;
}

const numbers = ["phone", "plans-world"];
const named =
  (...names: readonly string[]) =>
  ({ name }: ChunkSize) =>
    names.includes(name);

/** What the words of each script have now. */
const scripts = {
  arabic: 3_150,
  han: 3_600,
  hangul: 1_950,
  hebrew: 1_600,
  indic: 3_200,
  kana: 1_700,
  khmer: 1_150,
  thai: 2_150,
};

/** What may be loaded of detection. The words of 24 languages alone are more than the target for everything. */
export const DETECTION_LIMITS: readonly DetectionLimit[] = [
  { name: "with the module", unit: "brotli", limit: 5_500, holds: ({ isFirst }) => isFirst },
  { name: "numbers of all 47 markets", unit: "gzip", limit: 12_000, holds: named("phone") },
  { name: "numbers of the whole world", unit: "gzip", limit: 12_000, holds: named(...numbers) },
  { name: "Latin letters and names", unit: "gzip", limit: 34_000, holds: named("detection", "reading") },
  { name: "names in other scripts", unit: "gzip", limit: 3_760, holds: named("other-name") },
  ...Object.entries(scripts).map(([script, limit]): DetectionLimit => ({
    name: `words: ${script}`,
    unit: "gzip",
    limit,
    holds: named(script),
  })),
  {
    name: "everything but numbers",
    unit: "gzip",
    limit: 58_900,
    target: 13_000,
    holds: ({ name }) => !numbers.includes(name),
  },
];

/**
 * Compares what a page loads of detection with the limits.
 * @param chunks measured by `measureDetection`
 */
export function compareDetection(chunks: readonly ChunkSize[]): CheckOutcome {
  let ok = true;
  const lines = DETECTION_LIMITS.map(({ name, unit, limit, target, holds }) => {
    const parts = chunks.filter(holds);
    const size = parts.reduce((sum, chunk) => sum + chunk[unit], 0);
    const isFine = parts.length > 0 && size <= limit;
    if (!isFine) ok = false;
    const aim = target === undefined ? "" : `, aimed at ${target}`;
    return `${name}: ${size} of ${limit} bytes ${unit}${aim}${isFine ? "" : parts.length > 0 ? ": TOO MUCH" : ": NOT FOUND"}`;
  });
  return { ok, output: lines.join("\n") };
}

/** Bundles detection and compares its parts with their limits. */
export async function checkDetectionSizes(): Promise<CheckOutcome> {
  return compareDetection(await measureDetection());
}
