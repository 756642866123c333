import {
  type ProblemCode,
  problemCodes,
  type ProblemDetails,
  type ProblemError,
  type ProblemKind,
  problemKinds,
  type ProblemParams,
  type ProblemPlaces,
} from "../protocol/problem-codes.ts";

export interface ProblemOptions {
  /** What is filled into the words, and goes along; more may. */
  readonly params?: ProblemParams;
  /** Mistakes, one entry each; a member of the answer. */
  readonly errors?: readonly ProblemError[];
  /** Header fields of the answer, e.g. `Allow`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What led to it; logged, never sent. */
  readonly cause?: unknown;
}

/** Whose words have places wants what fills them. */
type OptionsOf<Code extends ProblemCode> = [ProblemPlaces<Code>] extends [never]
  ? readonly [options?: ProblemOptions]
  : readonly [
      options: ProblemOptions & {
        readonly params: Readonly<Record<ProblemPlaces<Code>, string | number>> & ProblemParams;
      },
    ];

/**
 * A refusal with its reason: thrown by middleware, routes and services, answered as RFC 9457 problem details. There is
 * none without a code of the table: who reads the answer in another language has words for each.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly kind: ProblemKind;
  readonly status: number;
  readonly #options: ProblemOptions;

  /** @param code the reason */
  constructor(code: ProblemCode, options: ProblemOptions) {
    const { kind, detail } = problemCodes[code];
    const { params = {}, cause } = options;
    super(
      detail.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place)),
      { cause },
    );
    this.name = "Problem";
    this.code = code;
    this.kind = kind;
    this.status = problemKinds[kind][0];
    this.#options = options;
  }

  /** The answer: `application/problem+json` with `type`, `title`, `status`, `detail`, `code` and what belongs to it. */
  toResponse(): Response {
    const { errors, headers, params } = this.#options;
    const details: ProblemDetails = {
      type: `urn:lead-chat:problem:${this.kind}`,
      title: problemKinds[this.kind][1],
      status: this.status,
      detail: this.message,
      code: this.code,
      ...(params && { params }),
      ...(errors && { errors }),
    };
    return new Response(JSON.stringify(details), {
      status: this.status,
      headers: { "Content-Type": "application/problem+json", "Cache-Control": "no-store", ...headers },
    });
  }
}

/** @param code the reason; words with places want `params` */
export function refusal<Code extends ProblemCode>(code: Code, ...[options]: OptionsOf<Code>): Problem {
  return new Problem(code, options ?? {});
}
