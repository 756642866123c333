import { html, nothing, type TemplateResult } from "lit";
import type { Asked } from "../../lead/form/form-types.ts";
import type { QuestionOf } from "../../protocol/form.ts";
import { safeUrl } from "../style/safe-url.ts";
import { describedBy, invalid, notesOf } from "./field-parts.ts";
import type { FormScope } from "./form-scope.ts";

/** A box that is never ticked in advance, with its own words and link. */
export function consentField(question: QuestionOf<"consent">, { required }: Asked, scope: FormScope): TemplateResult {
  const { name, text, link } = question;
  const { say, view, texts } = scope;
  const url = safeUrl(link?.url);
  return html`<div class="field consent" part="form-field">
    <label class="option">
      <input
        id=${name}
        name=${name}
        type="checkbox"
        aria-required=${required ? "true" : nothing}
        aria-invalid=${invalid(name, scope)}
        aria-describedby=${describedBy(question, scope)}
        .checked=${view.values[name] === true}
        @change=${(event: Event) => scope.run.edit(name, (event.target as HTMLInputElement).checked)}
      />
      <span dir="auto"
        >${say(text)}${required ? nothing : html` <span class="optional">(${texts.formOptional})</span>`}</span
      >
    </label>
    ${url ? html`<a class="consent-link" href=${url} target="_blank" rel="noopener">${say(link?.text)}</a>` : nothing}
    ${notesOf(name, scope)}
  </div>`;
}
