import { html, type TemplateResult } from "lit";
import { countryName } from "./country-name.ts";
import { arrow } from "./field-parts.ts";
import type { FormScope } from "./form-scope.ts";

/** The country that a phone field's number is read by: the number's own code, the chosen one, or the page's. */
export function countryOf(name: string, { view }: Pick<FormScope, "view">): string | undefined {
  const chosen = view.values[`${name}:country`];
  const fallback = typeof chosen === "string" && chosen ? chosen : view.region;
  const value = String(view.values[name] ?? "");
  return value.trim().startsWith("+") ? (view.phone?.format(value, undefined).country ?? fallback) : fallback;
}

/** Shows whose numbers are meant, and opens the list of others. */
export function countryButton(name: string, scope: FormScope): TemplateResult {
  const { view, texts, language, chooseCountry } = scope;
  const country = countryOf(name, scope);
  const code = view.phone?.countries.find((one) => one.country === country)?.code;
  const words =
    country && code ? `${texts.formCountryCode}: ${countryName(country, language)} +${code}` : texts.formCountryCode;
  return html`<button
    type="button"
    class="country"
    aria-haspopup="dialog"
    aria-label=${words}
    @click=${() => chooseCountry(name)}
  >
    ${country && code ? html`<span class="flag">${flagOf(country)}</span>+${code}` : "+"} ${arrow}
  </button>`;
}

/**
 * Groups digits while the writer is at the end; elsewhere the caret would jump.
 * @returns what stands in the field now
 */
export function group(event: InputEvent, name: string, scope: FormScope): string {
  const input = event.target as HTMLInputElement;
  const isAtEnd = input.selectionStart === input.value.length;
  const grows = !event.inputType?.startsWith("delete");
  const { phone } = scope.view;
  const text = phone && isAtEnd && grows ? phone.format(input.value, countryOf(name, scope)).text : input.value;
  if (text !== input.value) input.value = text;
  return text;
}

/** The flag as an emoji; platforms without flags show the two letters. */
export function flagOf(country: string): string {
  return String.fromCodePoint(...[...country].map((letter) => letter.charCodeAt(0) + 0x1f1a5));
}
