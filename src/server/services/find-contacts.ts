import type { ThreadContact } from "../../protocol/center-api.ts";
import { detectContacts, type DetectedContact, resolveRegion } from "../../detection/index.ts";

/** Where the writer of a text is, as far as it is known. */
export interface WriterHints {
  readonly region?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly language?: string | undefined;
}

/** What the business knows of a visitor's contacts. */
export interface KnownContacts {
  readonly ofLead: readonly { readonly kind: string; readonly value: string }[];
  readonly refused: readonly string[];
}

export type FindContacts = (
  text: string,
  hints: WriterHints,
  known: KnownContacts,
) => Promise<readonly ThreadContact[]>;

/** Texts whose contacts are remembered: an open thread is read again and again. */
const mostRemembered = 2000;

/** Finds contact details in visitors' messages, as the visitor's own device does. */
export function createContactFinder(): FindContacts {
  const remembered = new Map<string, readonly DetectedContact[]>();
  const detect = async (text: string, hints: WriterHints): Promise<readonly DetectedContact[]> => {
    const { region } = resolveRegion(hints);
    const key = `${region ?? ""}\n${text}`;
    const known = remembered.get(key);
    if (known) return known;
    const found = await detectContacts(text, { region, language: hints.language });
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(key, found);
    return found;
  };
  return async (text, hints, { ofLead, refused }) => {
    const found = await detect(text, hints);
    const detected = found.map(({ kind, value, start, end }): ThreadContact => {
      const isOfLead = ofLead.some((contact) => contact.kind === kind && contact.value === value);
      return { kind, value, start, end, state: isOfLead ? "lead" : refused.includes(value) ? "refused" : "new" };
    });
    const known = ofLead.flatMap((contact) => findNumber(text, contact, detected));
    return [...detected, ...known].sort((a, b) => a.start - b.start);
  };
}

/** What people put between the digits of a number. */
const numbers = /\+?\d[\d\s().\-/]{4,30}\d/g;
/** Fewer digits could be anything. */
const leastDigits = 7;

/**
 * A number of the lead as it stands in the text: the device knew the country for which it was written without a code,
 * and the server may not.
 */
function findNumber(
  text: string,
  { kind, value }: { readonly kind: string; readonly value: string },
  detected: readonly ThreadContact[],
): ThreadContact[] {
  if (!/^\+\d{8,15}$/.test(value) || detected.some((one) => one.value === value)) return [];
  for (const { 0: written, index: start } of text.matchAll(numbers)) {
    const digits = written.replace(/\D/g, "").replace(/^0+/, "");
    const end = start + written.length;
    const isTaken = detected.some((one) => one.start < end && start < one.end);
    if (!isTaken && digits.length >= leastDigits && value.endsWith(digits))
      return [{ kind, value, start, end, state: "lead" }];
  }
  return [];
}
