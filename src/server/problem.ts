/** Every refusal that the server knows: its status and title. The slug ends the problem's `type`. */
const kinds = {
  "not-json": [400, "The body is not JSON"],
  "bad-query": [400, "A query parameter is not usable"],
  "sign-in-needed": [401, "Sign-in is needed"],
  "token-needed": [401, "The conversation's token is needed"],
  "wrong-password": [401, "The e-mail address or the password is not right"],
  "origin-not-allowed": [403, "This site may not send to this server"],
  "role-needed": [403, "Your role does not allow this"],
  "wrong-key": [403, "The lead belongs to another device"],
  "wrong-token": [403, "The token opens another conversation, or none"],
  "wrong-claim": [403, "The conversation belongs to another device"],
  "not-found": [404, "There is nothing at this address"],
  "method-not-allowed": [405, "The method is not allowed here"],
  "other-message": [409, "The id belongs to another message"],
  "conversation-erased": [410, "The conversation was erased"],
  "last-owner": [409, "A server needs an owner"],
  "email-taken": [409, "The e-mail address is taken"],
  "link-expired": [410, "The link cannot be used"],
  "body-too-large": [413, "The body is too large"],
  "event-too-large": [413, "The event is too large"],
  "unsupported-media-type": [415, "The content type is not accepted"],
  "invalid-event": [422, "The event does not fit its schema"],
  "invalid-body": [422, "The body does not fit"],
  "too-many-requests": [429, "Too many requests"],
  "server-error": [500, "The server failed"],
  "store-unavailable": [503, "The data could not be stored"],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemKind = keyof typeof kinds;

/** One mistake in a body: where, as a JSON path, and what to do about it. */
export interface ProblemError {
  readonly path: string;
  readonly message: string;
}

export interface ProblemOptions {
  /** Mistakes, one entry each; a member of the answer. */
  readonly errors?: readonly ProblemError[];
  /** Header fields of the answer, e.g. `Allow`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What led to it; logged, never sent. */
  readonly cause?: unknown;
}

/** A refusal with its reason: thrown by middleware, routes and services, answered as RFC 9457 problem details. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly status: number;
  readonly #options: ProblemOptions;

  /**
   * @param kind which refusal
   * @param detail the place and the remedy, for a person
   */
  constructor(kind: ProblemKind, detail: string, options: ProblemOptions = {}) {
    super(detail, { cause: options.cause });
    this.name = "Problem";
    this.kind = kind;
    this.status = kinds[kind][0];
    this.#options = options;
  }

  /** The answer: `application/problem+json` with `type`, `title`, `status`, `detail` and, where there are any, `errors`. */
  toResponse(): Response {
    const { errors, headers } = this.#options;
    const details = {
      type: `urn:lead-chat:problem:${this.kind}`,
      title: kinds[this.kind][1],
      status: this.status,
      detail: this.message,
      ...(errors && { errors }),
    };
    return new Response(JSON.stringify(details), {
      status: this.status,
      headers: { "Content-Type": "application/problem+json", "Cache-Control": "no-store", ...headers },
    });
  }
}
