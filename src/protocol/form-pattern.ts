/**
 * Which patterns of a form definition are safe to run on what a visitor types: those that a backtracking engine
 * decides in at most quadratic time. A small language is accepted (characters, classes, groups, alternatives,
 * quantifiers); look-around, back references and word boundaries are not.
 */

/** A set of characters: one entry each for ASCII, the last for everything beyond. */
type Characters = readonly boolean[];
const BEYOND = 128;
const MOST_NESTED = 5;
const MOST_REPEATS = 1000;
/** Alternatives that begin alike cost a factor each; more than these are no pattern for a form. */
const MOST_AMBIGUOUS = 4;

type Atom =
  | { readonly kind: "characters"; readonly set: Characters }
  | { readonly kind: "group"; readonly branches: readonly Part[][] };
interface Part {
  readonly atom: Atom;
  readonly least: number;
  readonly most: number;
}

class PatternError extends Error {}

/**
 * Checks a pattern of a form definition.
 * @param pattern as written, without slashes; it is matched against the whole answer
 * @returns why it is refused, or undefined
 */
export function findPatternProblem(pattern: string): string | undefined {
  try {
    void new RegExp(`^(?:${pattern})$`, "u");
  } catch {
    return "this is not a regular expression (they are read with the u flag)";
  }
  try {
    checkTime(new Parser(pattern).parse());
    return undefined;
  } catch (error) {
    if (error instanceof PatternError) return error.message;
    throw error;
  }
}

const set = (holds: (code: number) => boolean): Characters =>
  Array.from({ length: BEYOND + 1 }, (_, code) => holds(code));
const none = set(() => false);
const isDigit = (code: number) => code >= 48 && code <= 57;
const isWord = (code: number) =>
  isDigit(code) || code === 95 || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isSpace = (code: number) => code === 32 || (code >= 9 && code <= 13) || code === BEYOND;
const escapes: Readonly<Record<string, Characters>> = {
  d: set(isDigit),
  D: set((code) => !isDigit(code)),
  w: set(isWord),
  W: set((code) => !isWord(code)),
  s: set(isSpace),
  S: set((code) => !isSpace(code) || code === BEYOND),
  n: set((code) => code === 10),
  r: set((code) => code === 13),
  t: set((code) => code === 9),
};
const union = (a: Characters, b: Characters): Characters => a.map((has, code) => has || b[code] === true);
const overlap = (a: Characters, b: Characters): boolean => a.some((has, code) => has && b[code] === true);
/** A property class such as `\p{L}` may hold anything: it is taken to overlap with everything. */
const anything = set(() => true);

/** Reads what `RegExp` has already accepted into parts. */
class Parser {
  readonly #characters: readonly string[];
  #at = 0;

  constructor(pattern: string) {
    this.#characters = [...pattern];
  }

  parse(): readonly Part[][] {
    return this.#branches(0);
  }

  #peek(ahead = 0): string {
    return this.#characters[this.#at + ahead] ?? "";
  }

  #branches(depth: number): Part[][] {
    if (depth > MOST_NESTED) throw new PatternError("groups are nested too deep");
    const branches: Part[][] = [[]];
    while (this.#at < this.#characters.length && this.#peek() !== ")") {
      if (this.#peek() === "|") {
        this.#at++;
        branches.push([]);
        continue;
      }
      if (depth === 0 && this.#isAnchor(branches.at(-1)?.length === 0)) {
        this.#at++;
        continue;
      }
      const atom = this.#atom(depth);
      branches.at(-1)?.push({ atom, ...this.#quantifier() });
    }
    return branches;
  }

  /** Anchors at the ends change nothing where the whole answer is matched; elsewhere they make no sense. */
  #isAnchor(atStart: boolean): boolean {
    const next = this.#peek(1);
    return (this.#peek() === "^" && atStart) || (this.#peek() === "$" && (next === "" || next === "|"));
  }

  #atom(depth: number): Atom {
    const character = this.#peek();
    this.#at++;
    switch (character) {
      case "(":
        return this.#group(depth);
      case "[":
        return { kind: "characters", set: this.#class() };
      case ".":
        return { kind: "characters", set: set((code) => code !== 10 && code !== 13) };
      case "\\":
        return { kind: "characters", set: this.#escape() };
      case "^":
      case "$":
        throw new PatternError("^ and $ belong to the ends of the pattern");
      default:
        return { kind: "characters", set: single(character) };
    }
  }

  #group(depth: number): Atom {
    if (this.#peek() === "?") {
      if (this.#peek(1) !== ":") throw new PatternError("look-around and named groups are not allowed");
      this.#at += 2;
    }
    const branches = this.#branches(depth + 1);
    this.#at++;
    return { kind: "group", branches };
  }

  #escape(): Characters {
    const character = this.#peek();
    this.#at++;
    if (/[1-9kbB]/.test(character)) throw new PatternError("back references and word boundaries are not allowed");
    if (character === "p" || character === "P") {
      while (this.#peek() !== "}") this.#at++;
      this.#at++;
      return anything;
    }
    if (/[ucx0]/.test(character)) throw new PatternError("write characters as they are, not by their number");
    return escapes[character] ?? single(character);
  }

  #class(): Characters {
    const negated = this.#peek() === "^";
    if (negated) this.#at++;
    let all = none;
    while (this.#peek() !== "]") {
      const from = this.#member();
      if (this.#peek() === "-" && this.#peek(1) !== "]") {
        this.#at++;
        all = union(all, range(from, this.#member()));
      } else all = union(all, from);
    }
    this.#at++;
    return negated ? set((code) => !all[code] || code === BEYOND) : all;
  }

  #member(): Characters {
    const character = this.#peek();
    this.#at++;
    return character === "\\" ? this.#escape() : single(character);
  }

  #quantifier(): { least: number; most: number } {
    const rest = this.#characters.slice(this.#at, this.#at + 12).join("");
    const [text, least, comma, most] = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})/.exec(rest) ?? [];
    if (text === undefined) return { least: 1, most: 1 };
    this.#at += text.length;
    if (this.#peek() === "?") this.#at++;
    if (text === "?") return { least: 0, most: 1 };
    if (text === "*" || text === "+") return { least: text === "*" ? 0 : 1, most: Infinity };
    const bounds = { least: Number(least), most: most ? Number(most) : comma ? Infinity : Number(least) };
    if (bounds.least > MOST_REPEATS || (bounds.most !== Infinity && bounds.most > MOST_REPEATS))
      throw new PatternError(`at most ${MOST_REPEATS} repetitions can be counted`);
    return bounds;
  }
}

