import { fold } from "./fold.ts";

/** What a word tells: the kind of contact that it names, or one of the roles of `grammar.ts`. */
export interface Cue {
  readonly role: string;
  /** An ordinary word besides: it counts only with a second sign. */
  readonly weak: boolean;
}

/**
 * Cue words by role, `|` between them; a role with `?` at its end holds the weak ones. `{a/b}` stands for either, `{/a}`
 * for `a` or nothing.
 */
export type CueLists = Readonly<Record<string, string>>;

interface Node {
  next?: Map<number, Node>;
  cue?: Cue;
}

export interface CueMatch {
  readonly cue: Cue;
  readonly end: number;
}

/** @returns every word that a list names */
export function wordsOf(list: string): readonly string[] {
  return list.split("|").flatMap(expand);
}

function expand(word: string): readonly string[] {
  const [, before = "", options, after = ""] = /^([^{]*)\{([^}]*\/[^}]*)\}(.*)/.exec(word) ?? [];
  if (options === undefined) return [word];
  const endings = expand(after);
  return options.split("/").flatMap((option) => endings.map((ending) => before + option + ending));
}

/** Of two units, into 12 bits. */
const hash = (first: number, second: number): number => (first * 67 + second) & 4095;

/**
 * One trie of cue words, folded. The longest match wins, of equals the first that was added; a space matches any run of
 * spaces. Most words of a text are turned away by their first two letters.
 */
export class CueIndex {
  readonly #root: Node = {};
  readonly #beginnings = new Uint8Array(4096);
  readonly #singles = new Uint8Array(256);
  readonly #pairs = new Map<number, Node>();

  /** @param wins whether these words win over equal ones that were added before */
  add(lists: CueLists, wins = false): void {
    for (const [name, words] of Object.entries(lists)) {
      const weak = name.endsWith("?") && name !== "name?";
      const cue = { role: weak ? name.slice(0, -1) : name, weak };
      for (const word of wordsOf(words)) this.#insert(fold(word).text, cue, wins);
    }
  }

  #insert(word: string, cue: Cue, wins: boolean): void {
    let node = this.#root;
    if (word.length === 1) this.#singles[word.charCodeAt(0) & 255] = 1;
    for (let at = 0; at < word.length; at++) {
      node.next ??= new Map();
      const unit = word.charCodeAt(at);
      let next = node.next.get(unit);
      if (!next) node.next.set(unit, (next = {}));
      node = next;
      if (at !== 1) continue;
      this.#pairs.set(word.charCodeAt(0) * 65536 + unit, node);
      this.#beginnings[hash(word.charCodeAt(0), unit)] = 1;
    }
    if (wins || !node.cue) node.cue = cue;
  }

  /**
   * @param isEnd whether a word that began at `start` may end before this offset
   * @returns the longest cue that begins at `start`
   */
  match(text: string, start: number, isEnd: (end: number, start: number) => boolean): CueMatch | undefined {
    const first = text.charCodeAt(start);
    const second = text.charCodeAt(start + 1);
    let node = this.#beginnings[hash(first, second)] ? this.#pairs.get(first * 65536 + second) : undefined;
    let found: CueMatch | undefined;
    for (let at = start + 1; node; at++) {
      if (text.charCodeAt(at) === 32) while (text.charCodeAt(at + 1) === 32) at++;
      if (node.cue && isEnd(at + 1, start)) found = { cue: node.cue, end: at + 1 };
      node = node.next?.get(text.charCodeAt(at + 1));
    }
    return found ?? this.#matchSingle(first, start, isEnd);
  }

  #matchSingle(unit: number, start: number, isEnd: (end: number, start: number) => boolean): CueMatch | undefined {
    const cue = this.#singles[unit & 255] ? this.#root.next?.get(unit)?.cue : undefined;
    return cue && isEnd(start + 1, start) ? { cue, end: start + 1 } : undefined;
  }
}
