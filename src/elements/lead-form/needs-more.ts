import type { FormView } from "../../lead/form/form-run-types.ts";
import type { FormQuestion } from "../../protocol/form.ts";
import { MANY } from "./choice-templates.ts";

/** Questions whose templates come with the second chunk. */
const LATE = new Set(["preferred-time", "country", "gender"]);

/** Whether the open screen holds something that comes with the second chunk. */
export function needsMore({ at, screens, screen }: FormView): boolean {
  if (at === "review" || at === "end") return true;
  return screens[screen]?.asked.some(({ question }) => LATE.has(question.type) || mayBeMenu(question)) ?? false;
}

function mayBeMenu(question: FormQuestion): boolean {
  return question.type === "choice" && (question.display === "menu" || question.options.length >= MANY);
}
