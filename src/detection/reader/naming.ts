import type { Kind } from "../kinds/kind.ts";
import type { Clauses } from "./clause.ts";
import { findDenied } from "./denial.ts";
import type { Mark } from "./mark.ts";

/** What names a value, and the index of the word that does; -1 if it is a value's before. */
export interface Named {
  readonly kind: string;
  readonly cue: number;
}

/** How far a cue reaches, in characters: before its value, and after it. */
export const reach = { before: 64, after: 26 };
/** Words for "number" that stand after what they count, in languages where others stand before it. */
const nounFirst = /^(?:numbers?|nos?|nummer|nr|numaram?|نمبر|[\u0900-\u0dff\u3040-\u9fff\uac00-\ud7a3].*)$/;
/** What an account is called: a bank's name may stand between it and its number. */
const account = /acc|akaun|rek|គណនី|บัญชี/;
/** Finds the words that say what a value is. */
export class Naming {
  readonly clauses: Clauses;
  readonly marks: readonly Mark[];
  /** Cues that have their value. */
  readonly spent = new Set<number>();
  /** Words that are a value. */
  readonly taken = new Set<number>();
  readonly #denied: ReadonlySet<number>;
  readonly #numberWords: ReadonlySet<number>;

  constructor(clauses: Clauses) {
    this.clauses = clauses;
    this.marks = clauses.marks;
    const { denied, numberWords } = findDenied(clauses);
    this.#denied = denied;
    this.#numberWords = numberWords;
  }

  isFree(index: number): boolean {
    return this.clauses.isNaming(index) && !this.#denied.has(index) && !this.spent.has(index);
  }

  /** A "no" that denies nothing: "number", or Portuguese "on". */
  isHarmless(index: number): boolean {
    return this.#numberWords.has(index);
  }

