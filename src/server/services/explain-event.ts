import type * as z from "zod/mini";
import { explainIssues } from "../../protocol/explain-issues.ts";
import type { ProblemError } from "../../protocol/problem-codes.ts";
import { toProblemError } from "../middleware/problem-error.ts";

type Issue = z.core.$ZodIssue;

/** More mistakes than these help nobody to find the first. */
const mostErrors = 20;
/** A path names keys that the sender chose: a long one is cut. */
const longestPath = 200;

/** What the texts with a form of their own should look like, by the name of the field. */
const forms: Readonly<Record<string, string>> = {
  time: "must be a time in UTC such as 2026-11-20T09:00:00.000Z",
  kind: "must be a word of lower-case letters, digits and -, at most 32 characters, such as whatsapp",
  key: "must be the 32 hexadecimal digits that the device made for this lead",
};

/**
 * @param issues of a failed parse of an event
 * @returns each mistake with its JSON path, e.g. `data.lead.contacts[0].value`
 */
export function explainEvent(issues: readonly Issue[]): ProblemError[] {
  const errors = issues.flatMap((issue) =>
    explainIssues([issue], "").map((explained): ProblemError => {
      const error = toProblemError(explained);
      const message = ownWords(issue, explained.keys.at(-1)) ?? error.message;
      return { ...error, path: shorten(error.path), message };
    }),
  );
  return errors.slice(0, mostErrors);
}

function ownWords(issue: Issue, field: PropertyKey | undefined): string | undefined {
  if (issue.code === "invalid_union" && "options" in issue && Array.isArray(issue.options)) {
    return `must be one of ${issue.options.map(String).join(", ")}`;
  }
  if (issue.code !== "invalid_format" || typeof field !== "string") return undefined;
  return forms[/^(at|time|.+At)$/.test(field) ? "time" : field];
}

function shorten(path: string): string {
  return path.length <= longestPath ? path : `${path.slice(0, longestPath)}…`;
}
