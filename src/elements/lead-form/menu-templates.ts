import { html, nothing, type TemplateResult } from "lit";
import type { Asked } from "../../lead/form/form-types.ts";
import type { FormQuestion, QuestionOf } from "../../protocol/form.ts";
import { isOther } from "./choice-templates.ts";
import { arrow, describedBy, helpLine, invalid, labelWords, notesOf, typed } from "./field-parts.ts";
import type { FormScope } from "./form-scope.ts";

/** What "other" is, in the visitor's words. */
export function otherField({ name }: FormQuestion, scope: FormScope): TemplateResult {
  const { view, texts } = scope;
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
    ${"other" in question && isOther(question, scope) ? otherField(question, scope) : nothing} ${notesOf(name, scope)}
  </div>`;
}
