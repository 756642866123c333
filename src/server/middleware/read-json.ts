import type { Context } from "hono";
import type * as z from "zod/mini";
import { explainIssues } from "../../protocol/explain-issues.ts";
import type { ProblemError } from "../../protocol/problem-codes.ts";
import { type Problem, refusal } from "../problem.ts";
import { toProblemError } from "./problem-error.ts";
import { readBody } from "./read-body.ts";

/** Bytes of a body that a person's browser sends. */
const mostBytes = 256 * 1024;

/**
 * The body of a request as JSON that fits a schema.
 *
 * @throws Problem `unsupported-media-type`, `not-json`, `body-too-large`, or `invalid-body` with each mistake's path
 */
export async function readJson<Schema extends z.ZodMiniType>(
  context: Context,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const type = (context.req.header("Content-Type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw refusal("json-only", { headers: { Accept: "application/json" } });
  }
  const given = parse(await readBody(context.req.raw, { most: mostBytes }));
  const result = schema.safeParse(given, { reportInput: true });
  if (result.success) return result.data;
  throw invalidBody(explainIssues(result.error.issues, "").map(toProblemError));
}

/** @param errors each mistake with its path in the body */
export function invalidBody(errors: readonly ProblemError[]): Problem {
  const [first] = errors;
  const mistake = first
    ? [first.path, first.message].filter((part) => part !== "").join(": ")
    : "The body does not fit.";
  return refusal("invalid-body", { params: { mistake }, errors });
}

/** What is wrong with a text that is no JSON, behind "The body is not JSON". */
export function whereBroken(text: string, cause: unknown): string {
  if (text === "") return ": it is empty";
  return cause instanceof Error ? ` (${cause.message})` : "";
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw refusal("not-json", { params: { place: whereBroken(text, cause) }, cause });
  }
}
