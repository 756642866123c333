import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../icons.ts";
import { initialsOf } from "./initials.ts";

/**
 * A circle with up to two letters; decorative, the name stands beside it.
 *
 * @param name of the visitor or person, if known
 * @param isPresent whether they are there right now
 */
export function avatar(name: string | undefined, isPresent = false): TemplateResult {
  const letters = initialsOf(name);
  return html`<span class="avatar" aria-hidden="true"
    >${letters === "" ? icon("person") : letters}${isPresent ? html`<span class="present"></span>` : nothing}</span
  >`;
}
