import { html, nothing, type TemplateResult } from "lit";
import type { QuestionOf } from "../../protocol/form.ts";
import { describedBy, invalid, left } from "./field-parts.ts";
import type { FormScope } from "./form-scope.ts";

/** A number; as soon as the numbering plans are there, with its country beside it and grouped as it is typed. */
export function phoneField(question: QuestionOf<"phone" | "whatsapp">, scope: FormScope): TemplateResult {
  const { name, placeholder } = question;
  const { view, say, phone, run } = scope;
  return html`<div class="phone" dir="ltr">
    ${phone && view.phone ? phone.countryButton(name, scope) : nothing}
    <input
      id=${name}
      name=${name}
      type="tel"
      inputmode="tel"
      autocomplete="tel"
      dir="ltr"
      placeholder=${say(placeholder) || nothing}
      aria-invalid=${invalid(name, scope)}
      aria-describedby=${describedBy(question, scope)}
      .value=${String(view.values[name] ?? "")}
      @input=${(event: InputEvent) => {
        const input = event.target as HTMLInputElement;
        run.edit(name, phone ? phone.group(event, name, scope) : input.value);
      }}
      @change=${left(scope, name)}
    />
  </div>`;
}
