/**
 * Two letters for a business without a picture: the first of its first and last word.
 * @param name e.g. `"Kopi Senja"` → `"KS"`
 */
export function initials(name: string): string {
  // The Arabic article stands before nearly every second word: the letter after it tells more.
  const words = name
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replace(/^ال(?=.{2})/u, ""));
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  // By code point, so that a letter outside the basic plane stays whole.
  return picked
    .map((word) => Array.from(word ?? "")[0] ?? "")
    .join("")
    .toLocaleUpperCase();
}
