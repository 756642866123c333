import type { Kind } from "../kinds/kind.ts";
import { type Candidate, Claims } from "./claims.ts";
import type { Clauses } from "./clause.ts";
import type { Folded } from "./fold.ts";
import type { Mark } from "./mark.ts";
import type { Named, Naming } from "./naming.ts";
import { distinctive, UserWords } from "./user-words.ts";

/** Decides for each value which cue it goes with, clause by clause. */
export class Assignment {
  readonly #claims: Claims;
  readonly #clauses: Clauses;
  readonly #marks: readonly Mark[];
  readonly #naming: Naming;
  readonly #isDoubtful: boolean;

  constructor(folded: Folded, marks: readonly Mark[], kinds: ReadonlyMap<string, Kind>) {
    this.#claims = new Claims(folded, marks, kinds);
    this.#clauses = this.#claims.clauses;
    this.#marks = marks;
    this.#naming = this.#claims.naming;
    this.#isDoubtful = marks.some(({ type, role }) => type === "cue" && role === "not");
  }

  assign(): Candidate[] {
    const words = new UserWords(this.#claims);
    const hasColon = this.#clauses.text.includes(":");
    this.#marks.forEach((mark, index) => words.readSure(index, mark));
    this.#marks.forEach((mark, index) => {
      if (mark.type === "found" && !this.#naming.isTheirs(index)) this.#claims.take(index, mark.role, mark.value);
      if (mark.type === "number") this.#readNumber(index);
      if (mark.type === "handle" || (mark.type === "word" && hasColon && this.#isPointed(index)))
        this.#readHandle(index);
    });
    this.#marks.forEach((mark, index) => words.read(index, mark));
    this.#marks.forEach(({ role }, index) => {
      if (role === "id") words.readLater(index);
    });
    return this.#claims.candidates.sort((a, b) => a.start - b.start);
  }

  /** A word that is plainly a user name after a colon: "snap, same as my other one: ana_lee". */
  #isPointed(index: number): boolean {
    const mark = this.#marks[index] as Mark;
    const typed = this.#clauses.textOf(mark);
    return (
      index > 0 &&
      this.#claims.kindOf(index) === undefined &&
      /^ *: *$/.test(this.#clauses.between(index - 1, index)) &&
      distinctive.test(typed) &&
      /[a-z]/.test(typed)
    );
  }

  #readNumber(index: number): void {
    const { role, digits, start, end } = this.#marks[index] as Mark;
    if (this.#naming.isTheirs(index) || this.#isSomeoneElses(index)) return;
    if (role && digits) {
      this.#claims.candidates.push({ kind: role, start, end, digits, isCued: true, isDoubtful: false });
      return;
    }
    const typed = digits ?? this.#clauses.text.slice(start, end);
    const isId = (kind: Kind) => kind.takesIds === true && kind.user?.test(typed) === true;
    const before = this.#naming.findBefore(index, (kind) => kind.takesNumbers === true || isId(kind));
    const after = this.#naming.findAfter(index, (kind) => kind.takesNumbers === true);
    if (before === "claimed" && !this.#isSaidAfter(index, after)) return;
    const said = before === "claimed" ? undefined : before;
    const isPlain = !said || said.kind === "phone" || said.kind === "other";
    const named =
      (isPlain && after && after.kind !== "other" ? after : said) ??
      after ??
      this.#inherit(index) ??
      this.#follow(index);
    if (!named && (this.#isClaimedAfter(index) || this.#isClaimedByWord(index))) return;
    if (named) this.#naming.spent.add(named.cue);
    const kind = named?.kind === "other" && this.#asksForCall() ? "phone" : (named?.kind ?? "phone");
    const known = this.#clauses.kinds.get(kind);
    if (known && isId(known) && !known.takesNumbers) return this.#claims.take(index, kind, typed);
    if (!known?.takesNumbers) return;
    this.#claims.assign(index, kind);
    const isCued = named !== undefined || digits !== undefined;
    this.#claims.candidates.push({ kind, start, end, isCued, isDoubtful: this.#isDoubtful, ...(digits && { digits }) });
  }

  /** "0812… is that you?", "the courier, 0812…, doesn't answer": the only number, and not given to be called. */
  #isSomeoneElses(index: number): boolean {
    const numbers = this.#marks.filter(({ type }) => type === "number").length;
    if (numbers > 1 || this.#clauses.hasRoleBetween(index - 5, index, "my")) return false;
    for (let at = index + 1; at < index + 8; at++) if (this.#clauses.hasRole(at, "theirs")) return true;
    return false;
  }

  /** "booking 0812… whatsapp only": what names it is nearer than what claims it. */
  #isSaidAfter(index: number, after: Named | undefined): boolean {
    return after?.cue === index + 1 && this.#clauses.kinds.has(after.kind) && !this.#naming.isTheirs(index);
  }

  /** "ana@example.com or 0812…" */
  #follow(index: number): Named | undefined {
    return this.#clauses.hasRole(index - 1, "or") && this.#claims.kindOf(index - 2) !== undefined
      ? { kind: "phone", cue: -1 }
      : undefined;
  }

  /** Somewhere a word says to call or to text. */
  #asksForCall(): boolean {
    return this.#marks.some(
      ({ role }, index) => role === "phone" && this.#naming.isFree(index) && !this.#clauses.hasValueFrom(index + 1),
    );
  }

