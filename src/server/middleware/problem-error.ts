import type * as z from "zod/mini";
import { configRules } from "../../protocol/config-rules.ts";
import type { ExplainedIssue } from "../../protocol/explain-issues.ts";
import { type ProblemError, type ProblemParams, type RuleCode, ruleWords } from "../../protocol/problem-codes.ts";

/** Rules whose schema words them, by their words. */
const worded = new Map<string, RuleCode>(
  Object.entries({ ...ruleWords, ...configRules }).map(([code, words]) => [words, code as RuleCode]),
);

/** A mistake that no schema saw. */
export function mistake(path: string, code: keyof typeof ruleWords): ProblemError {
  return { path, message: ruleWords[code], code };
}

type Rule = readonly [code: RuleCode, params?: ProblemParams];

/** A mistake as a refusal names it: without its path in the sentence, with the code of its rule. */
export function toProblemError({ path, message, issue }: ExplainedIssue): ProblemError {
  const [code, params] = ruleOf(issue);
  const sentence = path !== "" && message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message;
  return { path, message: sentence, code, ...(params && { params }) };
}

function ruleOf(issue: z.core.$ZodIssue): Rule {
  switch (issue.code) {
    case "too_small":
      return tooSmall(issue.origin, Number(issue.minimum));
    case "too_big":
      return tooBig(issue.origin, Number(issue.maximum));
    case "invalid_type":
      return isMissing(issue) ? ["required"] : ["wrong-type", { expected: issue.expected }];
    case "invalid_value":
      return isMissing(issue) ? ["required"] : ["not-a-choice", { choices: issue.values.map(String).join(", ") }];
    case "unrecognized_keys":
      return ["unknown-key"];
    case "invalid_union":
      return [isMissing(issue) ? "required" : "invalid"];
    case "invalid_format":
      return [worded.get(issue.message) ?? "wrong-form"];
    default:
      return [worded.get(issue.message) ?? "invalid"];
  }
}

/** Nothing at all is no value of the wrong kind. */
function isMissing(issue: z.core.$ZodIssue): boolean {
  return "input" in issue && issue.input === undefined;
}

function tooSmall(origin: string, least: number): Rule {
  if (origin === "string") return least === 1 ? ["required"] : ["too-short", { least }];
  if (origin === "array") return least === 1 ? ["required"] : ["too-few", { least }];
  return ["too-small", { least }];
}

function tooBig(origin: string, most: number): Rule {
  if (origin === "string") return ["too-long", { most }];
  return [origin === "array" ? "too-many" : "too-big", { most }];
}
