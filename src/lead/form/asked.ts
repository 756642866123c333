import type { FormDefinition, FormEnd, FormStep } from "../../protocol/form.ts";
import { holds, isAnswered } from "./conditions.ts";
import type { Asked, FormValue, FormValues, Screen } from "./form-types.ts";

/** The steps of a definition; one without steps is one step. */
export function stepsOf({ steps, questions }: FormDefinition): readonly FormStep[] {
  return steps ?? [{ questions: questions ?? [] }];
}

type When = { readonly [Kind in "show" | "skip"]?: NonNullable<FormEnd["when"]> | undefined };

function isIn({ show, skip }: When, values: FormValues): boolean {
  return (!show || holds(show, values)) && !(skip && holds(skip, values));
}

/**
 * What is asked under the answers given so far, in order. An answer to a question that is not asked does not count, so
 * that conditions on it see nothing.
 * @returns the questions, and the answers that count
 */
export function askUnder(form: FormDefinition, values: FormValues): { asked: Asked[]; counting: FormValues } {
  const asked: Asked[] = [];
  const counting: Record<string, FormValue> = {};
  for (const [step, { when: ofStep, questions }] of stepsOf(form).entries()) {
    if (ofStep && !isIn(ofStep, counting)) continue;
    for (const question of questions) {
      if (question.type === "hidden") continue;
      const { when, name } = question;
      if (when && !isIn(when, counting)) continue;
      const required = question.required === true || (when?.require !== undefined && holds(when.require, counting));
      asked.push({ question, required, step });
      for (const key of [name, `${name}:other`, `${name}:country`]) {
        const value = values[key];
        if (value !== undefined) counting[key] = value;
      }
    }
  }
  return { asked, counting };
}

/** Groups what is asked into what is seen at once. */
export function screensOf({ layout }: FormDefinition, asked: readonly Asked[]): Screen[] {
  const screens: { step: number; asked: Asked[] }[] = [];
  for (const one of asked) {
    const last = screens.at(-1);
    const joins =
      last &&
      (layout === "page" || (layout === "questions" ? one.question.type === "consent" : last.step === one.step));
    if (joins) last.asked.push(one);
    else screens.push({ step: one.step, asked: [one] });
  }
  return screens;
}

/** Where a form ends that says nothing about it. */
const plainEnd: FormEnd = { id: "thanks" };

/** The end page for the answers that count: the first whose condition holds, else the one without. */
export function chooseEnd({ ends }: FormDefinition, counting: FormValues): FormEnd {
  const found = ends?.find(({ when }) => when && holds(when, counting));
  return found ?? ends?.find(({ when }) => !when) ?? plainEnd;
}

/** Whether any of the questions of a screen has an answer. */
export function hasAnswers(asked: readonly Asked[], values: FormValues): boolean {
  return asked.some(({ question }) => isAnswered(values[question.name]));
}
