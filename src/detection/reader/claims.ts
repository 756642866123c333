import type { Kind } from "../kinds/kind.ts";
import { Clauses } from "./clause.ts";
import type { Folded } from "./fold.ts";
import type { Mark } from "./mark.ts";
import { Naming } from "./naming.ts";

/** A contact as the words tell it; a number has yet to be read by the numbering plans. */
export interface Candidate {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  /** Absent for a number. */
  readonly value?: string;
  /** The digits of a number that does not stand in the text in plain digits, with `+` where it is international. */
  readonly digits?: string;
  /** A word says that this is a way to reach somebody. */
  readonly isCued: boolean;
  /** The message speaks of orders, accounts and the like. */
  readonly isDoubtful: boolean;
}

/** What each mark of a text became, shared by those who decide it. */
export class Claims {
  readonly clauses: Clauses;
  readonly marks: readonly Mark[];
  readonly naming: Naming;
  readonly candidates: Candidate[] = [];
  /** What each value became, by mark. */
  readonly #assigned = new Map<number, string>();

  constructor(folded: Folded, marks: readonly Mark[], kinds: ReadonlyMap<string, Kind>) {
    this.clauses = new Clauses(folded, marks, kinds);
    this.marks = marks;
    this.naming = new Naming(this.clauses);
  }

  /** @returns the kind that a mark became; undefined as long as it is none */
  kindOf(index: number): string | undefined {
    return this.#assigned.get(index);
  }

  assign(index: number, kind: string): void {
    this.#assigned.set(index, kind);
    this.naming.taken.add(index);
  }

  /** A contact that needs no numbering plan. */
  take(index: number, kind: string, value: string | undefined): void {
    const { start, end } = this.marks[index] as Mark;
    this.assign(index, kind);
    this.candidates.push({ kind, start, end, isCued: true, isDoubtful: false, ...(value !== undefined && { value }) });
  }

  /** The same for a user name, unless it cannot be one of that kind. */
  takeUser(index: number, name: string, typed: string): void {
    const kind = this.clauses.kinds.get(name);
    if (!kind?.user?.test(typed.replace(/^@/, ""))) return;
    const { start, end, value } = this.marks[index] as Mark;
    const written = this.clauses.sourceOf(start, end);
    // A word with an accent is no user name. A nickname keeps its capitals.
    if (/[\xc0-\u024f]/.test(written) && value === undefined) return;
    const user = /[^\0-\x7f]/.test(typed) ? written : typed;
    this.take(index, name, kind.normalise?.(user) ?? user.replace(/^@/, ""));
  }
}
