import type { Letters } from "../reader/characters.ts";
import type { CueMatch } from "../reader/cue-index.ts";
import type { Folded } from "../reader/fold.ts";
import type { NameWords } from "../reader/index.ts";
import type { Mark } from "../reader/mark.ts";

/** Offsets of a name in the folded text. */
export interface FoundName {
  readonly start: number;
  readonly end: number;
}

/** How sure an introduction is: `form` is a label before a colon, `capital` needs one, `weak` what looks like a name. */
export type Strength = "strong" | "form" | "capital" | "weak";

/** Reads a name that begins at an offset. */
export type ReadName = (names: NameText, from: number, strength: Strength) => FoundName | undefined;

/** What reads names in other scripts than Latin; it comes with the words of the first such script. */
export interface NameReaders {
  readonly spaced: ReadName;
  readonly unspaced: ReadName;
  readonly eastAsian: ReadName;
  readonly beforeEnd: (names: NameText, from: number) => FoundName | undefined;
}

/** What a name is looked for in. */
export interface NameContext extends NameWords {
  readonly folded: Folded;
  /** The scanner's: they end a name. */
  readonly marks: readonly Mark[];
  readonly lettersOf: (unit: number) => Letters;
}

/** Greetings and vocatives that may stand before "I'm Ana" in the same clause. */
const greeting =
  /(?:^ *|[\n.,!?;:(\u2022\u3002] *)(?:(?:[a-z]{2,6} oi|जी|ji|جي|안녕하세요|안녕|你好|您好|コンニチハ|ハシメマシテ|สวัสดี\S*|नमस्ते|مرحبا|ا?هلا(?: وسهلا)?|صباح الخير|مساء الخير|السلام عليكم|שלום|היי|h+(?:i+|e+y+|e+l+o+|a+l+o+|a+i+|o+la+)|yo|sup|howdy|g'day|morning|afternoon|evening|aoa|coucou|salve|servus|moin|(?:good|guten|b[ou]+[emn]\w*|boa|selamat|magandang|sawas?dee|iyi)(?: \w+)?|mrb|slm|selamlar|gunaydin|kumusta|hujambo|mambo|o+i+|o+la+|ciao|salut|bonjour(?: a tous)?|bonsoir|merhaba(?:lar)?|selam|salam|assalamualaikum|namaste|habari|jambo|kia ora|da|chao|alo|dear|please|yes|ok|and|dan|y|e|et|und|ve|na|so|btw)[ ,!]*)?(?:(?:there|mate|bro|boss|love|dear|folks|all|team|guys|semua|kak|min|shop|ad|admin|everyone|sir|madam|po|anh|chi|em|gan|sis|bang|ya)[ ,!]*)?$/;

/** A folded text, its marks and its introductions, with the questions that reading a name asks. */
export class NameText {
  readonly text: string;
  readonly #context: NameContext;

  readonly #endsWord = (end: number, start: number) => this.letters(end) !== this.letters(start);

  readonly readers: NameReaders | undefined;

  constructor(context: NameContext) {
    this.#context = context;
    this.readers = context.readers;
    this.text = context.folded.text;
  }

  /** What a sticky pattern matches at an offset; empty if nothing. */
  sticky(pattern: RegExp, at: number): string {
    return stickyAt(pattern, this.text, at);
  }

  letters(at: number): Letters {
    return this.#context.lettersOf(this.text.charCodeAt(at));
  }

  mark(at: number): Mark | undefined {
    return this.#find("start", at);
  }

  /** Whether a mark with this role ends here. */
  endsRole(at: number, role: string): boolean {
    return this.#markEnding(at)?.role === role;
  }

  /** Whether a number, address, link or `@handle` ends here. */
  endsValue(at: number): boolean {
    return /^(?:number|handle|found)$/.test(this.#markEnding(at)?.type ?? "");
  }

  /** Whether the clause before speaks of somebody else: "my husband's 0812…", or of a telephone, which stands in a place. */
  isSomeoneElses(at: number): boolean {
    for (let end = at; end > at - 60 && end > 0; end--) {
      const { type, role = "" } = this.#markEnding(end) ?? {};
      if (type === "break") return false;
      if (/^(?:rel|phone|your)$/.test(role)) return true;
    }
    return false;
  }

  #markEnding(at: number): Mark | undefined {
    return this.#find("end", at);
  }

  /** Marks are in order. */
  #find(edge: "start" | "end", at: number): Mark | undefined {
    const { marks } = this.#context;
    let low = 0;
    let high = marks.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const mark = marks[middle] as Mark;
      if (mark[edge] === at) return mark;
      if (mark[edge] < at) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** Whether a number stands before, and what claims it, in the same sentence: an account's. */
  followsAccount(at: number): boolean {
    let hasNumber = false;
    for (let end = at; end > at - 80 && end > 0; end--) {
      const mark = this.#markEnding(end);
      if (mark?.role === "hard") return false;
      if (mark?.role === "not" && hasNumber) return true;
      hasNumber ||= mark?.type === "number";
    }
    return false;
  }

  /** @returns the introduction, title or trap that begins here */
  matchCue(at: number): CueMatch | undefined {
    return this.#context.cues.match(this.text, at, this.letters(at) === "open" ? () => true : this.#endsWord);
  }

  /** @returns where an ending like "입니다" begins between these offsets */
  findEnd(from: number, to: number): number | undefined {
    for (let at = from; at <= to; at++) {
      const isOpen = this.letters(at) === "open";
      // A Korean ending may be followed by a polite syllable.
      const isEnd = (end: number) => isOpen || this.letters(this.text[end] === "요" ? end + 1 : end) === "none";
      const role = this.text[at] === " " ? undefined : this.#context.cues.match(this.text, at, isEnd)?.cue.role;
      if (role === "end" || role === "honorific") return at;
    }
    return undefined;
  }

  isUpper(at: number): boolean {
    const { source, offsets } = this.#context.folded;
    const typed = source.charAt(offsets?.[at] ?? at);
    return typed !== typed.toLowerCase();
  }

  sourceOf(from: number, to: number): string {
    const { source, offsets } = this.#context.folded;
    return source.slice(offsets?.[from] ?? from, offsets?.[to] ?? to).replace(/[\s\u200b]+$/, "");
  }

  /** Whether it begins like something that follows "I am" and is no name. */
  isNoName(name: string): boolean {
    return this.#context.notNames.some((pattern) => pattern.test(name));
  }

  isSurname(character: string | undefined): boolean {
    return character !== undefined && this.#context.surnames.includes(character);
  }

  /** A name without its family's: a typical last character, or the 阿 of the south before one. */
  isGivenName(name: string): boolean {
    const last = name.at(-1) ?? "";
    const isCalled = /^[小老][^白]/.test(name) && this.isSurname(last);
    return name.length === 2 && (isCalled || name.startsWith("阿") || this.#context.givenNames.includes(last));
  }

  /** Whether a clause begins here, after a greeting at most. */
  opensClause(at: number): boolean {
    return greeting.test(this.text.slice(Math.max(0, at - 30), at));
  }
}

/** @returns what a sticky pattern matches at an offset; empty if nothing */
export function stickyAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}
