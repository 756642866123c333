import { html, nothing, type TemplateResult } from "lit";
import type { Asked } from "../../lead/form/form-types.ts";
import type { FormOption, QuestionOf } from "../../protocol/form.ts";
import { safeUrl } from "../style/safe-url.ts";
import { describedBy, helpLine, invalid, labelWords, notesOf } from "./field-parts.ts";
import type { FormScope } from "./form-scope.ts";

/** More options than these are a menu, unless the definition says otherwise. */
export const MANY = 8;
/** Labels longer than this don't make good chips. */
const SHORT = 24;

/** A question with options: chips, a list, a menu, or pictures. */
export function choiceField(
  question: QuestionOf<"choice" | "choices">,
  asked: Asked,
  scope: FormScope,
): TemplateResult | typeof nothing {
  const { options, other } = question;
  const words = other === true ? scope.texts.formOther : other ? scope.say(other) : "";
  const all = words ? [...options, { value: "other", label: words }] : options;
  const look = lookOf(question, all, scope);
  if (look === "menu" && question.type === "choice")
    return scope.more?.menuField({ question, asked, options: named(all, scope) }, scope) ?? nothing;
  return html`<fieldset
    class="field"
    part="form-field"
    role=${question.type === "choice" ? "radiogroup" : nothing}
    aria-invalid=${question.type === "choice" ? invalid(question.name, scope) : nothing}
    aria-describedby=${describedBy(question, scope)}
  >
    <legend>${labelWords(asked, scope)}</legend>
    ${helpLine(question, scope)}
    <div class="options ${look}">${all.map((option, at) => optionLabel(question, { option, at }, scope))}</div>
    ${isOther(question, scope) ? scope.more?.otherField(question, scope) : nothing} ${notesOf(question.name, scope)}
  </fieldset>`;
}

function lookOf(
  { display = "auto", options }: QuestionOf<"choice">,
  all: readonly FormOption[],
  { say }: FormScope,
): "chips" | "list" | "menu" | "pictures" {
  if (options.some(({ image }) => image)) return "pictures";
  if (display !== "auto") return display;
  if (all.length > MANY) return "menu";
  return all.every(({ label, value }) => (say(label) || value).length <= SHORT) ? "chips" : "list";
}

function optionLabel(
  { name, type }: QuestionOf<"choice" | "choices">,
  { option, at }: { option: FormOption; at: number },
  scope: FormScope,
): TemplateResult {
  const { value, label, image } = option;
  const chosen = scope.view.values[name];
  const isChosen = Array.isArray(chosen) ? chosen.includes(value) : chosen === value;
  const picture = safeUrl(image?.url);
  // The first control has the question's own name as its id: that is where the focus goes.
  return html`<label class="option ${isChosen ? "chosen" : ""}">
    <input
      id=${at === 0 ? name : nothing}
      type=${type === "choice" ? "radio" : "checkbox"}
      name=${name}
      .checked=${isChosen}
      @change=${(event: Event) => choose(scope, { name, type, value }, (event.target as HTMLInputElement).checked)}
    />
    ${picture ? html`<img src=${picture} alt=${scope.say(image?.alt)} />` : nothing}
    <span dir="auto">${scope.say(label) || value}</span>
  </label>`;
}

function choose(
  scope: FormScope,
  { name, type, value }: { name: string; type: string; value: string },
  on: boolean,
): void {
  if (type === "choice") return scope.run.edit(name, value);
  const before = [(scope.view.values[name] as string | readonly string[] | undefined) ?? []].flat();
  scope.run.edit(name, on ? [...before, value] : before.filter((one) => one !== value));
}

/** Whether "other" was chosen. */
export function isOther({ name, other }: Pick<QuestionOf<"choice">, "name" | "other">, { view }: FormScope): unknown {
  return other && [view.values[name] as string].flat().includes("other");
}

function named(options: readonly FormOption[], { say }: FormScope): { value: string; label: string }[] {
  return options.map(({ value, label }) => ({ value, label: say(label) || value }));
}
