import type { Letters } from "../reader/characters.ts";
import type { CueIndex, CueMatch } from "../reader/cue-index.ts";
import type { Folded } from "../reader/fold.ts";
import type { Mark } from "../reader/mark.ts";
import { nameParticles, nameStops, notNames, notNamesElsewhere } from "./words.ts";

/** Offsets of a name in the folded text. */
export interface FoundName {
  readonly start: number;
  readonly end: number;
}

type Strength = "strong" | "form" | "weak";

const opening = /[ "'(:=\-~>\u2022]*/y;
const latinWord = /[a-z](?:[a-z]|['-](?=[a-z]))*\.?/y;
const otherWord = /[\p{L}\p{M}\u0e00-\u0e7f]+(?:['"-][\p{L}\p{M}]+)*/uy;
const eastAsian = /[\u3005\u3400-\u9fff\u30a1-\u30ff\u30fb]{1,12}(?: [\u3400-\u9fff\u30a1-\u30ff]{1,6})?/y;
/** Sentence, line, list and bracket ends. */
const ending = /[\n.,;:!?()"\u3002\u2022@\d/+=<>|&]/;
const roles: Readonly<Record<string, Strength>> = {
  name: "strong",
  "name^": "strong",
  "name:": "form",
  "name?": "weak",
};

/** Words that may stand after a name, and the characters of languages that put an ending there. */
const endings = /\b(?:here|speaking|ito|diyebilirsiniz)\b|[\u3041-\u9fff]/;
const anyEnd = () => true;

const stickyAt = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
};

/** What a name is looked for in. */
export interface NameContext {
  readonly folded: Folded;
  /** The scanner's: they end a name. */
  readonly marks: readonly Mark[];
  readonly cues: CueIndex;
  readonly lettersOf: (unit: number) => Letters;
}

/** @returns where the writer presents themself */
export function findNames(context: NameContext): readonly FoundName[] {
  return new NameFinder(context).find();
}

class NameFinder {
  readonly #folded: Folded;
  readonly #text: string;
  readonly #cues: CueIndex;
  readonly #lettersOf: NameContext["lettersOf"];
  readonly #marks: readonly Mark[];
  readonly #found: FoundName[] = [];
  #markAt: Map<number, Mark> | undefined;

  readonly #endsWord = (end: number, start: number) =>
    this.#lettersOf(this.#text.charCodeAt(end)) !== this.#lettersOf(this.#text.charCodeAt(start));

  constructor({ folded, marks, cues, lettersOf }: NameContext) {
    this.#folded = folded;
    this.#text = folded.text;
    this.#cues = cues;
    this.#marks = marks;
    this.#lettersOf = lettersOf;
  }

  #mark(at: number): Mark | undefined {
    this.#markAt ??= new Map(this.#marks.map((mark) => [mark.start, mark]));
    return this.#markAt.get(at);
  }

  find(): readonly FoundName[] {
    const text = this.#text;
    const mayEnd = endings.test(text);
    let before: Letters = "none";
    for (let at = 0; at < text.length; at++) {
      const letters = this.#lettersOf(text.charCodeAt(at));
      const isStart = letters !== "none" && (letters === "open" || before !== letters);
      before = letters;
      if (!isStart) continue;
      const cue = this.#matchCue(at);
      const strength = cue && roles[cue.cue.role];
      const name = strength ? this.#readAfter(at, cue, strength) : mayEnd ? this.#readBeforeEnd(at) : undefined;
      if (name) this.#found.push(name);
      const next = name ? name.end : cue?.cue.role === "trap" ? cue.end : 0;
      if (next <= at) continue;
      at = next - 1;
      before = this.#lettersOf(text.charCodeAt(at));
    }
    return this.#found;
  }

  #matchCue(at: number): CueMatch | undefined {
    const letters = this.#lettersOf(this.#text.charCodeAt(at));
    return this.#cues.match(this.#text, at, letters === "open" ? anyEnd : this.#endsWord);
  }

  /** Whether a clause begins here, after a greeting at most. */
  #opensClause(at: number): boolean {
    const before = this.#text.slice(Math.max(0, at - 24), at);
    return /(?:^|[\n.,!?;\u3002] *)(?:(?:hi|hey|hello|halo|hai|hola|oi|ola|ciao|merhaba|good (?:morning|afternoon|evening)|kia ora)[ ,]*(?:there|all|team|guys|semua|kak|min)?[ ,!]*)?$/.test(
      before,
    );
  }

  #readAfter(start: number, { cue, end }: CueMatch, strength: Strength): FoundName | undefined {
    const text = this.#text;
    const skipped = stickyAt(opening, text, end);
    if (strength === "form" && !/[:=-]/.test(skipped)) return undefined;
    if (cue.role === "name^" && this.#lettersOf(text.charCodeAt(start - 1)) === "open") return undefined;
    if (strength !== "strong" && !this.#isIntroduction(start, strength)) return undefined;
    let at = end + skipped.length;
    const title = this.#matchCue(at);
    if (title?.cue.role === "title" && /[. ]/.test(text[title.end] ?? ""))
      at = title.end + stickyAt(/[. ]*/y, text, title.end).length;
    const unit = text.charCodeAt(at);
    const letters = this.#lettersOf(unit);
    if (letters === "none" || this.#isTrap(at)) return undefined;
    if (letters === "latin") return this.#readLatin(at, strength, start);
    if (letters !== "open") return this.#readSpaced(at, strength);
    return unit < 0x3000 ? this.#readUnspaced(at, strength) : this.#readEastAsian(at, strength);
  }

  #isTrap(at: number): boolean {
    return this.#matchCue(at)?.cue.role === "trap";
  }

  /** A form's label stands at the beginning of a line or item; "your name" and "her name" are somebody else's. */
  #isIntroduction(start: number, strength: Strength): boolean {
    const before = this.#text.slice(Math.max(0, start - 12), start);
    return strength === "weak"
      ? !/(?:what|who|how|where|if|'s) $/.test(before)
      : /(?:^|[\n,;.|!?\u2022(*-] *|\d[.)] *)$/.test(before);
  }

  #isUpper(at: number): boolean {
    const typed = this.#folded.source.charAt(this.#folded.offsets?.[at] ?? at);
    return typed !== typed.toLowerCase();
  }

  #readLatin(from: number, strength: Strength, cueStart: number): FoundName | undefined {
    const text = this.#text;
    const isCapital = this.#isUpper(from);
    if (!isCapital && strength === "weak") return undefined;
    const allowsOf = /nome|chamo|sou/.test(text.slice(cueStart, from));
    let at = from;
    let end = from;
    let count = 0;
    for (let words = 0; words < 6; words++) {
      const word = stickyAt(latinWord, text, at);
      if (!word) break;
      const next = at + word.length;
      const isUpper = this.#isUpper(at);
      const isParticle =
        count > 0 &&
        !isUpper &&
        (allowsOf || !/^d[aeo]s?$/.test(word)) &&
        (nameParticles.has(word) || word === "de") &&
        this.#isUpper(next + 1);
      if (!isParticle && (isCapital !== isUpper || this.#isStop(at, word, isUpper))) break;
      if (!isParticle) {
        const trimmed = word.endsWith(".") && word.length > 2 ? next - 1 : next;
        end = trimmed;
        count++;
        if (trimmed < next) break;
      }
      if (text[next] !== " " || this.#lettersOf(text.charCodeAt(next + 1)) !== "latin") break;
      at = next + 1;
    }
    const isLong = !isCapital && count > 3;
    if (isLong) end = from + stickyAt(latinWord, text, from).length;
    const name = text.slice(from, end);
    if (count === 0 || /\d/.test(text[end] ?? "") || text[end] === "@" || name.length < 2) return undefined;
    if (strength === "weak" && !this.#isWeakName(name, count, end)) return undefined;
    return { start: from, end };
  }

  #isStop(at: number, word: string, isUpper: boolean): boolean {
    const mark = this.#mark(at);
    if (mark && mark.type !== "cue" && mark.type !== "word") return true;
    if (!isUpper && nameStops.has(word)) return true;
    if (mark?.type !== "cue") return false;
    // A capital makes a name of a word like "May", but not of a platform, or of "Your" and "Is".
    return (
      !isUpper ||
      !/^(?:is|my|id|or|stop|not|at|dot|trap|deny|#0)$/.test(mark.role) ||
      mark.end - mark.start > word.length ||
      /^(?:i|and|is|not|no)$/.test(word)
    );
  }

  /** "I'm Ana" but not "I'm Indonesian", "This is Great". */
  #isWeakName(name: string, count: number, end: number): boolean {
    if (notNames.test(name) || nameStops.has(name)) return false;
    const after = this.#text.slice(end, end + 14);
    return (
      count > 1 ||
      /^ *(?:$|[\n,.!;(]|(?:from|here|and|again|with|at|of|speaking|dari|dan|mau|ingin|desde|y|e|aus|vom|und|di|et|from|taga|po|tu|o|hoon|hai|nak|kak|gan|min|sis|bang|ya|yg|yang)\b)/.test(
        after,
      )
    );
  }

  /** Words between spaces: Arabic, Hebrew, Korean, Hindi, Tamil, Sinhala. */
  #readSpaced(from: number, strength: Strength): FoundName | undefined {
    const text = this.#text;
    let at = from;
    let end = from;
    for (let count = 0; count < 4; count++) {
      const word = stickyAt(otherWord, text, at);
      const cut = this.#findEnd(at, at + word.length);
      const mark = this.#mark(at);
      if (
        !word ||
        cut === at ||
        (mark?.type === "cue" &&
          mark.end - mark.start > 1 &&
          mark.end >= at + word.length &&
          !(count === 0 && strength !== "weak" && /^(?:my|is|id|or)$/.test(mark.role)))
      )
        break;
      if (count > 0 && /^\u0648./.test(word)) break;
      if (strength === "weak" && notNamesElsewhere.test(text.slice(from, at + word.length))) return undefined;
      end = cut ?? at + word.length;
      if (cut !== undefined || text[end] !== " ") break;
      at = end + 1;
    }
    const name = text.slice(from, end);
    const isEnded = this.#findEnd(end, end + 2) !== undefined || /^ ?(?:$|[\n.,!?;])/.test(text.slice(end, end + 2));
    if (name.length < 2 || (strength === "weak" && !isEnded && !/ /.test(name))) return undefined;
    return { start: from, end };
  }

  /** @returns where an ending like "입니다" begins between these offsets, at or after a letter */
  #findEnd(from: number, to: number): number | undefined {
    for (let at = from; at <= to; at++) {
      const cue =
        this.#text[at] === " "
          ? undefined
          : this.#cues.match(
              this.#text,
              at,
              (end) =>
                this.#lettersOf(this.#text.charCodeAt(end)) === "none" ||
                this.#lettersOf(this.#text.charCodeAt(at)) === "open",
            );
      if (cue?.cue.role === "end" || cue?.cue.role === "honorific") return at;
    }
    return undefined;
  }

  /** Thai and Khmer: up to the next known word; a surname may follow after a space. */
  #readUnspaced(from: number, strength: Strength): FoundName | undefined {
    const text = this.#text;
    let end = this.#runEnd(from);
    if (text[end] === " " && this.#lettersOf(text.charCodeAt(end + 1)) === "open" && !this.#isCueAt(end + 1)) {
      const second = this.#runEnd(end + 1);
      if (second > end + 2 && second - end < 18) end = second;
    }
    const length = end - from;
    return length < 2 || length > 40 || strength === "weak" ? undefined : { start: from, end };
  }

  #isCueAt(at: number): boolean {
    const mark = this.#mark(at);
    return mark !== undefined && mark.type !== "word";
  }

  #runEnd(from: number): number {
    let at = from;
    while (this.#lettersOf(this.#text.charCodeAt(at)) === "open" && !(at > from && this.#isCueAt(at))) at++;
    return at;
  }

  /** Chinese: two to four characters. Japanese: up to an ending such as です, on a form to the end of the line. */
  #readEastAsian(from: number, strength: Strength): FoundName | undefined {
    const text = this.#text;
    const run = stickyAt(eastAsian, text, from);
    const ended = this.#findEnd(from, from + run.length);
    if (ended !== undefined && ended > from) {
      const name = text.slice(from, ended).trimEnd();
      const isKanaPhrase =
        /[\u30c8\u30cf\u30f2\u30ce]/.test(name) && /[\u4e00-\u9fff].*[\u30cf\u30f2\u30ce]/.test(name);
      return name.length < 11 && !notNamesElsewhere.test(name) && !isKanaPhrase && !this.#isHonorific(ended)
        ? { start: from, end: from + name.length }
        : undefined;
    }
    let end = from;
    while (end < from + run.length && (end === from || !this.#isCueAt(end))) end++;
    const name = text.slice(from, end).trimEnd();
    const isClosed = end - from < 5 || ending.test(text[end] ?? "\n");
    const isForm = strength === "form" || /[:=]/.test(text.slice(Math.max(0, from - 2), from));
    if (!isClosed || name.length < 2 || notNamesElsewhere.test(name) || (strength === "weak" && name.length > 3))
      return undefined;
    return name.length < (isForm ? 12 : 5) ? { start: from, end: from + name.length } : undefined;
  }

  #isHonorific(at: number): boolean {
    return this.#matchCue(at)?.cue.role === "honorific";
  }

  /** "Ana here", "Si Ana po ito", "田中と申します" at the beginning of a clause. */
  #readBeforeEnd(from: number): FoundName | undefined {
    const unit = this.#text.charCodeAt(from);
    const isLatin = this.#lettersOf(unit) === "latin";
    if ((isLatin ? !this.#isUpper(from) : unit < 0x3000) || !this.#opensClause(from)) return undefined;
    return isLatin ? this.#readLatinBefore(from) : this.#readEastAsianBefore(from);
  }

  #readLatinBefore(from: number): FoundName | undefined {
    const name = this.#readLatin(from, "strong", from);
    if (!name || this.#text[name.end] !== " ") return undefined;
    const rest = this.#text.slice(name.end + 1, name.end + 14);
    return /^(?:here(?= *(?:$|[\n,.!;:(-]| from| again))|speaking\b|po ito\b|po to\b|diyebilirsiniz)/.test(rest) &&
      !notNames.test(this.#text.slice(from, name.end))
      ? name
      : undefined;
  }

  #readEastAsianBefore(from: number): FoundName | undefined {
    const run = stickyAt(eastAsian, this.#text, from);
    const end = this.#findEnd(from + 1, from + Math.min(run.length, 9));
    const isName =
      end !== undefined &&
      /^(?:ト(?:申|言|イ|モウ)|ッテ(?:言|イ)|テス(?=$|[\n.,!\u3002]))/.test(this.#text.slice(end, end + 4));
    const name = this.#text.slice(from, end);
    if (
      !isName ||
      !/^[\u3400-\u9fff]{2,5}$|^[\u3400-\u9fff]{1,3} [\u3400-\u9fff]{1,3}$|^[\u30a1-\u30ff]{2,7}$/.test(name) ||
      notNamesElsewhere.test(name)
    )
      return undefined;
    const isPlain = /^テス/.test(this.#text.slice(end ?? 0));
    return isPlain && (from > 0 || !/^[\u3400-\u9fff]{2,4}$/.test(name))
      ? undefined
      : { start: from, end: end ?? from };
  }
}
