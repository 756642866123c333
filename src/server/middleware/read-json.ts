import type { Context } from "hono";
import type * as z from "zod/mini";
import { explainIssues } from "../../protocol/explain-issues.ts";
import { Problem } from "../problem.ts";
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
    throw new Problem("unsupported-media-type", "Send application/json.", { headers: { Accept: "application/json" } });
  }
  const given = parse(await readBody(context.req.raw, { most: mostBytes }));
  const result = schema.safeParse(given, { reportInput: true });
  if (result.success) return result.data;
  const errors = explainIssues(result.error.issues, "").map(({ path, message }) => ({
    path,
    message: path === "" ? message : message.slice(path.length + 2),
  }));
  throw invalidBody(errors);
}

/** @param errors each mistake with its path in the body */
export function invalidBody(errors: readonly { readonly path: string; readonly message: string }[]): Problem {
  const [first] = errors;
  const detail = first
    ? [first.path, first.message].filter((part) => part !== "").join(": ")
    : "The body does not fit.";
  return new Problem("invalid-body", detail, { errors });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const place = cause instanceof Error ? ` (${cause.message})` : "";
    throw new Problem("not-json", `The body is not JSON${text === "" ? ": it is empty" : place}.`, { cause });
  }
}