  /** "WA: N1 or N2": the second goes with the first one's cue. */
  #inherit(index: number): Named | undefined {
    let at = index - 1;
    while (this.#clauses.isFiller(at) || this.#marks[at]?.role === "soft") at--;
    const kind = this.#claims.kindOf(at);
    return kind && this.#marks[at]?.type === this.#marks[index]?.type ? { kind, cue: -1 } : undefined;
  }

  /** "8847-2019 is my order number" */
  #isClaimedAfter(index: number): boolean {
    return this.#clauses.hasRole(this.#clauses.skipFillers(index + 1, 1), "not");
  }

  /** "waybill 0718…": an unknown word right before; but "Budi 0812…" may be all that somebody writes. */
  #isClaimedByWord(index: number): boolean {
    const clauses = this.#clauses;
    if (clauses.hasRole(index - 1, "acct") && !clauses.isNaming(index - 2)) return true;
    if (!clauses.isWord(index - 1) || !/^[ :#]{0,3}$/.test(clauses.between(index - 1, index))) return false;
    const { start = 0, end = 0 } = this.#marks[index] ?? {};
    const typed = clauses.text.slice(start, end);
    const word = clauses.textOf(this.#marks[index - 1] as Mark);
    // Grouped digits behind a trunk zero are a telephone's, unless the word is part of them, as Chinese writes it.
    if (/^[+(]/.test(typed) || (/^0\d{1,4}[ .-]\d/.test(typed) && !/[\u3040-\ud7a3]/.test(word))) return false;
    if (!/[a-z\u0590-\u06ff]{3}|[^\0-\u06ff]{2}/.test(word)) return false;
    const isAll = index < 4 && index === this.#marks.length - 1;
    return !isAll || !this.#marks.slice(0, index).every((_, at) => clauses.isWord(at) && clauses.isCapital(at));
  }

  #readHandle(index: number): void {
    const clauses = this.#clauses;
    const typed = clauses.textOf(this.#marks[index] as Mark).replace(" ", "");
    const accepts = (kind: Kind) => kind.user?.test(typed.replace(/^@/, "")) === true;
    const before = this.#naming.findBefore(index, accepts);
    if (before === "claimed" || this.#naming.isTheirs(index)) return;
    const named =
      (before?.kind === "phone" ? undefined : before) ?? this.#naming.findAfter(index, accepts) ?? this.#inherit(index);
    if (!named || !clauses.kinds.get(named.kind)?.user) return;
    this.#naming.spent.add(named.cue);
    this.#claims.takeUser(index, named.kind, typed);
  }
}
