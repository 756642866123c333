import { fold } from "./fold.ts";

/** What a word tells: the kind of contact that it names, or one of the roles of `grammar.ts`. */
export interface Cue {
  readonly role: string;
  /** An ordinary word besides: it counts only with a second sign. */
  readonly weak: boolean;
}

/** Cue words by role, `|` between them; a role with `?` at its end holds the weak ones. */
export type CueLists = Readonly<Record<string, string>>;

interface Node {
  next?: Map<number, Node>;
  cue?: Cue;
}

export interface CueMatch {
  readonly cue: Cue;
  readonly end: number;
}

/** One trie of all cue words, folded. The longest match wins, of equals the first that was added; a space matches any run of spaces. */
export class CueIndex {
  readonly #root: Node = {};

  add(lists: CueLists): void {
    for (const [name, words] of Object.entries(lists)) {
      const weak = name.endsWith("?") && name !== "name?";
      const cue = { role: weak ? name.slice(0, -1) : name, weak };
      for (const word of words.split("|")) this.#insert(fold(word).text, cue);
    }
  }

  #insert(word: string, cue: Cue): void {
    let node = this.#root;
    for (let at = 0; at < word.length; at++) {
      node.next ??= new Map();
      const unit = word.charCodeAt(at);
      let next = node.next.get(unit);
      if (!next) node.next.set(unit, (next = {}));
      node = next;
    }
    node.cue ??= cue;
  }

  /**
   * @param isEnd whether a word may end before this offset
   * @returns the longest cue that begins at `start`
   */
  match(text: string, start: number, isEnd: (end: number) => boolean): CueMatch | undefined {
    let node: Node | undefined = this.#root;
    let found: CueMatch | undefined;
    for (let at = start; at < text.length && node?.next; at++) {
      const unit = text.charCodeAt(at);
      node = node.next.get(unit);
      if (unit === 32) while (text.charCodeAt(at + 1) === 32) at++;
      if (node?.cue && isEnd(at + 1)) found = { cue: node.cue, end: at + 1 };
    }
    return found;
  }
}
