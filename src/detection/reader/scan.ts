import { isDigit, type Letters, lettersOf, syllables } from "./characters.ts";
import type { Cue, CueIndex } from "./cue-index.ts";
import type { Folded } from "./fold.ts";
import { cueMark, type Mark } from "./mark.ts";
import { guessBrand } from "./misspelling.ts";
import { scanEmails } from "./scan-emails.ts";
import type { LinkIndex } from "./scan-links.ts";
import type { SpokenDigits } from "./spoken-digits.ts";

export interface Lexicon {
  readonly cues: CueIndex;
  readonly links: LinkIndex;
  readonly digits: SpokenDigits | undefined;
}

/** Digits with the separators that people put between them; longer runs are read in pieces. */
const numberRun =
  /(?:\+ ?|\(\+?|0xx ?)?(?:\d{2,5}\/(?=\d{5}|\d{3}[ ./-]\d{4})|0\d{1,4} ?\/ ?(?=\d{2,4}[ .-]?\d{2}))?\d(?:[ .\-·~()*_\u30fc\u30ce\n\u2022]{0,3}\d){0,59}/y;
const handle = /@ ?(?:[a-z0-9_](?:[a-z0-9_]|[.-]+(?=[a-z0-9_])){0,49}|[\u4e00-\u9fff][\u4e00-\u9fff\w-]{1,29})/y;
/** What follows inside a word or user name after its letters: "ana.lee", "o'neil". */
const inner = /(?:[.'-][a-z0-9_]{1,79}){1,9}/y;
const syllableDigits = new RegExp(`(?:[${syllables}\\d][ 에ノ・,-]{0,2}){6,19}[${syllables}\\d]`, "y");
/** Letters typed for the digits that they look like. */
const lookalikes = /[+(]?[oil\d](?:[ .()-]{0,2}[oil\d]){7,14}(?![a-z0-9])/y;
/** A number right behind its cue: "wa0812…", "LINE 3" is a word of its own. */
const digitsAhead = /\d(?:[ .-]?\d){5}/y;
/** An extension right behind its number. */
const extension = /x\d{1,7}(?![a-z0-9])|ext/y;
/** Endings that languages put on foreign names: Turkish cases, Indonesian possessives, plural. */
const latinSuffix =
  /'?(?:s|es|ku|mu|nya|i?m|um|im[ae]?|i|e|[dt][ae]n?|kan|si|sindan|imdan|imden|umdan|ler|er|app)(?![a-z0-9_]|[.-][a-z])|'[a-z]{1,6}(?![a-z0-9_])/y;
/** Arabic and Hebrew letters that are written onto the front of a word: and, with, for, the, that … */
const prefixes: Partial<Record<Letters, string>> = {
  arabic: "\u0648\u0641\u0628\u0644\u0643\u0627\u0639",
  hebrew: "\u05d4\u05d5\u05dc\u05d1\u05e9\u05de\u05db",
};
const suffixes: Partial<Record<Letters, RegExp>> = {
  arabic: /[\u064a\u0643\u0647\u0627\u0646\u0645\u0648\u062a]{1,4}/y,
  hebrew: /[\u05d9\u05da\u05d5\u05d4\u05e0\u05dd\u05df\u05db\u05de\u05ea]{1,4}/y,
};

const anyEnd = () => true;

const matchAt = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
};

/** Reads a folded text once, from left to right, into marks that cover every letter and digit. */
export class Scanner {
  readonly #folded: Folded;
  readonly #text: string;
  readonly #lexicon: Lexicon;
  readonly #emails: readonly Mark[];
  readonly #marks: Mark[] = [];
  readonly #endsWord = (end: number) => lettersOf(this.#text.charCodeAt(end)) !== "latin";
  readonly #endsLatin = (end: number, start: number) => this.#latinEnd(end, end - start) >= 0;
  readonly #endsOther = (end: number, start: number) => this.#otherEnd(end, this.#letters, end - start) >= 0;
  #nextEmail = 0;
  #nextDot = 0;
  #letters: Letters = "none";
  #at = 0;

  constructor(folded: Folded, lexicon: Lexicon) {
    this.#folded = folded;
    this.#text = folded.text;
    this.#lexicon = lexicon;
    this.#emails = /[@\u2022#&*]/.test(folded.text) ? scanEmails(folded) : [];
  }

  scan(): Mark[] {
    while (this.#at < this.#text.length) this.#step();
    return this.#marks;
  }

  #step(): void {
    const at = this.#at;
    const email = this.#emails[this.#nextEmail];
    if (email && at >= email.start) {
      this.#nextEmail++;
      this.#push(email);
      return;
    }
    const unit = this.#text.charCodeAt(at);
    const letters = lettersOf(unit);
    if (letters === "none") this.#readSign(unit);
    else if (letters === "latin") this.#readLatin(unit);
    else this.#readOther(letters);
  }

  #push(mark: Mark): void {
    this.#marks.push(mark);
    this.#at = mark.end;
  }

  #readSign(unit: number): void {
    const at = this.#at;
    const text = this.#text;
    this.#at++;
    if (unit === 32 || unit === 0x2022) return;
    if (unit === 0x40) {
      const end = matchAt(handle, text, at);
      if (end > at && end === this.#beforeEmail(at, end))
        return this.#push({ type: "handle", role: "", start: at, end });
    }
    if ((unit === 0x2b || unit === 0x28) && (this.#readNumber(at) || this.#readLookalikes(at))) return;
    const sign = text[at] ?? "";
    if (/[([{<+/&]/.test(sign)) {
      const cue = this.#lexicon.cues.match(text, at, anyEnd);
      if (cue) return this.#push(cueMark(cue.cue, at, cue.end));
    }
    if (/[!?\n\u3002]/.test(sign) || (sign === "." && this.#endsSentence(at))) this.#break("hard", at);
    else if (/[,;]/.test(sign)) this.#break("soft", at);
  }

  #break(role: string, at: number): void {
    this.#marks.push({ type: "break", role, start: at, end: at + 1 });
  }

  /** "tel. 0812" and "no. 5" go on after their full stop. */
  #endsSentence(at: number): boolean {
    if (lettersOf(this.#text.charCodeAt(at + 1)) !== "none") return false;
    const last = this.#marks.at(-1);
    const isShort = last?.type === "cue" && last.end === at && at - last.start < 5;
    return !isShort || /^(?:is|my|or|rel|stop|your|theirs)$/.test(last.role);
  }

  #readNumber(at: number): boolean {
    let end = this.#beforeEmail(at, this.#cutSentence(at, matchAt(numberRun, this.#text, at)));
    if (end === at) return false;
    const next = this.#text.charCodeAt(end);
    // "0812 34O 5"
    if ((next === 105 || next === 108 || next === 111) && matchAt(lookalikes, this.#text, at) > end) return false;
    // Digits that a word goes on from are the word's: "0671 22 90 48 3afak". A cue may follow at once: "0812345wa".
    if (next >= 97 && next <= 122 && !this.#startsCue(end) && matchAt(extension, this.#text, end) === end) {
      while (end > at && isDigit(this.#text.charCodeAt(end - 1))) end--;
      while (end > at && !isDigit(this.#text.charCodeAt(end - 1))) end--;
    }
    if (this.#text.slice(at, end).replace(/\D/g, "").length < 6) return false;
    this.#push({ type: "number", role: "", start: at, end });
    return true;
  }

  /** @returns where a run of digits ends if a sentence or a line ends between two that could be numbers each */
  #cutSentence(from: number, to: number): number {
    const run = this.#text.slice(from, to);
    const digits = (text: string) => text.replace(/\D/g, "").length;
    for (const { index } of run.matchAll(/\. |\n/g)) {
      if (digits(run.slice(0, index)) > 7 && digits(run.slice(index)) > 6) return from + index;
    }
    return to;
  }

  /** A cue of two letters or more, whole. */
  #startsCue(at: number): boolean {
    const cue = this.#lexicon.cues.match(this.#text, at, this.#endsWord);
    return cue !== undefined && cue.end > at + 1;
  }

  #readLatin(unit: number): void {
    const at = this.#at;
    const text = this.#text;
    const end = this.#wordEnd(at);
    if (this.#nextDot >= 0 && this.#nextDot < at) this.#nextDot = text.indexOf(".", at);
    const hasDot = this.#nextDot >= at && this.#nextDot < end;
    if (hasDot || (text.charCodeAt(end) === 58 && text.startsWith("//", end + 1))) {
      const link = this.#lexicon.links.read(this.#folded, at);
      if (link) return this.#push(link);
    }
    if (isDigit(unit) && (this.#readNumber(at) || this.#readSyllables(at))) return;
    const cue = this.#lexicon.cues.match(text, at, this.#endsLatin);
    if (cue) {
      const to = this.#latinEnd(cue.end, cue.end - at);
      return this.#push({ ...cueMark(cue.cue, at, to), ...(to > cue.end && { isStem: true }) });
    }
    if ((unit === 111 || isDigit(unit)) && this.#readLookalikes(at)) return;
    if (this.#readGlued(at, end)) return;
    const brand = guessBrand(text.slice(at, end));
    if (brand) return this.#push(cueMark({ role: brand, weak: false }, at, end));
    this.#push({ type: "word", role: "", start: at, end: this.#beforeEmail(at, end) });
  }

  /** "0812)3456@…": what is an address's belongs to nothing else. */
  #beforeEmail(at: number, end: number): number {
    const email = this.#emails[this.#nextEmail];
    return email ? Math.min(end, Math.max(email.start, at + 1)) : end;
  }

  /** "VXana_88": a platform in capitals, its user name glued to it in small letters. */
  #readGlued(at: number, end: number): boolean {
    const { source, offsets } = this.#folded;
    const typed = /^(?:VX|WX|IG|FB|WeChat|LINE)(?=[a-z][a-z\d._-]{5})/.exec(
      source.slice(offsets?.[at] ?? at, offsets?.[end] ?? end),
    );
    const cue = typed && this.#lexicon.cues.match(this.#text, at, (to) => to === at + typed[0].length);
    if (cue) this.#push(cueMark({ ...cue.cue, weak: false }, at, cue.end));
    return cue !== null && cue !== undefined;
  }

  #wordEnd(from: number): number {
    const text = this.#text;
    let at = from + 1;
    while (at < from + 80 && lettersOf(text.charCodeAt(at)) === "latin") at++;
    const next = text.charCodeAt(at);
    return next === 46 || next === 39 || next === 45 ? matchAt(inner, text, at) : at;
  }

  /** "O722 9l4 5O8" */
  #readLookalikes(at: number): boolean {
    const end = matchAt(lookalikes, this.#text, at);
    const typed = this.#text.slice(at, end);
    const digits = typed
      .replaceAll("o", "0")
      .replace(/[il]/g, "1")
      .replace(/[^+\d]/g, "");
    const plain = typed.replace(/\D/g, "").length;
    if (plain < 6 || plain === digits.length) return false;
    this.#push({ type: "number", role: "", start: at, end, digits });
    return true;
  }

  /** @returns the offset after the cue that ends at `to` and its suffix; -1 if a word goes on there */
  #latinEnd(to: number, length: number): number {
    const text = this.#text;
    if (lettersOf(text.charCodeAt(to - 1)) !== "latin") return to;
    const next = text.charCodeAt(to);
    // "a-lee" is one word, "wa-nya" a cue.
    if (next === 45 && length === 1 && lettersOf(text.charCodeAt(to + 1)) === "latin") return -1;
    if (next === 46 || next === 95)
      return lettersOf(text.charCodeAt(to + 1)) === "latin" && !isDigit(text.charCodeAt(to + 1)) ? -1 : to;
    if (isDigit(next)) return length > 1 && matchAt(digitsAhead, text, to) > to ? to : -1;
    if (!(next >= 97 && next <= 122) && next !== 39) return to;
    const end =
      length > 3 || next === 39 || /^(?:wa|ig|fb|hp|sc|wc)(?:nya|ku)/.test(text.slice(to - length, to + 3))
        ? matchAt(latinSuffix, text, to)
        : to;
    return end > to ? end : next === 39 ? to : -1;
  }

  /** Digits said in syllables, some of them perhaps typed: "152七七零三8846". */
  #readSyllables(start: number): boolean {
    const text = this.#text;
    const first = text[start] ?? "";
    const end =
      syllables.includes(first) || isDigit(text.charCodeAt(start)) ? matchAt(syllableDigits, text, start) : start;
    const typed = text.slice(start, end);
    if (end === start || !/[^\d\s,-]/.test(typed)) return false;
    const digits = typed.replace(/[^\d]/g, (sign) =>
      syllables.includes(sign) ? String(syllables.indexOf(sign) % 10) : "",
    );
    this.#push({ type: "number", role: "", start, end, digits });
    return true;
  }

  #readOther(letters: Letters): void {
    this.#letters = letters;
    const text = this.#text;
    const start = this.#at;
    if (this.#readSyllables(start)) return;
    const spoken = letters === "open" ? this.#lexicon.digits?.read(text, start) : undefined;
    if (spoken) return this.#push({ type: "number", role: "", start, end: spoken.end, digits: spoken.digits });
    const prefix = prefixes[letters];
    let at = start;
    do {
      const cue = this.#lexicon.cues.match(text, at, this.#endsOther);
      if (cue) {
        if (letters === "open" && at > start) this.#marks.push({ type: "word", role: "", start, end: at });
        const end = this.#otherEnd(cue.end, letters, cue.end - at);
        const isStem = letters !== "open" && (at > start || end > cue.end);
        return this.#push({ ...cueMark(cue.cue, letters === "open" ? at : start, end), ...(isStem && { isStem }) });
      }
      at++;
    } while (
      letters === "open"
        ? lettersOf(text.charCodeAt(at)) === letters
        : at < start + 4 && prefix?.includes(text[at - 1] ?? " ") && lettersOf(text.charCodeAt(at)) === letters
    );
    while (lettersOf(text.charCodeAt(at)) === letters) at++;
    const drawn = letters === "open" ? undefined : this.#matchDrawn(text.slice(start, at));
    if (drawn) return this.#push(cueMark(drawn, start, at));
    this.#push({ type: "word", role: "", start, end: at });
  }

  /** A cue with letters drawn out: سنااب. */
  #matchDrawn(word: string): Cue | undefined {
    if (!/(.)\1/.test(word)) return undefined;
    for (const doubled of [/(.)\1+$/, /(.)\1+/g]) {
      const short = word.replace(doubled, "$1");
      const isWhole = (end: number) => end === short.length;
      const match = short.length < word.length ? this.#lexicon.cues.match(short, 0, isWhole) : undefined;
      if (match) return match.cue;
    }
    return undefined;
  }

  #otherEnd(to: number, letters: Letters, length: number): number {
    if (letters === "open") return to;
    if (length < 2) return lettersOf(this.#text.charCodeAt(to)) === letters ? -1 : to;
    const end = suffixes[letters] ? matchAt(suffixes[letters], this.#text, to) : this.#skipLetters(to, letters);
    return lettersOf(this.#text.charCodeAt(end)) === letters ? -1 : end;
  }

  #skipLetters(from: number, letters: Letters): number {
    let at = from;
    while (at < from + 7 && lettersOf(this.#text.charCodeAt(at)) === letters) at++;
    return at;
  }
}
