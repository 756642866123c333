/** How long a message is, for the few that come near the limit; a chunk of its own. */
import "../../i18n/en-later.ts";
import { html, type TemplateResult } from "lit";
import { plural } from "../../i18n/plural.ts";
import type { LeadChatComposer } from "./composer.ts";

/**
 * Near the limit a quiet count, over it the number that is too many, said aloud.
 * @param length of the message, in UTF-16 code units
 * @param limit the most that can be sent
 * @param composer gives words and language
 */
export function countTemplate(
  length: number,
  limit: number,
  { texts, locale }: Pick<LeadChatComposer, "texts" | "locale">,
): TemplateResult {
  if (length > limit) {
    return html`<p class="count over" id="count" role="alert">${plural(texts.tooLong, length - limit, locale)}</p>`;
  }
  const number = new Intl.NumberFormat(locale);
  return html`<p class="count" id="count">${number.format(length)} / ${number.format(limit)}</p>`;
}
