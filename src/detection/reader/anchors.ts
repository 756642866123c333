import { isDigit, type Letters, lettersOf, syllables } from "./characters.ts";
import { type Cue, CueIndex, type CueLists, type CueMatch } from "./cue-index.ts";
import type { Folded } from "./fold.ts";
import { guessBrand } from "./misspelling.ts";

/** Digits that a number needs before it is looked at. */
const fewest = 6;
/** Signs of addresses and links, providers of addresses, and digits said in one syllable. */
const signs = new RegExp(`[@\\u2022#&*]|[a-z0-9]\\.[a-z]|://|gmail|hotmail|outlook|icloud|yahoo|[${syllables}]{3}`);
/** Signs written out: one alone means nothing. */
const isSpelledSign = ({ role, weak }: Cue) => (role === "#0" ? weak : /^(?:at|dot|under|dash|=.*)$/.test(role));

/**
 * The cheap question before the reading: could this text hold anything? Most messages of a chat do not, and pay for
 * this alone. Wider than the reader, never narrower: a test holds them against each other.
 */
export class Anchors {
  readonly #words = new CueIndex();

  add(lists: CueLists): void {
    this.#words.add(lists);
  }

  isEmpty(folded: Folded): boolean {
    const { text } = folded;
    if (signs.test(text)) return false;
    let before: Letters = "none";
    const isEnd = (end: number, start: number) =>
      end - start > (before === "latin" ? 4 : 3) ||
      before === "open" ||
      lettersOf(text.charCodeAt(end)) !== lettersOf(text.charCodeAt(start));
    let digits = 0;
    let spelled = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      const letters = lettersOf(unit);
      const isInside = letters === "latin" && before === "latin";
      before = letters;
      if (isDigit(unit) && ++digits === fewest) return false;
      if (letters === "none" || isInside) continue;
      const found = this.#words.match(text, at, isEnd);
      if (found && isSpelledSign(found.cue) && ++spelled < 2) continue;
      if (found && (letters !== "latin" || mayHoldName(folded, found, at))) return false;
      if (letters === "latin" ? isMisspelt(text, at) : unit === text.charCodeAt(at - 1)) return false;
    }
    return true;
  }
}

/** Behind "I am", before "here" and "from" only a capital, or a letter that knows none, is a name's. */
function mayHoldName({ text, source, offsets }: Folded, { cue: { role }, end }: CueMatch, start: number): boolean {
  if (role !== "name?" && role !== "end") return true;
  const from = offsets?.[end] ?? end;
  if (role === "name?" && /\p{Lu}|[^\0-\u024f\u1e00-\u1fff]/u.test(source.slice(from, from + 20))) return true;
  const before = /([a-z][a-z'-]*)[ ,-]*$/.exec(text.slice(Math.max(0, start - 24), start));
  const word = start - (before?.[0].length ?? 0);
  return before !== null && /\p{Lu}/u.test(source[offsets?.[word] ?? word] ?? "");
}

function isMisspelt(text: string, start: number): boolean {
  let end = start + 1;
  while (end < start + 13 && lettersOf(text.charCodeAt(end)) === "latin") end++;
  const length = end - start;
  // Only then can it be one; most words are spared the comparison.
  const isLikely = length > 6 ? "wifmslt".includes(text[start] ?? " ") : length > 3 && /[ps]/.test(text[end - 1] ?? "");
  return isLikely && guessBrand(text.slice(start, end)) !== undefined;
}
