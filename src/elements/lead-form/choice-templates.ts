import { html, nothing, type TemplateResult } from "lit";
import type { Asked } from "../../lead/form/form-types.ts";
import type { FormOption, QuestionOf } from "../../protocol/form.ts";
import { safeUrl } from "../style/safe-url.ts";
import { arrow, describedBy, helpLine, invalid, labelWords, notesOf, typed } from "./field-parts.ts";
import type { FormScope } from "./form-scope.ts";

/** More options than these are a menu, unless the definition says otherwise. */
const MANY = 8;
/** Labels longer than this don't make good chips. */
const SHORT = 24;

/** A question with options: chips, a list, a menu, or pictures. */
export function choiceField(
  question: QuestionOf<"choice" | "choices">,
  asked: Asked,
  scope: FormScope,
): TemplateResult {
  const { options, other } = question;
  const words = other === true ? scope.texts.formOther : other ? scope.say(other) : "";
  const all = words ? [...options, { value: "other", label: words }] : options;
  const look = lookOf(question, all, scope);
  if (look === "menu" && question.type === "choice")
    return menuField({ question, asked, options: named(all, scope) }, scope);
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
    ${otherField(question, scope)} ${notesOf(question.name, scope)}
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

/** What "other" is, in the visitor's words. */
function otherField(
  { name, other }: Pick<QuestionOf<"choice">, "name" | "other">,
  scope: FormScope,
): TemplateResult | typeof nothing {
  const { view, texts } = scope;
  if (!other || ![view.values[name] as string].flat().includes("other")) return nothing;
  const key = `${name}:other`;
  return html`<input
    id=${key}
    name=${key}
    type="text"
    dir="auto"
    autocomplete="off"
    aria-label=${texts.formOtherWords}
    placeholder=${texts.formOtherWords}
    aria-invalid=${invalid(name, scope)}
    aria-describedby=${view.problems[name] ? `${name}:error` : nothing}
    .value=${String(view.values[key] ?? "")}
    @input=${typed(scope, key)}
  />`;
}

function named(options: readonly FormOption[], { say }: FormScope): { value: string; label: string }[] {
  return options.map(({ value, label }) => ({ value, label: say(label) || value }));
}

export interface MenuParts {
  readonly question: QuestionOf<"choice" | "country">;
  readonly asked: Asked;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** One of many: the browser's own menu, which every keyboard and screen reader knows. */
export function menuField({ question, asked, options }: MenuParts, scope: FormScope): TemplateResult {
  const { name, type } = question;
  const value = String(scope.view.values[name] ?? "");
  return html`<div class="field" part="form-field">
    <label for=${name}>${labelWords(asked, scope)}</label>
    ${helpLine(question, scope)}
    <div class="menu">
      <select
        id=${name}
        name=${name}
        autocomplete=${type === "country" ? "country" : "off"}
        aria-invalid=${invalid(name, scope)}
        aria-describedby=${describedBy(question, scope)}
        .value=${value}
        @change=${typed(scope, name)}
      >
        <option value="" ?selected=${value === ""}>${scope.texts.formChoose}</option>
        ${options.map((one) => html`<option value=${one.value} ?selected=${one.value === value}>${one.label}</option>`)}
      </select>
      ${arrow}
    </div>
    ${"other" in question ? otherField(question, scope) : nothing} ${notesOf(name, scope)}
  </div>`;
}
