import type { CueMatch } from "../reader/cue-index.ts";
import { readLatinName } from "./latin-name.ts";
import { type FoundName, type NameContext, NameText, stickyAt, type Strength } from "./name-text.ts";
import { readEastAsianName, readNameBeforeEnd, readSpacedName, readUnspacedName } from "./other-name.ts";
import { notNames } from "./words.ts";

const opening = /[ "'(:=\-~>\u2022]*/y;
/** Words that may stand after a name, and the characters of languages that put an ending there. */
const endings = /\b(?:here|speaking|ito|diyebilirsiniz)\b|[\u3041-\u9fff\uac00-\ud7a3]/;
const latinEnding = /^(?:here(?= *(?:$|[\n,.!;:(-]| from| again))|speaking\b|po ito\b|po to\b|diyebilirsiniz)/;
const strengths: Readonly<Record<string, Strength>> = {
  name: "strong",
  "name^": "strong",
  "name:": "form",
  "name?": "weak",
};

/** @returns where the writer presents themself; runs after the scanner, whose marks end a name */
export function findNames(context: NameContext): readonly FoundName[] {
  const names = new NameText(context);
  const { text } = names;
  const found: FoundName[] = [];
  const mayEnd = endings.test(text);
  for (let at = 0; at < text.length; at++) {
    const letters = names.letters(at);
    if (letters === "none" || (letters !== "open" && at > 0 && names.letters(at - 1) === letters)) continue;
    const cue = names.matchCue(at);
    const strength = cue && strengths[cue.cue.role];
    const name = (strength && readAfter(names, at, { cue, strength })) ?? (mayEnd ? readBefore(names, at) : undefined);
    if (name) found.push(name);
    at = Math.max(at, (name ? name.end : cue?.cue.role === "trap" ? cue.end : 0) - 1);
  }
  return found;
}

function readAfter(
  names: NameText,
  start: number,
  { cue: { cue, end }, strength }: { cue: CueMatch; strength: Strength },
): FoundName | undefined {
  const { text } = names;
  const skipped = stickyAt(opening, text, end);
  const isLabelled = /[:=-]/.test(skipped);
  if (strength === "form" && !isLabelled) return undefined;
  if (cue.role === "name^" && !opensName(names, start, isLabelled)) return undefined;
  if (strength !== "strong" && !isIntroduction(names, start, strength)) return undefined;
  let at = end + skipped.length;
  const title = names.matchCue(at);
  if (title?.cue.role === "title" && /[. ]/.test(text[title.end] ?? ""))
    at = title.end + stickyAt(/[. ]*/y, text, title.end).length;
  if (names.matchCue(at)?.cue.role === "trap") return undefined;
  const letters = names.letters(at);
  const known = names.mark(start);
  if (letters === "none" || (known?.type === "cue" && known.end > end && names.letters(start) === "open"))
    return undefined;
  if (letters === "latin") return readLatinName(names, at, { strength, cue: start });
  if (letters !== "open") return readSpacedName(names, at, strength);
  return text.charCodeAt(at) < 0x3000 ? readUnspacedName(names, at, strength) : readEastAsianName(names, at, strength);
}

/** "ชื่อ" and "em tên" after another noun give that one's name. */
function opensName(names: NameText, start: number, isLabelled: boolean): boolean {
  if (names.letters(start) !== "open")
    return names.opensClause(start) || (isLabelled && isLineStart(names.text, start));
  return names.letters(start - 1) !== "open" || names.endsRole(start, "stop");
}

function isLineStart(text: string, start: number): boolean {
  return /(?:^|[\n,;.|!?\u2022(*-] *|\d[.)] *)$/.test(text.slice(Math.max(0, start - 12), start));
}

/** A form's label stands at the beginning of a line or item; "your name" and "her name" are somebody else's. */
function isIntroduction(names: NameText, start: number, strength: Strength): boolean {
  if (strength === "form") return isLineStart(names.text, start);
  return names.letters(start) !== "latin" || names.opensClause(start);
}

/** "Ana here", "Si Ana po ito", "田中と申します" */
function readBefore(names: NameText, from: number): FoundName | undefined {
  if (names.letters(from) !== "latin") return readNameBeforeEnd(names, from);
  if (!names.isUpper(from) || !names.opensClause(from)) return undefined;
  const name = readLatinName(names, from, { strength: "strong", cue: from });
  if (!name || names.text[name.end] !== " " || notNames.test(names.text.slice(from, name.end))) return undefined;
  return latinEnding.test(names.text.slice(name.end + 1, name.end + 16)) ? name : undefined;
}
