import { html, nothing, type TemplateResult } from "lit";
import type { Asked } from "../../lead/form/form-types.ts";
import { isContactType } from "../../lead/form/question-kinds.ts";
import type { FormQuestion } from "../../protocol/form.ts";
import { icon } from "../style/icons.ts";
import type { FormScope } from "./form-scope.ts";

/** Says that a control opens something below. */
export const arrow = html`<svg class="arrow" viewBox="0 0 12 12" aria-hidden="true">
  <path d="M2.5 4.5 6 8l3.5-3.5"></path>
</svg>`;

/** The question's words, and whether it may be left out. */
export function labelWords({ question, required }: Asked, { say, texts, run }: FormScope): TemplateResult {
  const label = "label" in question ? say(question.label) : "";
  // Of several ways to be reached one is enough: none of them is "optional", and none must be filled in.
  const isOneOfSeveral =
    isContactType(question.type) && !run.asked.some((one) => one.required && isContactType(one.question.type));
  const isOptional = !required && !isOneOfSeveral;
  return html`<bdi>${label}</bdi
    >${isOptional ? html` <span class="optional">(${texts.formOptional})</span>` : nothing}`;
}

export function helpLine(question: FormQuestion, { say }: FormScope): TemplateResult | typeof nothing {
  const help = "help" in question ? say(question.help) : "";
  return help ? html`<p class="help" id="${question.name}:help" dir="auto">${help}</p>` : nothing;
}

/** Where the answer came from, and what is wrong with it. */
export function notesOf(name: string, scope: FormScope): TemplateResult {
  const { view, texts } = scope;
  const known = view.known[name];
  const problem = view.problems[name];
  return html`${
    known && !problem
      ? html`<p class="known" id="${name}:known">
          ${icon("tick")}${known === "chat" ? texts.formKnown : texts.formKnownBefore}
        </p>`
      : nothing
  }${problem ? html`<p class="error" id="${name}:error">${scope.more?.explainProblem(problem, scope)}</p>` : nothing}`;
}

/** Ids of what describes a control; none where there is nothing. */
export function describedBy(question: FormQuestion, { view }: FormScope): string | typeof nothing {
  const { name } = question;
  const ids = [
    view.problems[name] && `${name}:error`,
    "help" in question && question.help && `${name}:help`,
    view.known[name] && !view.problems[name] && `${name}:known`,
  ];
  return ids.filter(Boolean).join(" ") || nothing;
}

/** Whether a control holds something wrong, as the attribute says it. */
export const invalid = (name: string, { view }: FormScope): "true" | "false" =>
  view.problems[name] ? "true" : "false";

export function typed(scope: FormScope, key: string) {
  return (event: Event): void => scope.run.edit(key, (event.target as HTMLInputElement).value);
}
export function left(scope: FormScope, name: string) {
  return (): void => scope.leave(name);
}
