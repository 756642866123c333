import type { Folded } from "./fold.ts";
import type { Kind } from "../kinds/kind.ts";
import type { Mark } from "./mark.ts";

/** A contact as the words tell it; a number has yet to be read by the numbering plans. */
export interface Candidate {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  /** Absent for a number. */
  readonly value?: string;
  /** The digits of a number in a link, with `+`; those of a typed one stand in the text. */
  readonly digits?: string;
  /** A word says that this is a way to reach somebody. */
  readonly isCued: boolean;
  /** The message speaks of orders, accounts and the like. */
  readonly isDoubtful: boolean;
}

interface Named {
  readonly kind: string;
  readonly cue: number;
}

/** How far a cue reaches, in characters: before its value, and after it. */
const reach = { before: 64, after: 26 };
const fillers = new Set(["is", "my", "id", "or"]);
/** A user name that is no ordinary word: a digit, `_`, or a `.` or `-` inside. */
const distinctive = /\d|_|[a-z][.-][a-z]/;
const fileName = /\.(?:jpe?g|png|gif|webp|pdf|docx?|xlsx?|mp4|mov|zip|txt|csv|html?|js|heic)$/;

/** Decides for each value which cue it goes with, clause by clause. */
export class Assignment {
  readonly #text: string;
  readonly #marks: readonly Mark[];
  readonly #kinds: ReadonlyMap<string, Kind>;
  readonly #denied = new Set<number>();
  readonly #spent = new Set<number>();
  /** What each value became, by mark. */
  readonly #assigned = new Map<number, string>();
  readonly #candidates: Candidate[] = [];

  constructor({ text }: Folded, marks: readonly Mark[], kinds: ReadonlyMap<string, Kind>) {
    this.#text = text;
    this.#marks = marks;
    this.#kinds = kinds;
  }

