import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { QuestionOf } from "../../protocol/form.ts";
import { countryName, flagOf } from "./countries.ts";
import { arrow, describedBy, invalid, left } from "./field-parts.ts";
import type { FormScope } from "./form-scope.ts";

/** The country that a phone field's number is read by: the number's own code, the chosen one, or the page's. */
export function countryOf(name: string, { view }: Pick<FormScope, "view">): string | undefined {
  const chosen = view.values[`${name}:country`];
  const fallback = typeof chosen === "string" && chosen ? chosen : view.region;
  const value = String(view.values[name] ?? "");
  return value.trim().startsWith("+") ? (view.phone?.format(value, undefined).country ?? fallback) : fallback;
}

/** A number with its country beside it, grouped as it is typed. */
export function phoneField(question: QuestionOf<"phone" | "whatsapp">, scope: FormScope): TemplateResult {
  const { name, placeholder } = question;
  const { view, say } = scope;
  return html`<div class="phone" dir="ltr">
    ${view.phone ? countryButton(name, scope) : nothing}
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
      .value=${live(String(view.values[name] ?? ""))}
      @input=${(event: InputEvent) => write(event, name, scope)}
      @change=${left(scope, name)}
    />
  </div>`;
}

function countryButton(name: string, scope: FormScope): TemplateResult {
  const { view, texts, language, chooseCountry } = scope;
  const country = countryOf(name, scope);
  const code = view.phone?.countries.find((one) => one.country === country)?.code;
  const words =
    country && code ? `${texts.formCountryCode}: ${countryName(country, language)} +${code}` : texts.formCountryCode;
  return html`<button
    type="button"
    class="country"
    data-country=${name}
    aria-haspopup="dialog"
    aria-label=${words}
    @click=${() => chooseCountry(name)}
  >
    ${country && code ? html`<span class="flag">${flagOf(country)}</span>+${code}` : "+"} ${arrow}
  </button>`;
}

/** Digits are grouped while the writer is at the end; elsewhere the caret would jump. */
function write(event: InputEvent, name: string, scope: FormScope): void {
  const input = event.target as HTMLInputElement;
  const isAtEnd = input.selectionStart === input.value.length;
  const grows = !event.inputType?.startsWith("delete");
  const { phone } = scope.view;
  const text = phone && isAtEnd && grows ? phone.format(input.value, countryOf(name, scope)).text : input.value;
  if (text !== input.value) input.value = text;
  scope.run.edit(name, text);
}
