import { type Folded, sourceEnd, sourceStart } from "./fold.ts";
import type { Kind } from "../kinds/kind.ts";
import type { Mark } from "./mark.ts";

/** Roles that may stand between a cue and its value. */
const fillers = new Set(["is", "my", "id", "acct", "or", "rel"]);

/** In a row; more are a text that was made to be slow. */
const mostFillers = 24;

/** The marks of a text with the questions that are asked about them; indexes beyond the ends are allowed. */
export class Clauses {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly #folded: Folded;
  #shouted: boolean | undefined;

  constructor(folded: Folded, marks: readonly Mark[], kinds: ReadonlyMap<string, Kind>) {
    this.#folded = folded;
    this.text = folded.text;
    this.marks = marks;
    this.kinds = kinds;
  }

  textOf({ start, end, value }: Mark): string {
    return value ?? this.text.slice(start, end);
  }

  /** Names a platform, the phone or e-mail, or says "number". */
  isNaming(index: number): boolean {
    const mark = this.marks[index];
    return mark?.type === "cue" && (mark.role === "other" || mark.role === "num" || this.kinds.has(mark.role));
  }

  isFiller(index: number): boolean {
    const mark = this.marks[index];
    return mark?.type === "cue" && fillers.has(mark.role);
  }

  isValue(index: number): boolean {
    const type = this.marks[index]?.type;
    return type === "number" || type === "handle" || type === "found";
  }

  isWord(index: number): boolean {
    return this.marks[index]?.type === "word";
  }

  hasRole(index: number, role: string): boolean {
    const mark = this.marks[index];
    return mark?.type === "cue" && mark.role === role;
  }

  /** Whether a word of that role stands between two marks. */
  hasRoleBetween(from: number, to: number, role: string): boolean {
    for (let at = from + 1; at < to; at++) if (this.hasRole(at, role)) return true;
    return false;
  }

  /** @returns the first index from here on, in steps of one, that is no filler; a sentence has no more than a few */
  skipFillers(from: number, step: 1 | -1): number {
    let at = from;
    for (let left = mostFillers; left > 0 && this.isFiller(at); left--) at += step;
    return at;
  }

  /** Whether a value follows with nothing but fillers before it. */
  hasValueFrom(index: number): boolean {
    return this.isValue(this.skipFillers(index, 1));
  }

  /** What stands between two neighbouring marks. */
  between(left: number, right: number): string {
    return this.text.slice(this.marks[left]?.end ?? 0, this.marks[right]?.start ?? this.text.length);
  }

  /** Whether a word was typed with a capital, in Latin letters; where all is in capitals, none is. */
  isCapital(index: number): boolean {
    const start = this.marks[index]?.start ?? 0;
    const typed = this.#folded.source.charAt(this.#folded.offsets?.[start] ?? start);
    return typed !== typed.toLowerCase() && !this.#isShouted();
  }

  /** Whether all of a word was typed in capitals, unlike the rest. */
  isUpperCase(index: number): boolean {
    const { start = 0, end = 0 } = this.marks[index] ?? {};
    const typed = this.sourceOf(start, end);
    return typed === typed.toUpperCase() && !this.#isShouted();
  }

  #isShouted(): boolean {
    const { source } = this.#folded;
    this.#shouted ??= source === source.toUpperCase() && (source.match(/[A-Z]/g)?.length ?? 0) > 8;
    return this.#shouted;
  }

  /** What was typed, without invisible characters behind it. */
  sourceOf(from: number, to: number): string {
    return this.#folded.source.slice(sourceStart(this.#folded, from), sourceEnd(this.#folded, to));
  }
}
