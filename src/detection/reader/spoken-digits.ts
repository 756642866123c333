import { syllables } from "./characters.ts";
import { fold } from "./fold.ts";

/** Digits in words that stand without spaces: "ゼロキューゼロ 2741 6638". */
export class SpokenDigits {
  readonly #words: readonly RegExp[];
  readonly #run: RegExp;

  /** @param lists words for 0 to 9, a comma between digits, `|` between spellings */
  constructor(lists: string) {
    // "ゼロ八ゼロ": some may be characters.
    const words = lists.split(",").map((list, digit) => `${fold(list).text}|${syllables[digit]}`);
    this.#words = words.map((list) => new RegExp(`^(?:${list})`));
    const any = `(?:${words.join("|")}|\\d)`;
    this.#run = new RegExp(`(?=.{0,12}(?:${words[0]}))(?:${any}[ ノ・,-]{0,2}){8,14}${any}`, "y");
  }

  /** @returns the digits that are said from here on, and where they end; undefined if it is no whole number */
  read(text: string, start: number): { readonly digits: string; readonly end: number } | undefined {
    this.#run.lastIndex = start;
    const typed = this.#run.exec(text)?.[0] ?? "";
    let digits = "";
    let words = 0;
    for (let at = 0; at < typed.length;) {
      const rest = typed.slice(at, at + 4);
      const value = this.#words.findIndex((word) => word.test(rest));
      const length = value < 0 ? 1 : (this.#words[value]?.exec(rest)?.[0].length ?? 1);
      digits += value < 0 ? rest.slice(0, 1).replace(/\D/, "") : value;
      if (value >= 0) words++;
      at += length;
    }
    return words > 2 ? { digits, end: start + typed.length } : undefined;
  }
}
