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
    return found.map(({ kind, value, start, end }) => {
      const isOfLead = ofLead.some((contact) => contact.kind === kind && contact.value === value);
      return { kind, value, start, end, state: isOfLead ? "lead" : refused.includes(value) ? "refused" : "new" };
    });
  };
}
