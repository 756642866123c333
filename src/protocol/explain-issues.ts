import type * as z from "zod/mini";

type Issue = z.core.$ZodIssue;

export interface ExplainedIssue {
  /** e.g. `config.form.questions[2].options`. */
  readonly path: string;
  /** Path and rule in one sentence, e.g. `config.form.questions[2].options: at least 2 options`. */
  readonly message: string;
  /** The path's parts, from the checked value inwards. */
  readonly keys: readonly PropertyKey[];
  readonly unknownKey: boolean;
  /** What was found there. */
  readonly issue: Issue;
}

/**
 * Words for what `zod/mini` found, which has no messages of its own.
 * @param issues of a failed `safeParse`
 * @param root what the checked value is called, e.g. `"config"`
 * @returns one entry a problem; an object with several unknown keys gives one for each
 */
export function explainIssues(issues: readonly Issue[], root: string): ExplainedIssue[] {
  return issues.flatMap((issue) => explain(issue, root));
}

function explain(issue: Issue, root: string): ExplainedIssue[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => entry([...issue.path, key], "this key is not known", { root, issue }));
  }
  if (issue.code === "invalid_union") {
    // The branch that got furthest into the value is the one that was meant.
    const branches = issue.errors.filter((branch) => branch.some(({ path }) => path.length > 0));
    // When none got inside, the branch that has nothing against the kind of value comes nearest.
    const open = issue.errors.find((branch) => branch.every(({ code }) => !/type|value|union/.test(code)));
    const best = branches.sort((a, b) => a.length - b.length)[0] ?? (open?.length ? open : undefined);
    if (best) return best.flatMap((inner) => explain({ ...inner, path: [...issue.path, ...inner.path] }, root));
  }
  return [entry(issue.path, rule(issue), { root, issue })];
}

function entry(
  keys: readonly PropertyKey[],
  text: string,
  { root, issue }: { root: string; issue: Issue },
): ExplainedIssue {
  const path = describePlace(keys, root);
  const unknownKey = issue.code === "unrecognized_keys";
  return { path, message: path === "" ? text : `${path}: ${text}`, keys, unknownKey, issue };
}

/** Writes the way to a value, e.g. `config.form.questions[2].options`. */
export function describePlace(keys: readonly PropertyKey[], root: string): string {
  return keys.reduce<string>(
    (so, key) => (typeof key === "number" ? `${so}[${key}]` : so === "" ? String(key) : `${so}.${String(key)}`),
    root,
  );
}

/** What `zod/mini` says of everything; any other message was written by a schema of ours. */
const NO_MESSAGE = "Invalid input";

function rule(issue: Issue): string {
  if (issue.message && issue.message !== NO_MESSAGE) return issue.message;
  const counted = issue.path.at(-1);
  switch (issue.code) {
    case "invalid_type":
      return `${noun(issue.expected)} is needed`;
    case "too_small":
      return (
        `at least ${issue.minimum} ${unit(issue.origin, Number(issue.minimum), counted)}`.trim() + need(issue.origin)
      );
    case "too_big":
      return (
        `at most ${issue.maximum} ${unit(issue.origin, Number(issue.maximum), counted)}`.trim() + need(issue.origin)
      );
    case "invalid_value":
      return `must be ${list(issue.values.map(quote))}`;
    case "invalid_format":
      return "pattern" in issue && issue.pattern
        ? `does not have the form ${issue.pattern}`
        : `is not a valid ${issue.format}`;
    case "not_multiple_of":
      return `must be a multiple of ${issue.divisor}`;
    case "invalid_union":
      if ("options" in issue && Array.isArray(issue.options)) return `must be ${list(issue.options.map(quote))}`;
      return "has none of the forms that are allowed here";
    case "invalid_key":
      return "has a key that is not allowed";
    case "invalid_element":
      return "has an entry that is not allowed";
    default:
      return issue.message || "is not valid";
  }
}

function noun(expected: string): string {
  const nouns: Record<string, string> = {
    array: "a list",
    object: "an object",
    string: "a text",
    number: "a number",
    int: "a whole number",
    boolean: "true or false",
    record: "an object",
  };
  return nouns[expected] ?? expected;
}

/** Lists whose entries have a better name than "item". */
const entries: Readonly<Record<PropertyKey, string>> = { options: "option", questions: "question", steps: "step" };

function unit(origin: string, count: number, key: PropertyKey | undefined): string {
  if (origin === "string") return count === 1 ? "character" : "characters";
  if (origin === "array") {
    const word = (key !== undefined && Object.hasOwn(entries, key) && entries[key]) || "item";
    return count === 1 ? word : `${word}s`;
  }
  return "";
}

const need = (origin: string) => (origin === "string" || origin === "array" ? "" : " is allowed");

const quote = (value: unknown) => JSON.stringify(value) ?? String(value);

const list = (words: readonly string[]) =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
