import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../i18n/fill.ts";
import type { CallingCode } from "../../lead/form/form-types.ts";
import { icon } from "../style/icons.ts";
import { countryOf, flagOf } from "./country-button.ts";
import { findCountries, nameCodes, type NamedCode } from "./find-countries.ts";
import type { FormScope } from "./form-scope.ts";

/**
 * The list of calling codes over the form: a combobox with a list box, as the ARIA practices describe it. Found by name,
 * code or letters; arrows move, Enter chooses, Escape leaves everything as it was.
 */
export class CountryPicker {
  /** The phone field that it is open for. */
  name: string | undefined;
  #typed = "";
  #active = 0;
  #language = "";
  #named: readonly NamedCode[] = [];
  readonly #changed: () => void;
  readonly #chosen: (name: string, country: string | undefined) => void;

  /**
   * @param changed draws the form again
   * @param chosen closes the list; without a country nothing changes
   */
  constructor(changed: () => void, chosen: (name: string, country: string | undefined) => void) {
    this.#changed = changed;
    this.#chosen = chosen;
  }

  open(name: string, scope: FormScope): void {
    this.name = name;
    this.#typed = "";
    const country = countryOf(name, scope);
    this.#active = Math.max(
      0,
      this.#found(scope).findIndex((one) => one.country === country),
    );
    this.#changed();
  }

  close(country?: string): void {
    const { name } = this;
    this.name = undefined;
    if (name !== undefined) this.#chosen(name, country);
  }

  template(scope: FormScope): TemplateResult | typeof nothing {
    if (this.name === undefined) return nothing;
    const { texts, locale } = scope;
    const found = this.#found(scope);
    const chosen = countryOf(this.name, scope);
    const active = found[this.#active];
    return html`<div class="picker" role="dialog" aria-modal="true" aria-label=${texts.formCountryCode}>
      <div class="picker-head">
        <input
          class="search"
          type="text"
          role="combobox"
          aria-label=${texts.formSearchCountry}
          aria-expanded="true"
          aria-controls="countries:list"
          aria-autocomplete="list"
          aria-activedescendant=${active ? `country:${active.country}` : nothing}
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          placeholder=${texts.formSearchCountry}
          .value=${this.#typed}
          @input=${(event: Event) => this.#search((event.target as HTMLInputElement).value)}
          @keydown=${(event: KeyboardEvent) => this.#pressed(event, found)}
        />
        <button type="button" class="icon-button" aria-label=${texts.formClose} @click=${() => this.close()}>
          ${icon("close")}
        </button>
      </div>
      <p class=${found.length > 0 ? "visually-hidden" : "none"} role="status">
        ${this.#typed ? fill(texts.formCountries, { count: new Intl.NumberFormat(locale).format(found.length) }) : ""}
      </p>
      <ul id="countries:list" role="listbox" aria-label=${texts.formCountryCode}>
        ${found.map(
          ({ country, name, code }, at) =>
            // The keyboard works in the search field, which points to the active option.
            html`<li
              id="country:${country}"
              role="option"
              aria-selected=${country === chosen ? "true" : "false"}
              class=${at === this.#active ? "active" : ""}
              @click=${() => this.close(country)}
              @keydown=${(event: KeyboardEvent) => this.#pressed(event, found)}
            >
              <span class="flag" aria-hidden="true">${flagOf(country)}</span><span class="country-name">${name}</span
              ><bdi dir="ltr">+${code}</bdi>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  #found({ view, language }: FormScope): readonly NamedCode[] {
    const codes: readonly CallingCode[] = view.phone?.countries ?? [];
    if (this.#language !== language || this.#named.length !== codes.length) {
      this.#named = nameCodes(codes, language);
      this.#language = language;
    }
    return findCountries(this.#named, this.#typed);
  }

  #search(typed: string): void {
    this.#typed = typed;
    this.#active = 0;
    this.#changed();
  }

  #pressed(event: KeyboardEvent, found: readonly NamedCode[]): void {
    if (event.isComposing) return;
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const move = moves[event.key];
    if (event.key === "Enter") {
      event.preventDefault();
      const active = found[this.#active];
      if (active) this.close(active.country);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (move !== undefined) {
      event.preventDefault();
      this.#active = Math.max(0, Math.min(found.length - 1, this.#active + move));
      this.#changed();
    }
  }
}
