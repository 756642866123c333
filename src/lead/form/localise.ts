import type { FormText } from "../../protocol/form.ts";

/**
 * The words of a definition in the visitor's language.
 * @param text as in the definition
 * @param languages BCP 47 tags, the best first; the definition's own `language` belongs at the end
 * @returns the nearest: the same tag, the same language, else the first that there is
 */
export function localise(text: FormText | undefined, languages: readonly string[]): string {
  if (text === undefined || typeof text === "string") return text ?? "";
  const entries = Object.entries(text).map(([tag, words]) => ({ tag: tag.toLowerCase(), words }));
  for (const language of languages) {
    const wanted = language.toLowerCase();
    const [base] = wanted.split("-");
    const found =
      entries.find(({ tag }) => tag === wanted) ??
      entries.find(({ tag }) => tag === base) ??
      entries.find(({ tag }) => tag.split("-")[0] === base);
    if (found) return found.words;
  }
  return entries[0]?.words ?? "";
}
