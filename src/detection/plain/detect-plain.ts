import type { Candidate } from "../reader/claims.ts";
import type { Folded } from "../reader/fold.ts";
import type { DetectedContact, DetectionOptions } from "../types.ts";
import { readPlain } from "./read-plain.ts";

/** What reads numbers; a file of its own, fetched when there is one. */
export type NumberReaderLoader = () => Promise<Pick<typeof import("../phone/index.ts"), "NumberReader">>;

/**
 * Detects in plain messages only, by a small part of what the reader knows. It answers as the reader would, or not at
 * all: a test holds the two against each other over every labelled message and over made-up ones.
 * @param text a message as typed
 * @param options those of detection; what narrows the search is for the reader
 * @param loadNumbers rejects when the numbering plans could not be loaded
 * @returns the contacts, or undefined where the reader has to look
 */
export async function detectPlain(
  text: string,
  { region, kinds, ignore, markets }: DetectionOptions,
  loadNumbers: NumberReaderLoader,
): Promise<readonly DetectedContact[] | undefined> {
  const pieces = (kinds ?? ignore ?? markets) ? undefined : readPlain(text);
  if (!pieces) return undefined;
  const found: DetectedContact[] = [];
  for (const { kind, start, end } of pieces) {
    const typed = text.slice(start, end);
    const value =
      kind === "email"
        ? typed.replace(/@.*/, (domain) => domain.toLowerCase())
        : await readNumber(text, { start, end, region, loadNumbers });
    if (value === undefined) return undefined;
    found.push({ kind, value, text: typed, start, end });
  }
  return found;
}

async function readNumber(
  text: string,
  place: { start: number; end: number; region: string | undefined; loadNumbers: NumberReaderLoader },
): Promise<string | undefined> {
  const { start, end, region } = place;
  const { NumberReader } = await place.loadNumbers();
  const numbers = new NumberReader();
  const country = region?.toUpperCase();
  if (numbers.needsWorld(country, [text.slice(start, end)])) return undefined;
  // Without the word "call" a number has to prove more: what counts then counts whatever the words say.
  const candidate = { kind: "phone", start, end, isCued: false, isDoubtful: false } as Candidate;
  const read = numbers.read({ text } as Folded, candidate, { region: country, isLenient: false });
  const [one] = typeof read === "string" ? [] : read;
  return one && read.length === 1 && one.start === start && one.end === end ? one.value : undefined;
}
