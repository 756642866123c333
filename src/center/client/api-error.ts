/** The session has ended, or there never was one: somebody must sign in. */
export class SignedOutError extends Error {
  override readonly name = "SignedOutError";
}

/** The server refused, and says why: RFC 9457 problem details. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly status: number;
  /** The last part of the problem's type, e.g. `too-many-requests`. */
  readonly code: string;

  constructor(status: number, { code, detail }: { readonly code: string; readonly detail: string }) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

/** The server did not answer. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}
