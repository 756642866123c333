import { parseRetryAfter } from "../../shared/parse-retry-after.ts";
import type { ProblemParams } from "../../protocol/problem-codes.ts";
import { type Mistake, RefusedError, SignedOutError } from "./api-error.ts";

type Given = Readonly<Record<string, unknown>>;

/** What is wrong with what was typed, not with the session: refused with the same status. */
const typedWrong = new Set(["wrong-password", "wrong-current-password"]);

/** Why an answer is none: what the server says, or what its status tells where a proxy answered in its place. */
export async function readRefusal(response: Response): Promise<RefusedError | SignedOutError> {
  const problem = asObject(await response.json().catch(() => undefined));
  const { status } = response;
  const code = wordOf(problem["code"]);
  const detail = wordOf(problem["detail"]) || wordOf(problem["title"]) || `The server answered ${status}.`;
  if (status === 401 && !typedWrong.has(code)) return new SignedOutError(detail);
  const wait = parseRetryAfter(response.headers.get("Retry-After"), Date.now());
  const params = { ...(wait !== undefined && { seconds: Math.ceil(wait / 1000) }), ...asParams(problem["params"]) };
  const errors = Array.isArray(problem["errors"]) ? problem["errors"] : [];
  return new RefusedError({ status, code, params, mistakes: errors.map(readMistake), detail });
}

function readMistake(given: unknown): Mistake {
  const { path, code, params, message } = asObject(given);
  return { path: wordOf(path), code: wordOf(code), params: asParams(params), message: wordOf(message) };
}

function asObject(value: unknown): Given {
  return typeof value === "object" && value !== null ? (value as Given) : {};
}

function wordOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function asParams(value: unknown): ProblemParams {
  const entries = Object.entries(asObject(value));
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string | number] => ["string", "number"].includes(typeof entry[1])),
  );
}
