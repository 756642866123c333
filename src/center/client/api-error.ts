import type { ProblemParams } from "../../protocol/problem-codes.ts";

/** The session has ended, or there never was one: somebody must sign in. */
export class SignedOutError extends Error {
  override readonly name = "SignedOutError";
}

/** One thing that is wrong in what was sent. */
export interface Mistake {
  /** Where, as the server names it, e.g. `config.replies.rules[0].when`. */
  readonly path: string;
  /** The rule that is broken; empty where the server names none. */
  readonly code: string;
  readonly params: ProblemParams;
  /** The server's own words, in English. */
  readonly message: string;
}

/** What a refusal says. */
export interface Refusal {
  readonly status: number;
  /** Why; empty where it was not our server that answered. */
  readonly code: string;
  readonly params: ProblemParams;
  readonly mistakes: readonly Mistake[];
  /** The server's own words, in English. */
  readonly detail: string;
}

/** The server refused, and says why: RFC 9457 problem details. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.detail);
    this.refusal = refusal;
  }

  get status(): number {
    return this.refusal.status;
  }
}

/** The server did not answer. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}
