import { checkConditions } from "./form-check-conditions.ts";
import { checkQuestion } from "./form-check-question.ts";
import { MOST_QUESTIONS, type FormDefinition, type FormEnd, type FormQuestion } from "./form.ts";

/** A rule that a definition breaks, with the way to the place. */
export interface FormProblem {
  readonly keys: readonly PropertyKey[];
  readonly message: string;
}

/** A question with the way to it. */
export interface PlacedQuestion {
  readonly question: FormQuestion;
  readonly keys: readonly PropertyKey[];
}

const reaching = new Set<FormQuestion["type"]>([
  "email",
  "phone",
  "whatsapp",
  "instagram",
  "facebook",
  "line",
  "messenger",
  "twitter",
  "linkedin",
  "weibo",
  "wechat",
  "snapchat",
]);

/** @returns every question in the order in which it may be asked */
export function placeQuestions({ questions, steps }: FormDefinition): PlacedQuestion[] {
  const place = (list: readonly FormQuestion[], keys: readonly PropertyKey[]) =>
    list.map((question, at) => ({ question, keys: [...keys, "questions", at] }));
  return [...place(questions ?? [], []), ...(steps ?? []).flatMap((step, at) => place(step.questions, ["steps", at]))];
}

/**
 * The rules of a definition that no single value shows: what refers to what, which words there are, which patterns are
 * safe. Run after `formSchema`.
 * @param form as the schema accepted it
 * @param options.policy whether `config.privacy` names a policy already
 */
export function checkForm(form: FormDefinition, { policy }: { policy: boolean }): FormProblem[] {
  const placed = placeQuestions(form);
  return [
    ...checkShape(form, placed),
    ...checkNames(placed),
    ...placed.flatMap(checkQuestion),
    ...checkConditions(form, placed),
    ...checkEnds(form.ends ?? []),
    ...checkWords(form, []),
    ...(form.policy === undefined && !policy
      ? [{ keys: ["policy"], message: "a link to the privacy policy is needed; false turns it off on purpose" }]
      : []),
  ];
}

function checkShape({ questions, steps }: FormDefinition, placed: readonly PlacedQuestion[]): FormProblem[] {
  if (!questions && !steps) return [{ keys: ["questions"], message: "questions are needed, or steps that hold them" }];
  if (questions && steps) return [{ keys: ["questions"], message: "questions and steps exclude each other" }];
  const problems: FormProblem[] = [];
  if (placed.length > MOST_QUESTIONS)
    problems.push({ keys: ["steps"], message: `at most ${MOST_QUESTIONS} questions in all` });
  if (!placed.some(({ question }) => reaching.has(question.type)))
    problems.push({
      keys: [questions ? "questions" : "steps"],
      message: "one question must ask for a way to reach the visitor, such as email or phone",
    });
  return problems;
}

function checkNames(placed: readonly PlacedQuestion[]): FormProblem[] {
  const seen = new Map<string, readonly PropertyKey[]>();
  const problems: FormProblem[] = [];
  for (const { question, keys } of placed) {
    const { name } = question;
    const place = [...keys, "name"];
    if (name in {}) problems.push({ keys: place, message: `"${name}" is taken by the language itself` });
    if (seen.has(name)) problems.push({ keys: place, message: `"${name}" is the name of another question too` });
    seen.set(name, keys);
  }
  return problems;
}

function checkEnds(ends: readonly FormEnd[]): FormProblem[] {
  const problems: FormProblem[] = [];
  const ids = new Set<string>();
  for (const [at, { id, when, fit }] of ends.entries()) {
    if (ids.has(id)) problems.push({ keys: ["ends", at, "id"], message: `"${id}" is the id of another end page too` });
    ids.add(id);
    if (fit === false && !when)
      problems.push({
        keys: ["ends", at, "when"],
        message: "an end page for no fit must say which answers lead there",
      });
  }
  const open = ends.flatMap(({ when }, at) => (when ? [] : [at]));
  if (ends.length > 0 && open.length === 0)
    problems.push({ keys: ["ends"], message: "one end page without when is needed, where all others end" });
  if (open.length > 1)
    problems.push({ keys: ["ends", open[1] as number, "when"], message: "only one end page may be without when" });
  return problems;
}

/** Keys whose value is a text or an object of texts by language. */
const words = new Set(
  "label help placeholder message title text headline alt button submit disclaimer unit other chat".split(" "),
);

/** A text in several languages must be in one at least. */
function checkWords(value: unknown, keys: readonly PropertyKey[]): FormProblem[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) => {
    const place = [...keys, Array.isArray(value) ? Number(key) : key];
    const isEmpty = typeof inner === "object" && inner !== null && Object.keys(inner).length === 0;
    return words.has(key) && isEmpty && !Array.isArray(inner)
      ? [{ keys: place, message: "words in at least one language are needed" }]
      : checkWords(inner, place);
  });
}
