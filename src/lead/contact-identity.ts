import type { ContactReference } from "../protocol/contact.ts";

/** Facebook ignores dots in user names: `ana.souza` and `anasouza` are one account. */
const DOTLESS = new Set(["facebook", "messenger"]);

/**
 * What two spellings of one contact have in common. Values are canonical already (E.164, no `@`), so that only case,
 * width, spaces in names and dots that a platform ignores are left. A phone number and a WhatsApp account with the same
 * number differ by kind: they are two contacts.
 */
export function contactIdentity({ kind, value }: ContactReference): string {
  const folded = value.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  return `${kind}:${DOTLESS.has(kind) ? folded.replaceAll(".", "") : folded}`;
}
