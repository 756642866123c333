import { html, type TemplateResult } from "lit";
import type { FormScope } from "./form-scope.ts";

/** Before what was filled in goes out of sight. */
export function askTemplate(
  { texts }: FormScope,
  { stay, keep, discard }: { stay: () => void; keep: () => void; discard: () => void },
): TemplateResult {
  return html`<div class="ask-ground">
    <div class="ask" role="alertdialog" aria-modal="true" aria-labelledby="ask:title" aria-describedby="ask:text">
      <h3 id="ask:title">${texts.formAskTitle}</h3>
      <p id="ask:text">${texts.formAskText}</p>
      <button type="button" class="submit" @click=${keep}>${texts.formAskKeep}</button>
      <button type="button" class="back" @click=${stay}>${texts.formAskStay}</button>
      <button type="button" class="text-button danger" @click=${discard}>${texts.formAskDiscard}</button>
    </div>
  </div>`;
}
