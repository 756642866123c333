import { isDigit, type Letters, lettersOf, syllables } from "./characters.ts";
import { CueIndex, type CueLists } from "./cue-index.ts";
import type { Folded } from "./fold.ts";
import { guessBrand } from "./misspelling.ts";

/** Digits that a number needs before it is looked at. */
const fewest = 6;
/** Signs of addresses and links, and digits said in one syllable. */
const signs = new RegExp(`[@\\u2022#&*]|[a-z0-9]\\.[a-z]|://|[${syllables}]{3}`);

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
      end - start > 4 || before === "open" || lettersOf(text.charCodeAt(end)) !== lettersOf(text.charCodeAt(start));
    let digits = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      const letters = lettersOf(unit);
      const isInside = letters === "latin" && before === "latin";
      before = letters;
      if (isDigit(unit) && ++digits === fewest) return false;
      if (letters === "none" || isInside) continue;
      const found = this.#words.match(text, at, isEnd);
      if (found && !(found.cue.role === "name?" && letters === "latin" && isPlain(folded, found.end))) return false;
      if (letters === "latin" ? isMisspelt(text, at) : unit === text.charCodeAt(at - 1)) return false;
    }
    return true;
  }
}

/** After "I am" only a capital, or a letter that knows none, begins a name; a title may stand before it. */
function isPlain({ source, offsets }: Folded, end: number): boolean {
  const start = offsets?.[end] ?? end;
  return !/\p{Lu}|[^\0-\u024f]/u.test(source.slice(start, start + 20));
}

function isMisspelt(text: string, start: number): boolean {
  let end = start + 1;
  while (end < start + 13 && lettersOf(text.charCodeAt(end)) === "latin") end++;
  const length = end - start;
  // Only then can it be one; most words are spared the comparison.
  const isLikely = length > 6 ? "wifmslt".includes(text[start] ?? " ") : length > 3 && /[ps]/.test(text[end - 1] ?? "");
  return isLikely && guessBrand(text.slice(start, end)) !== undefined;
}
