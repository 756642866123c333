import { html, nothing, type TemplateResult } from "lit";
import type { Explained } from "../i18n/problem-words.ts";
import { renderExplained } from "../shared/explained.ts";
import { isChecked, valueOf } from "./settings-page.ts";

/** A field with its name. */
export interface FieldOptions {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly hint?: string;
  /** What is wrong with it. */
  readonly problem?: Explained | undefined;
  readonly placeholder?: string;
  /** Longest text, in UTF-16 code units. */
  readonly most?: number;
  readonly type?: "text" | "url" | "number" | "password" | "time";
  readonly autocomplete?: AutoFill;
}

function around({ id, label, hint, problem }: FieldOptions, input: TemplateResult): TemplateResult {
  return html`<div class="field">
    <label class="label" for=${id}>${label}</label>
    ${input} ${problem === undefined ? nothing : renderProblem(id, problem)}
    ${hint === undefined ? nothing : html`<p class="hint" id="${id}-hint">${hint}</p>`}
  </div>`;
}

/** What is wrong with a field, under it. */
export function renderProblem(id: string, problem: Explained): TemplateResult {
  return html`<p class="error" id="${id}-error">${renderExplained(problem)}</p>`;
}

/** The ids of what describes a field: first what is wrong with it. */
function describedBy({ id, hint, problem }: FieldOptions): string | typeof nothing {
  const ids = [problem && `${id}-error`, hint !== undefined && `${id}-hint`].filter(Boolean);
  return ids.length === 0 ? nothing : ids.join(" ");
}

function isInvalid({ problem }: FieldOptions): "true" | typeof nothing {
  return problem ? "true" : nothing;
}

/** One line of text. */
export function textField(options: FieldOptions): TemplateResult {
  const { id, value, change, placeholder, most, type = "text", autocomplete = "off" } = options;
  return around(
    options,
    html`<input
      class="input"
      id=${id}
      type=${type}
      dir=${type === "text" ? "auto" : "ltr"}
      autocomplete=${autocomplete}
      .value=${value}
      placeholder=${placeholder ?? nothing}
      maxlength=${most ?? nothing}
      aria-describedby=${describedBy(options)}
      aria-invalid=${isInvalid(options)}
      @input=${(event: Event) => change(valueOf(event))}
    />`,
  );
}

/** Several lines of text. */
export function textArea(options: FieldOptions & { readonly rows?: number }): TemplateResult {
  const { id, value, change, placeholder, most, rows = 3 } = options;
  return around(
    options,
    html`<textarea
      class="input"
      id=${id}
      rows=${rows}
      dir="auto"
      .value=${value}
      placeholder=${placeholder ?? nothing}
      maxlength=${most ?? nothing}
      aria-describedby=${describedBy(options)}
      aria-invalid=${isInvalid(options)}
      @input=${(event: Event) => change(valueOf(event))}
    ></textarea>`,
  );
}

/** One of several. */
export function choice(
  options: FieldOptions & { readonly options: readonly (readonly [value: string, text: string])[] },
): TemplateResult {
  const { id, value, change, options: entries } = options;
  return around(
    options,
    html`<select
      class="input"
      id=${id}
      aria-describedby=${describedBy(options)}
      aria-invalid=${isInvalid(options)}
      @change=${(event: Event) => change(valueOf(event))}
    >
      ${entries.map(([entry, text]) => html`<option .value=${entry} ?selected=${entry === value}>${text}</option>`)}
    </select>`,
  );
}

/** On or off. */
export function checkBox(options: {
  readonly label: string;
  readonly value: boolean;
  readonly change: (value: boolean) => void;
  readonly hint?: string | undefined;
}): TemplateResult {
  const { label, value, change, hint } = options;
  return html`<label class="check"
    ><input type="checkbox" .checked=${value} @change=${(event: Event) => change(isChecked(event))} /><span
      >${label}${hint === undefined ? nothing : html`<br /><span class="hint">${hint}</span>`}</span
    ></label
  >`;
}
