import type { ThreadContact } from "../../protocol/center-api.ts";

/** A piece of a message: plain words, an address of a page, or contact details. */
export type TextPiece =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "link"; readonly text: string; readonly href: string }
  | { readonly type: "contact"; readonly text: string; readonly contact: ThreadContact };

/** An address that somebody wrote out. Ends before punctuation that belongs to the sentence. */
const address = /\bhttps?:\/\/[^\s<>"'()\u200e\u200f\u202a-\u202e\u2066-\u2069]{1,2000}/giu;

/**
 * Cuts a message where contact details and addresses stand in it.
 *
 * @param text the message
 * @param contacts UTF-16 offsets into it; what lies outside or overlaps is left out
 */
export function piecesOf(text: string, contacts: readonly ThreadContact[] = []): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const contact of [...contacts].sort((one, other) => one.start - other.start)) {
    const { start, end } = contact;
    if (!(start >= at && end > start && end <= text.length)) continue;
    pieces.push(...withLinks(text.slice(at, start)));
    pieces.push({ type: "contact", text: text.slice(start, end), contact });
    at = end;
  }
  pieces.push(...withLinks(text.slice(at)));
  return pieces;
}

function withLinks(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const match of text.matchAll(address)) {
    const shown = match[0].replace(/[.,;:!?]+$/u, "");
    const href = safeAddress(shown);
    if (href === undefined) continue;
    if (match.index > at) pieces.push({ type: "text", text: text.slice(at, match.index) });
    pieces.push({ type: "link", text: shown, href });
    at = match.index + shown.length;
  }
  if (at < text.length) pieces.push({ type: "text", text: text.slice(at) });
  return pieces;
}

/** Only web pages; a name before the host would hide where it leads. */
function safeAddress(text: string): string | undefined {
  try {
    const url = new URL(text);
    const isPage = url.protocol === "https:" || url.protocol === "http:";
    return isPage && url.username === "" && url.password === "" ? url.href : undefined;
  } catch {
    return undefined;
  }
}
