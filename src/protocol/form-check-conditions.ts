import type { FormProblem, PlacedQuestion } from "./form-check.ts";
import type { FormCondition, FormDefinition, FormQuestion, FormTest } from "./form.ts";

const comparisons = ["is", "not", "above", "below", "answered"] as const;

/** One condition of a definition: where it stands and which questions it may ask about. */
interface PlacedCondition {
  readonly condition: FormCondition;
  readonly keys: readonly PropertyKey[];
  /** Number of questions that come before it. */
  readonly before: number;
  /** The question that it belongs to. */
  readonly owner?: string;
}

/** What conditions refer to must be there, come earlier, and be comparable with what it is compared with. */
export function checkConditions(form: FormDefinition, placed: readonly PlacedQuestion[]): FormProblem[] {
  const conditions = collect(form, placed);
  const tests = conditions.flatMap((placedCondition) =>
    testsOf(placedCondition.condition, placedCondition.keys).map((found) => ({
      ...found,
      ...placedCondition,
      keys: found.keys,
    })),
  );
  const positions = new Map(placed.map(({ question }, at) => [question.name, at]));
  const edges = new Map<string, string[]>();
  for (const { test, owner } of tests) if (owner) edges.set(owner, [...(edges.get(owner) ?? []), test.question]);
  return tests.flatMap(({ test, keys, before, owner }): FormProblem[] => {
    const position = positions.get(test.question);
    if (position === undefined)
      return [{ keys: [...keys, "question"], message: `there is no question "${test.question}"` }];
    const circle = owner && findCircle(owner, edges);
    if (circle) return [{ keys, message: `goes round in a circle: ${circle.join(" → ")}` }];
    if (position >= before) return [{ keys: [...keys, "question"], message: `"${test.question}" is asked later` }];
    return checkTest(test, placed[position]?.question as FormQuestion, keys);
  });
}

function collect({ steps, ends }: FormDefinition, placed: readonly PlacedQuestion[]): PlacedCondition[] {
  const found: PlacedCondition[] = [];
  for (const [before, { question, keys }] of placed.entries()) {
    if (!("when" in question) || !question.when) continue;
    for (const [kind, condition] of Object.entries(question.when))
      if (condition) found.push({ condition, keys: [...keys, "when", kind], before, owner: question.name });
  }
  let before = 0;
  for (const [at, step] of (steps ?? []).entries()) {
    for (const [kind, condition] of Object.entries(step.when ?? {}))
      if (condition) found.push({ condition, keys: ["steps", at, "when", kind], before });
    before += step.questions.length;
  }
  for (const [at, { when }] of (ends ?? []).entries())
    if (when) found.push({ condition: when, keys: ["ends", at, "when"], before: placed.length });
  return found;
}

/** @returns the single tests of a condition with their places */
function testsOf(
  condition: FormCondition,
  keys: readonly PropertyKey[],
): { test: FormTest; keys: readonly PropertyKey[] }[] {
  if ("question" in condition) return [{ test: condition, keys }];
  const join = "all" in condition ? "all" : "any";
  const inner: readonly (FormTest | FormCondition)[] = "all" in condition ? condition.all : condition.any;
  return inner.flatMap((one, at) => testsOf(one, [...keys, join, at]));
}

function findCircle(start: string, edges: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const seen = new Set<string>();
  const visit = (name: string, way: string[]): string[] | undefined => {
    for (const next of edges.get(name) ?? []) {
      if (next === start) return [...way, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const circle = visit(next, [...way, next]);
      if (circle) return circle;
    }
    return undefined;
  };
  return visit(start, [start]);
}

function checkTest(test: FormTest, question: FormQuestion, keys: readonly PropertyKey[]): FormProblem[] {
  const used = comparisons.filter((name) => test[name] !== undefined);
  if (used.length !== 1) return [{ keys, message: `exactly one of ${comparisons.join(", ")} is needed` }];
  const comparison = used[0] as (typeof comparisons)[number];
  const isNumber = question.type === "number";
  if ((comparison === "above" || comparison === "below") && !isNumber)
    return [{ keys: [...keys, comparison], message: `"${question.name}" is answered with no number` }];
  if (comparison !== "is" && comparison !== "not") return [];
  return [test[comparison]].flat().flatMap((value) => {
    const reason = whyNever(value as string | number | boolean, question);
    return reason ? [{ keys: [...keys, comparison], message: reason }] : [];
  });
}

/** Why an answer can never be this value. */
function whyNever(value: string | number | boolean, question: FormQuestion): string | undefined {
  const { type, name } = question;
  if (type === "consent") return typeof value === "boolean" ? undefined : `"${name}" is answered with true or false`;
  if (type === "number") return typeof value === "number" ? undefined : `"${name}" is answered with a number`;
  if (typeof value !== "string") return `"${name}" is answered with a text`;
  if (type !== "choice" && type !== "choices") return undefined;
  const isOption = question.options.some((option) => option.value === value);
  return isOption || (value === "other" && question.other) ? undefined : `"${value}" is no option of "${name}"`;
}
