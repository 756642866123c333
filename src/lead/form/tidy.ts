import type { FormQuestion } from "../../protocol/form.ts";
import type { FormCore } from "./form-run-types.ts";
import type { FormValue } from "./form-types.ts";
import { offerTimes } from "./preferred-times.ts";

/**
 * Lets go of answers that the form, as it is now, shows nowhere: an option that is gone since the draft was kept, a time
 * that has passed. What it can show in another way stays.
 */
export function tidy(core: FormCore): void {
  const values: Record<string, FormValue> = { ...core.now.values };
  let isTidy = true;
  for (const { question } of core.asked) {
    const { name } = question;
    const value = values[name];
    if (value === undefined) continue;
    const fitting = fit(question, value, core.options.services.now());
    if (fitting === value) continue;
    isTidy = false;
    delete values[name];
    if (fitting === undefined) core.touched.delete(name);
    else values[name] = fitting;
  }
  if (!isTidy) core.set({ values });
}

/** @returns the value itself where the question can hold it, else what is left of it */
function fit(question: FormQuestion, value: FormValue, now: number): FormValue | undefined {
  const all: readonly unknown[] = [value].flat();
  switch (question.type) {
    case "consent":
      return typeof value === "boolean" ? value : undefined;
    case "choice":
      return typeof value === "string" && (value === "" || isOption(question, value)) ? value : undefined;
    case "choices": {
      const left = all.filter((one): one is string => typeof one === "string" && isOption(question, one));
      return typeof value === "object" && left.length === value.length ? value : left;
    }
    case "preferred-time": {
      const [date, slot] = String(value).split("T");
      const day = offerTimes(question, now).find((one) => one.date === date);
      return value === "" || day?.slots.includes(slot ?? "") ? value : undefined;
    }
    default:
      return typeof value === "string" ? value : typeof value === "object" ? value.join(", ") : undefined;
  }
}

type Choice = Extract<FormQuestion, { type: "choice" | "choices" }>;

function isOption({ options, other }: Choice, value: string): boolean {
  return options.some((option) => option.value === value) || (value === "other" && Boolean(other));
}
