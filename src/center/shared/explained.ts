import { html, type TemplateResult } from "lit";
import type { Explained } from "../i18n/problem-words.ts";

/** What went wrong; English words are said to be English. */
export function renderExplained({ text, original }: Explained): TemplateResult | string {
  return original === undefined ? text : html`${text} <bdi lang="en">${original}</bdi>`;
}
