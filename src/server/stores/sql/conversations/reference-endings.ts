import { referenceDigits } from "../../../../shared/reference-code.ts";

/** As people read such letters. */
const alike: Readonly<Record<string, string>> = { O: "0", I: "1", L: "1" };

/**
 * How the ids of conversations end that have a reference code: it is the last 30 bits of 32.
 *
 * @param word as somebody typed it, e.g. `#7k3q9x`
 * @returns none if the word is no code
 */
export function referenceEndings(word: string): readonly string[] {
  const code = word
    .replace(/^#/, "")
    .toUpperCase()
    .replace(/[OIL]/g, (letter) => alike[letter] ?? letter);
  const digits = Array.from(code, (letter) => referenceDigits.indexOf(letter));
  if (digits.length !== 6 || digits.includes(-1)) return [];
  const value = digits.reduce((sum, digit) => sum * 32 + digit, 0);
  return [0, 1, 2, 3].map((top) => (top * 2 ** 30 + value).toString(16).padStart(8, "0"));
}