function single(character: string): Characters {
  const code = Math.min(character.codePointAt(0) ?? BEYOND, BEYOND);
  return set((other) => other === code);
}

function range(from: Characters, to: Characters): Characters {
  const low = from.indexOf(true);
  const high = to.lastIndexOf(true);
  return set((code) => code >= low && code <= high);
}

/** A part that may take more or less of the text, and so can be tried again. */
type Loop = Characters;
/** A quantifier of up to so many more rounds costs a factor, not a power, of the time. */
const SHORT = 30;
const MOST_TRIES = 1000;

interface Cost {
  /** Loops without a limit that can take what an earlier one could have taken. */
  excess: number;
  /** Ways to share the same characters among short loops. */
  tries: number;
  ambiguous: number;
}

/**
 * Time grows with the number of loops that can take the same characters without something fixed between them. One such
 * pair is quadratic and accepted; more is refused.
 */
function checkTime(branches: readonly Part[][]): void {
  const found: Cost = { excess: 0, tries: 1, ambiguous: 0 };
  for (const branch of branches) walk(branch, [], found);
  if (!startsApart(branches)) found.ambiguous++;
  if (found.excess > 1 || found.tries > MOST_TRIES)
    throw new PatternError("several repeated parts match the same characters: this can take very long");
  if (found.ambiguous > MOST_AMBIGUOUS) throw new PatternError("too many alternatives begin alike");
}

function walk(parts: readonly Part[], loops: Loop[], found: Cost): void {
  let open = loops;
  for (const { atom, least, most } of parts) {
    const all = atom.kind === "characters" ? atom.set : charactersOf(atom.branches);
    if (atom.kind === "group") {
      if (most > 1) checkRepeated(atom.branches);
      if (!startsApart(atom.branches)) {
        found.ambiguous++;
        if (atom.branches.some(isVariable)) found.excess++;
      }
      if (most <= 1) for (const branch of atom.branches) walk(branch, open, found);
    }
    const isLoop = least !== most;
    if (isLoop) {
      if (open.some((loop) => overlap(loop, all))) {
        if (most - least > SHORT) found.excess++;
        else found.tries *= most - least + 1;
      }
      open.push(all);
    } else if (atom.kind === "characters" && least > 0 && !open.some((loop) => overlap(loop, all))) {
      // Nothing before can run across this character: what follows is decided on its own.
      open = [];
    }
  }
}

/** What is repeated as a group must have one length a round and be decided by its first character. */
function checkRepeated(branches: readonly Part[][]): void {
  if (branches.some(isVariable) || !startsApart(branches) || branches.some((branch) => branch.length === 0))
    throw new PatternError("a repeated group holds something that is repeated, optional or ambiguous itself");
}

function isVariable(parts: readonly Part[]): boolean {
  return parts.some(
    ({ atom, least, most }) =>
      least !== most || (atom.kind === "group" && (atom.branches.length > 1 || atom.branches.some(isVariable))),
  );
}

function startsApart(branches: readonly Part[][]): boolean {
  const starts = branches.map(startOf);
  return starts.every((start, at) => start && starts.slice(at + 1).every((other) => other && !overlap(start, other)));
}

/** What a branch can begin with; undefined where that is not one mandatory part. */
function startOf(parts: readonly Part[]): Characters | undefined {
  const [first] = parts;
  if (!first) return undefined;
  if (first.least === 0) return undefined;
  if (first.atom.kind === "characters") return first.atom.set;
  const inner = first.atom.branches.map(startOf);
  return inner.every((start) => start !== undefined)
    ? inner.reduce<Characters>((a, b) => union(a, b), none)
    : undefined;
}

function charactersOf(branches: readonly Part[][]): Characters {
  return branches
    .flat()
    .reduce<Characters>(
      (all, { atom }) => union(all, atom.kind === "characters" ? atom.set : charactersOf(atom.branches)),
      none,
    );
}
