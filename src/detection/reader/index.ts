import type { ScriptModule } from "../chunks.ts";
import type { NameReaders } from "../names/name-text.ts";
import { builtInKinds } from "../kinds/index.ts";
import type { Kind } from "../kinds/kind.ts";
import { Anchors } from "./anchors.ts";
import { Assignment } from "./assign.ts";
import { lettersOf } from "./characters.ts";
import type { Candidate } from "./claims.ts";
import { CueIndex, type CueLists } from "./cue-index.ts";
import { fold, type Folded, sourceEnd, sourceStart } from "./fold.ts";
import { latinGrammar } from "./grammar.ts";
import type { Mark } from "./mark.ts";
import { repairDomain } from "./scan-emails.ts";
import { LinkIndex } from "./scan-links.ts";
import { Scanner } from "./scan.ts";
import { SpokenDigits } from "./spoken-digits.ts";
import { isTopLevel } from "./top-level.ts";

/** A text as far as it is understood. */
export interface Reading {
  readonly folded: Folded;
  readonly marks: readonly Mark[];
  /** Signs or digits may be written out in words: the part that reads them is needed. */
  readonly isSpelled: boolean;
}

/** Words about names of all scripts that were loaded. */
export interface NameWords {
  readonly cues: CueIndex;
  readonly notNames: readonly RegExp[];
  readonly surnames: string;
  readonly givenNames: string;
  readonly readers: NameReaders | undefined;
}

/** What other parts of detection use of this one; handed over, so that no chunk holds it twice. */
export const tools = { lettersOf, isTopLevel, repairDomain };
export type Tools = typeof tools;

/** Roles of words that mean something without a value in digits or with `@` beside them. */
const spelledRoles = new Set(["at", "dot", "under", "dash", "#0"]);
/** Roles of words that introduce a name; they are looked up apart, so that a name may hold a cue word. */
const nameRoles = /^(?:name.?|end|title|honorific|first|none)$/;

/** Vocabulary and grammar: text → what it offers. Knows nothing of loading and options. */
export class Reader {
  /** Reads names in other scripts than Latin, once it is there. */
  nameReaders: NameReaders | undefined;
  readonly #kinds = new Map<string, Kind>();
  readonly #cues = new CueIndex();
  readonly #nameCues = new CueIndex();
  readonly #notNames: RegExp[] = [];
  #surnames = "";
  #givenNames = "";
  #digits: SpokenDigits | undefined;
  readonly #links = new LinkIndex();
  readonly #anchors = new Anchors();

  constructor() {
    for (const kind of builtInKinds) this.register(kind);
    this.#addCues(latinGrammar);
  }

  /** Adds a way to reach somebody. A kind of the same name is replaced, its words and links stay. */
  register(kind: Kind): void {
    this.#kinds.set(kind.kind, kind);
    this.#addCues({ [kind.kind]: kind.cues, ...(kind.weakCues && { [`${kind.kind}?`]: kind.weakCues }) }, true);
    this.#links.add(kind);
  }

  /** Adds the words of a script. */
  addWords({ cues, notNames, surnames = "", givenNames = "", digits }: ScriptModule): void {
    this.#addCues(pick(cues, (role) => !nameRoles.test(role)));
    this.addNames(pick(cues, (role) => nameRoles.test(role) || role === "trap"));
    if (notNames)
      this.#notNames.push(new RegExp(`^(?:${fold(notNames).text.replaceAll("%", "(?![\\p{L}\\p{M}])")})`, "u"));
    this.#surnames += surnames;
    this.#givenNames += givenNames;
    if (digits) this.#digits = new SpokenDigits(digits);
  }

  /** Adds words that introduce names. */
  addNames(lists: CueLists): void {
    this.#nameCues.add(lists);
    this.#anchors.add(pick(lists, (role) => role.startsWith("name") || role === "end"));
  }

  #addCues(lists: CueLists, wins = false): void {
    this.#cues.add(lists, wins);
    this.#anchors.add(
      pick(
        lists,
        (role) =>
          role.startsWith("=") ||
          spelledRoles.has(role.replace("?", "")) ||
          this.#kinds.get(role.replace("?", ""))?.user !== undefined,
      ),
    );
  }

  fold(text: string): string {
    return fold(text).text;
  }

  kind(name: string): Kind | undefined {
    return this.#kinds.get(name);
  }

  /** What the finder of names needs besides a reading. */
  get nameWords(): NameWords {
    return {
      cues: this.#nameCues,
      notNames: this.#notNames,
      surnames: this.#surnames,
      givenNames: this.#givenNames,
      readers: this.nameReaders,
    };
  }

  /** @returns undefined if there is nothing to be found */
  read(source: string): Reading | undefined {
    const folded = fold(source);
    if (this.#anchors.isEmpty(folded)) return undefined;
    const marks = new Scanner(folded, { cues: this.#cues, links: this.#links, digits: this.#digits }).scan();
    return { folded, marks, isSpelled: isSpelled(folded, marks) };
  }

  assign({ folded, marks }: Reading): Candidate[] {
    return new Assignment(folded, marks, this.#kinds).assign();
  }

  /** @returns a user name in the kind's canonical form; undefined if it cannot be one */
  readUser(name: string, typed: string): string | undefined {
    const kind = this.#kinds.get(name);
    const user = fold(typed).text;
    if (!/^@?[^@\s/]+$/.test(user) || !kind?.user?.test(user.replace(/^@/, ""))) return undefined;
    return kind.normalise?.(user) ?? user.replace(/^@/, "");
  }
}

/** Whether signs or digits may be written out; an "at" alone is none without a dot or the name of a provider. */
function isSpelled({ text }: Folded, marks: readonly Mark[]): boolean {
  const found = marks.filter(({ role }) => spelledRoles.has(role));
  if (found.some(({ role }) => role !== "at")) return true;
  return (
    found.length > 0 && (/\.|gmail|hotmail|outlook|icloud/.test(text) || marks.some(({ role }) => role[0] === "="))
  );
}

function pick(lists: CueLists, isPicked: (role: string) => boolean): CueLists {
  return Object.fromEntries(Object.entries(lists).filter(([role]) => isPicked(role)));
}

/** @returns the part of the source that folded offsets mean */
export function locate({ folded }: Reading, from: number, to: number): { text: string; start: number; end: number } {
  const start = sourceStart(folded, from);
  const end = sourceEnd(folded, to);
  return { text: folded.source.slice(start, end), start, end };
}