  #isNumberWord(index: number): boolean {
    return this.clauses.hasRole(index, "num") || this.#numberWords.has(index);
  }

  /** The business's own: "your instagram @shop". */
  isTheirs(index: number): boolean {
    const clauses = this.clauses;
    for (let at = index - 1; at >= index - 5; at--) {
      if (clauses.hasRole(at, "your")) return true;
      if ((!clauses.isFiller(at) && !clauses.isNaming(at)) || clauses.hasRole(at, "my")) return false;
    }
    return false;
  }

  /** Walks left from a value to the words that name it; `claimed`: they say that it is something else. */
  findBefore(index: number, accepts: (kind: Kind) => boolean): Named | "claimed" | undefined {
    const clauses = this.clauses;
    const { start, end } = this.marks[index] as Mark;
    // "is 0800… your number?"; in Spanish "vos" there speaks to somebody.
    if (clauses.hasRole(index + 1, "your") && !clauses.text.startsWith(" vos", end)) return "claimed";
    let words = 0;
    for (let at = index - 1; at >= 0; at--) {
      const mark = this.marks[at] as Mark;
      if (clauses.isValue(at) || start - mark.end > reach.before) return undefined;
      if (mark.type === "break" && mark.role === "hard" && !this.#opensLine(at, index)) return undefined;
      const isClaim = clauses.hasRole(at, "not") && words <= Number(account.test(clauses.textOf(mark)));
      if (isClaim && this.marks[index]?.type !== "handle") return "claimed";
      if (this.#isNumberWord(at) && this.#isQualified(at, index)) return "claimed";
      // "not my number 0812…, it's …"
      if (words === 0 && this.#denied.has(at) && this.#isNumberWord(at)) return "claimed";
      if (mark.type === "word" || mark.type === "break") words++;
      if (this.isFree(at) || this.#numberWords.has(at)) {
        return this.isTheirs(at) ? "claimed" : this.#readChain(at, index, accepts);
      }
    }
    return undefined;
  }

  /** "WhatsApp" or "WhatsApp:" at the end of a line, its value at the beginning of the next. */
  #opensLine(index: number, value: number): boolean {
    const clauses = this.clauses;
    const isFirst = clauses.skipFillers(index + 1, 1) === value;
    const gap = clauses.between(index - 1, index + 1).trim();
    return isFirst && clauses.isNaming(index - 1) && (gap === ":" || (gap === "" && !clauses.isValue(index - 2)));
  }

  /** "receipt number 12", "número de socio 12": a number of something that is neither a phone nor somebody. */
  #isQualified(word: number, value: number): boolean {
    const clauses = this.clauses;
    if (this.marks[value]?.type !== "number") return false;
    const before = word - 1;
    const { start } = this.marks[word] as Mark;
    const isNoun =
      nounFirst.test(clauses.textOf(this.marks[word] as Mark)) && /^[ .]?$/.test(clauses.between(before, word));
    // "account number at Barclays 12", "no akaun Maybank 12", "número de cuenta Santander 12"
    let isAccount = isNoun && clauses.hasRole(before, "acct") && !clauses.isNaming(before - 1);
    let isNext = true;
    for (let at = word + 1; at < value; at++) {
      const mark = this.marks[at] as Mark;
      if (clauses.isNaming(at) || mark.type === "break") return false;
      isAccount ||= isNext && /^(?:not|acct)$/.test(mark.role);
      isNext &&= /^d[aei]l?$/.test(clauses.textOf(mark));
      if (mark.type === "word" && !isAccount) return !clauses.isCapital(at);
    }
    if (isAccount || !isNoun) return isAccount;
    // "PO no 12"; in small letters it is a polite word in Tagalog.
    if (clauses.hasRole(before, "is") && clauses.sourceOf(start - 3, start - 1) === "PO") return true;
    // "Ana Lee number: 0812" is a form on one line, "Tom's number" is his.
    const isName = before > 0 && clauses.isCapital(before);
    return clauses.isWord(before) && !isName && !/s$/.test(clauses.textOf(this.marks[before] as Mark));
  }

  /** "운송장 번호": the word that elsewhere says telephone, right behind what claims it. */
  #isKoreanNumber(claim: number, word: number): boolean {
    return word === claim + 1 && this.clauses.textOf(this.marks[word] as Mark).startsWith("번호");
  }

  /** "call or WhatsApp me on": of names in a row a platform wins over the phone, the last one over those before. */
  #readChain(index: number, value: number, accepts: (kind: Kind) => boolean): Named | "claimed" | undefined {
    const clauses = this.clauses;
    let fallback: Named | undefined;
    let last = index;
    for (let at = index; at >= 0; at--) {
      const mark = this.marks[at] as Mark;
      if (clauses.hasRole(at, "not") && (this.#isNumberWord(last) || this.#isKoreanNumber(at, last))) return "claimed";
      if (!clauses.isFiller(at)) last = at;
      if (this.isFree(at) || this.#numberWords.has(at)) {
        const kind = clauses.kinds.get(mark.role);
        // "my line is 0812…" is a telephone's; "LINE: 0812…" is not.
        const isLoose =
          mark.weak === true &&
          kind?.user !== undefined &&
          this.marks[value]?.type === "number" &&
          !this.#isExplicit(at);
        const role = this.#isNumberWord(at) || isLoose ? "phone" : mark.role;
        if (kind && kind.kind !== "phone" && accepts(kind) && !isLoose) return { kind: role, cue: at };
        const isUseless = isLoose && kind.takesNumbers !== true;
        if (role !== "email" && !isUseless && (!fallback || fallback.kind === "other"))
          fallback = { kind: role, cue: at };
      } else if (!clauses.isFiller(at)) break;
    }
    return fallback;
  }

  /** Walks right from a value: "0856… (WA)", "@ana is my insta". The name must have no value of its own. */
  findAfter(index: number, accepts: (kind: Kind) => boolean): Named | undefined {
    const clauses = this.clauses;
    const { end } = this.marks[index] as Mark;
    for (let at = index + 1; at < this.marks.length; at++) {
      const mark = this.marks[at] as Mark;
      if (clauses.isValue(at) || this.taken.has(at) || mark.start - end > reach.after) return undefined;
      if (mark.type === "break" && (mark.role === "hard" || !clauses.isNaming(this.#skipThat(at + 1))))
        return undefined;
      if (mark.type === "cue" && /^(?:not|your|deny|no)$/.test(mark.role) && !this.#numberWords.has(at))
        return undefined;
      if (!this.isFree(at) || (this.#hasOwnValue(at, end) && clauses.text[mark.end] !== ")")) continue;
      const kind = clauses.kinds.get(mark.role);
      if (mark.role === "other" || mark.role === "num" || kind?.kind === "phone") {
        return this.findAfter(at, accepts) ?? { kind: mark.role === "other" ? "other" : "phone", cue: at };
      }
      if (kind && accepts(kind)) return { kind: kind.kind, cue: at };
    }
    return undefined;
  }

  /** "0812…, that's WhatsApp" */
  #skipThat(index: number): number {
    let at = index;
    while (this.clauses.hasRole(at, "is")) at++;
    return at;
  }

  #hasOwnValue(index: number, from: number): boolean {
    const kind = this.clauses.kinds.get(this.marks[index]?.role ?? "");
    // "0812… wa and 0274… home"
    const next = this.marks[index + 1];
    const isAnd = next?.role === "or" || (next !== undefined && this.clauses.textOf(next) === "e");
    if (this.clauses.isValue(index - 1) && isAnd) return false;
    for (let at = index + 1; at < this.marks.length; at++) {
      const mark = this.marks[at] as Mark;
      if (mark.type === "break" || mark.start - from > reach.before) return false;
      if (mark.type === "number") return true;
      if (mark.type === "handle") return kind?.user !== undefined;
    }
    return false;
  }

  #isExplicit(index: number): boolean {
    const { text } = this.clauses;
    const { end } = this.marks[index] as Mark;
    const isListed = this.clauses.isNaming(index - 2) && /^ ?[/&+] ?$/.test(this.clauses.between(index - 2, index));
    return (
      isListed ||
      /^ *[:=]/.test(text.slice(end, end + 3)) ||
      this.clauses.hasRole(index + 1, "id") ||
      this.clauses.isUpperCase(index)
    );
  }
}
