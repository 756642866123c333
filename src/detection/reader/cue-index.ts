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

/** The code of `|`. */
const BAR = 124;

const pairOf = (first: number, second: number): number => first * 65536 + second;

/** Of two units, into 12 bits. */
const hash = (first: number, second: number): number => (first * 67 + second) & 4095;

/** Words of one cue, folded, with `|` before and after each. */
interface WordList {
  readonly words: string;
  readonly cue: Cue;
  readonly wins: boolean;
}

/**
 * Cue words, folded. The longest match wins, of equals the first that was added; a space matches any run of spaces. Most
 * words of a text are turned away by their first two letters. The others are looked up in a trie, of which each part is
 * made when a text first begins like it: most texts touch a few of thousands of words, and a phone has little memory.
 */
export class CueIndex {
  readonly #lists: WordList[] = [];
  readonly #beginnings = new Uint8Array(4096);
  readonly #singles = new Map<number, Cue>();
  /** By their first two units; null where no text has begun so. */
  readonly #pairs = new Map<number, Node | null>();

  /** @param wins whether these words win over equal ones that were added before */
  add(lists: CueLists, wins = false): void {
    for (const [name, list] of Object.entries(lists)) {
      const weak = name.endsWith("?") && name !== "name?";
      const cue = { role: weak ? name.slice(0, -1) : name, weak };
      const words = `|${fold(wordsOf(list).join("|")).text}|`;
      this.#lists.push({ words, cue, wins });
      for (const word of words.slice(1, -1).split("|")) {
        const first = word.charCodeAt(0);
        const second = word.charCodeAt(1);
        if (word[1]) this.#pairs.set(pairOf(first, second), null);
        if (word[1]) this.#beginnings[hash(first, second)] = 1;
        else if (word && (wins || !this.#singles.has(first))) this.#singles.set(first, cue);
      }
    }
  }

  /** The trie of all words that begin so. */
  #build(first: number, second: number): Node {
    const root: Node = {};
    const beginning = `|${String.fromCharCode(first, second)}`;
    for (const { words, cue, wins } of this.#lists) {
      for (let at = words.indexOf(beginning); at >= 0; at = words.indexOf(beginning, at + 1)) {
        const node = insert(root, words, at + 3);
        if (wins || !node.cue) node.cue = cue;
      }
    }
    return root;
  }

  /**
   * @param isEnd whether a word that began at `start` may end before this offset
   * @returns the longest cue that begins at `start`
   */
  match(text: string, start: number, isEnd: (end: number, start: number) => boolean): CueMatch | undefined {
    const first = text.charCodeAt(start);
    const second = text.charCodeAt(start + 1);
    const pair = pairOf(first, second);
    let node = this.#beginnings[hash(first, second)] ? this.#pairs.get(pair) : undefined;
    if (node === null) this.#pairs.set(pair, (node = this.#build(first, second)));
    const single = this.#singles.get(first);
    let found = single && isEnd(start + 1, start) ? { cue: single, end: start + 1 } : undefined;
    for (let at = start + 1; node; at++) {
      if (text.charCodeAt(at) === 32) while (text.charCodeAt(at + 1) === 32) at++;
      if (node.cue && isEnd(at + 1, start)) found = { cue: node.cue, end: at + 1 };
      node = node.next?.get(text.charCodeAt(at + 1));
    }
    return found;
  }
}

/** @returns the node of the word that goes on at `at` and ends before the next `|` */
function insert(root: Node, words: string, at: number): Node {
  let node = root;
  for (let unit = words.charCodeAt(at); unit !== BAR; unit = words.charCodeAt(++at)) {
    node.next ??= new Map();
    let next = node.next.get(unit);
    if (!next) node.next.set(unit, (next = {}));
    node = next;
  }
  return node;
}