  assign(): Candidate[] {
    const hasColon = this.#text.includes(":");
    this.#marks.forEach((mark, index) => {
      if (mark.type !== "cue") return;
      if (mark.role === "deny") this.#deny(index);
      else if (mark.role === "denied") this.#denyBefore(index, 2);
    });
    this.#marks.forEach((mark, index) => {
      if (mark.type === "found" && !this.#isTheirs(index)) this.#take(index, mark.role, mark.value);
      if (mark.type === "number") this.#readNumber(index);
      if (mark.type === "handle" || (mark.type === "word" && hasColon && this.#isPointed(index)))
        this.#readHandle(index);
    });
    this.#marks.forEach((mark, index) => {
      if (this.#isFree(index) && this.#kinds.get(mark.role)?.user) this.#readWord(index, mark);
    });
    return this.#candidates.sort((a, b) => a.start - b.start);
  }

  #textOf({ start, end, value }: Mark): string {
    return value ?? this.#text.slice(start, end);
  }

  #take(index: number, kind: string, value: string | undefined): void {
    const { start, end } = this.#marks[index] as Mark;
    this.#assigned.set(index, kind);
    this.#candidates.push({ kind, start, end, isCued: true, isDoubtful: false, ...(value !== undefined && { value }) });
  }

  /** A word that is plainly a user name after a colon: "snap, same as my other one: ana_lee". */
  #isPointed(index: number): boolean {
    const [before, mark] = [this.#marks[index - 1], this.#marks[index]];
    if (mark?.type !== "word" || !before || !/^ *: *$/.test(this.#text.slice(before.end, mark.start))) return false;
    return distinctive.test(this.#textOf(mark)) && /[a-z]/.test(this.#textOf(mark));
  }

  #isNaming(mark: Mark | undefined): boolean {
    return mark?.type === "cue" && (mark.role === "other" || mark.role === "num" || this.#kinds.has(mark.role));
  }

  #isFree(index: number): boolean {
    return this.#isNaming(this.#marks[index]) && !this.#denied.has(index) && !this.#spent.has(index);
  }

  #isFiller(mark: Mark | undefined): boolean {
    return mark?.type === "cue" && fillers.has(mark.role);
  }

  static #isValue({ type }: Mark): boolean {
    return type === "number" || type === "handle" || type === "found";
  }

  /** "I don't use X or Y": both are denied. Where none follows directly, the one before is: "X is not working". */
  #deny(index: number): void {
    const next = this.#marks[index + 1];
    if (!this.#isNaming(next) && !this.#isFiller(next) && this.#denyBefore(index, 0)) return;
    let words = 0;
    let found = false;
    for (let at = index + 1; at < this.#marks.length; at++) {
      const mark = this.#marks[at] as Mark;
      if (mark.type === "break" || Assignment.#isValue(mark)) break;
      if (this.#isNaming(mark)) {
        if (words > 1 && this.#hasValueAt(at + 1)) return;
        this.#denied.add(at);
        found = true;
        words = 2;
      } else if (!this.#isFiller(mark) && mark.role !== "deny" && ++words > 3) break;
    }
    if (!found) this.#denyBefore(index, 2);
  }

  #denyBefore(index: number, words: number): boolean {
    let left = words;
    for (let at = index - 1; at >= 0; at--) {
      const mark = this.#marks[at] as Mark;
      if (mark.type === "break" || Assignment.#isValue(mark)) return false;
      if (this.#isNaming(mark)) {
        this.#denied.add(at);
        return true;
      }
      if (!this.#isFiller(mark) && left-- === 0) return false;
    }
    return false;
  }

  #hasValueAt(index: number): boolean {
    let at = index;
    while (this.#isFiller(this.#marks[at])) at++;
    const mark = this.#marks[at];
    return mark !== undefined && Assignment.#isValue(mark);
  }

  /** The business's own: "your instagram @shop". */
  #isTheirs(index: number): boolean {
    for (let at = index - 1; at >= index - 5; at--) {
      const mark = this.#marks[at];
      if (mark?.type === "cue" && mark.role === "your") return true;
      if (!this.#isFiller(mark) && !this.#isNaming(mark)) return false;
      if (mark?.role === "my") return false;
    }
    return false;
  }

  /** Walks left from a value to the words that name it; `claimed`: they say that it is something else. */
  #findBefore(index: number, accepts: (kind: Kind) => boolean): Named | "claimed" | undefined {
    const { start } = this.#marks[index] as Mark;
    let words = 0;
    for (let at = index - 1; at >= 0; at--) {
      const mark = this.#marks[at] as Mark;
      if (Assignment.#isValue(mark) || start - mark.end > reach.before) return undefined;
      if (mark.type === "break" && mark.role === "hard" && !this.#opensLine(at, index)) return undefined;
      if (mark.type === "cue" && mark.role === "not" && words === 0) return "claimed";
      if (mark.type === "word" || mark.type === "break") words++;
      if (this.#isFree(at)) return this.#isTheirs(at) ? "claimed" : this.#readChain(at, accepts);
    }
    return undefined;
  }

  /** "WhatsApp:" at the end of a line, its value on the next. */
  #opensLine(index: number, value: number): boolean {
    const before = this.#marks[index - 1];
    if (value !== index + 1 || !before || !this.#isNaming(before)) return false;
    return this.#text.slice(before.end, this.#marks[index]?.start).trim() === ":";
  }

  /** "call or WhatsApp me on": of names in a row a platform wins over the phone, the last one over those before. */
  #readChain(index: number, accepts: (kind: Kind) => boolean): Named | "claimed" | undefined {
    let fallback: Named | undefined;
    for (let at = index; at >= 0; at--) {
      const mark = this.#marks[at] as Mark;
      if (mark.type === "cue" && mark.role === "not" && this.#marks[at + 1]?.role === "num") return "claimed";
      if (this.#isFree(at)) {
        const kind = this.#kinds.get(mark.role);
        const role = mark.role === "num" ? "phone" : mark.role;
        if (kind && kind.kind !== "phone" && accepts(kind)) return { kind: role, cue: at };
        if (role !== "email" && (!fallback || fallback.kind === "other")) fallback = { kind: role, cue: at };
      } else if (!this.#isFiller(mark)) break;
    }
    return fallback;
  }

  /** Walks right from a value: "0856… (WA)", "@ana is my insta". The name must have no value of its own. */
  #findAfter(index: number, accepts: (kind: Kind) => boolean): Named | undefined {
    const { end } = this.#marks[index] as Mark;
    for (let at = index + 1; at < this.#marks.length; at++) {
      const mark = this.#marks[at] as Mark;
      if (Assignment.#isValue(mark) || mark.start - end > reach.after) return undefined;
      if (mark.type === "break" && (mark.role === "hard" || !this.#isNaming(this.#marks[at + 1]))) return undefined;
      if (mark.type === "cue" && (mark.role === "not" || mark.role === "your" || mark.role === "deny"))
        return undefined;
      if (!this.#isFree(at) || (this.#hasOwnValue(at, end) && this.#text[mark.end] !== ")")) continue;
      const kind = this.#kinds.get(mark.role);
      if (mark.role === "other" || mark.role === "num" || kind?.kind === "phone") {
        const next = this.#findAfter(at, accepts);
        return next ?? { kind: mark.role === "other" ? "other" : "phone", cue: at };
      }
      if (kind && accepts(kind)) return { kind: kind.kind, cue: at };
    }
    return undefined;
  }

  #hasOwnValue(index: number, from: number): boolean {
    for (let at = index + 1; at < this.#marks.length; at++) {
      const mark = this.#marks[at] as Mark;
      if (mark.type === "break" || mark.start - from > reach.before) return false;
      if (Assignment.#isValue(mark)) return true;
    }
    return false;
  }

  #readNumber(index: number): void {
    const { role, digits, start, end } = this.#marks[index] as Mark;
    if (role && digits) {
      if (!this.#isTheirs(index))
        this.#candidates.push({ kind: role, start, end, digits, isCued: true, isDoubtful: false });
      return;
    }
    const typed = digits ?? this.#text.slice(start, end);
    const accepts = (kind: Kind) => kind.takesNumbers === true || kind.user?.test(typed) === true;
    const before = this.#findBefore(index, accepts);
    if (before === "claimed" || this.#isTheirs(index)) return;
    const after = this.#findAfter(index, accepts);
    const isPlain = !before || before.kind === "phone" || before.kind === "other";
    const named = (isPlain && after && after.kind !== "other" ? after : before) ?? after ?? this.#inherit(index);
    if (!named && this.#isClaimedAfter(index)) return;
    if (named) this.#spend(named);
    const kind = named?.kind ?? "phone";
    if (kind === "other") return;
    const takesNumbers = this.#kinds.get(kind)?.takesNumbers;
    if (takesNumbers === false || (!takesNumbers && kind !== "phone")) return this.#take(index, kind, typed);
    this.#assigned.set(index, kind);
    this.#candidates.push({
      kind,
      start,
      end,
      isCued: named !== undefined || digits !== undefined,
      isDoubtful: this.#marks.some((mark) => mark.type === "cue" && mark.role === "not"),
      ...(digits && { digits }),
    });
  }

  #spend({ cue }: Named): void {
    if (cue >= 0) this.#spent.add(cue);
  }

  /** "WA: N1 or N2": the second goes with the first one's cue. */
  #inherit(index: number): Named | undefined {
    let at = index - 1;
    while (this.#isFiller(this.#marks[at]) || this.#marks[at]?.role === "soft") at--;
    const kind = this.#assigned.get(at);
    return kind && this.#marks[at]?.type === this.#marks[index]?.type ? { kind, cue: -1 } : undefined;
  }

  /** "8847-2019 is my order number" */
  #isClaimedAfter(index: number): boolean {
    let at = index + 1;
    while (this.#isFiller(this.#marks[at])) at++;
    const mark = this.#marks[at];
    return mark?.type === "cue" && mark.role === "not";
  }

  #readHandle(index: number): void {
    const typed = this.#textOf(this.#marks[index] as Mark).replace(" ", "");
    const accepts = (kind: Kind) => kind.user?.test(typed.replace(/^@/, "")) === true;
    const before = this.#findBefore(index, accepts);
    if (before === "claimed" || this.#isTheirs(index)) return;
    const named =
      (before?.kind === "phone" ? undefined : before) ?? this.#findAfter(index, accepts) ?? this.#inherit(index);
    if (!named || !this.#kinds.get(named.kind)?.user) return;
    this.#spend(named);
    this.#takeUser(index, named.kind, typed);
  }

  #takeUser(index: number, name: string, typed: string): void {
    const kind = this.#kinds.get(name);
    if (!kind?.user?.test(typed.replace(/^@/, ""))) return;
    this.#take(index, name, kind.normalise?.(typed) ?? typed.replace(/^@/, ""));
  }

  /** A user name without `@`: the word beside the cue. */
  #readWord(index: number, cue: Mark): void {
    const kind = this.#kinds.get(cue.role) as Kind;
    let at = index + 1;
    while (this.#isFiller(this.#marks[at])) at++;
    const word = this.#marks[at];
    if (word?.type === "word" && this.#accepts(kind, word, { cue, index, at })) {
      return this.#takeUser(at, kind.kind, this.#textOf(word));
    }
    let back = index - 1;
    while (this.#isFiller(this.#marks[back])) back--;
    const before = this.#marks[back];
    if (before?.type !== "word" || this.#assigned.has(back) || cue.start - before.end > reach.after) return;
    const typed = this.#textOf(before);
    const owns = this.#hasRole(back, index, "my") && this.#hasRole(back, index, "is");
    const isName = kind.user?.test(typed) && !fileName.test(typed) && (distinctive.test(typed) || owns);
    if (isName && (!cue.weak || owns)) this.#takeUser(back, kind.kind, typed);
  }

  #hasRole(from: number, to: number, role: string): boolean {
    return this.#marks.slice(Math.max(0, from + 1), to).some((mark) => mark.type === "cue" && mark.role === role);
  }

  #accepts(kind: Kind, word: Mark, { cue, index, at }: { cue: Mark; index: number; at: number }): boolean {
    const typed = this.#textOf(word);
    const between = this.#text.slice(cue.end, word.start);
    if (between.length > reach.after || !kind.user?.test(typed) || fileName.test(typed) || this.#assigned.has(at))
      return false;
    const owned = this.#hasRole(index - 2, at, "my");
    const pointed = /[:=>]/.test(between) || this.#hasRole(index, at, "id") || / - /.test(between);
    if (cue.weak && !pointed && !owned) return false;
    if (/[^\0-\x7f]/.test(typed)) return pointed;
    if (distinctive.test(typed)) return true;
    const isForeign = /[^\0-\u02ff]/.test(this.#text.slice(cue.start, cue.end));
    return (pointed || isForeign || (owned && this.#hasRole(index, at, "is"))) && !this.#startsPhrase(at, word);
  }

  /** Several words in a row are a display name or a sentence. */
  #startsPhrase(index: number, word: Mark): boolean {
    const next = this.#marks[index + 1];
    return next?.type === "word" && /^ +$/.test(this.#text.slice(word.end, next.start));
  }
}
