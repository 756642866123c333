import { Assignment, type Candidate } from "./assign.ts";
import { type Chunks, scripts } from "./chunks.ts";
import { CueIndex, type CueLists } from "./cue-index.ts";
import { fold, type Folded, sourceEnd, sourceStart } from "./fold.ts";
import { latinGrammar } from "./grammar.ts";
import { builtInKinds } from "./kinds/index.ts";
import type { Kind } from "./kinds/kind.ts";
import type { NumberContext, NumberReader } from "./phone/index.ts";
import type { Mark } from "./mark.ts";
import { SpelledReader } from "./spelled.ts";
import { LinkIndex } from "./scan-links.ts";
import { Scanner } from "./scan.ts";
import type { DetectedContact, DetectionOptions, DetectionResult, Refusal, RefusalReason } from "./types.ts";

/** A field's canonical value, or why it has none. */
export type Normalised =
  { readonly value: string } | { readonly problem: "invalid" | "region-unknown" | "unknown-kind" };

/** Longer texts are scanned in their beginning and end, in characters. */
const scanned = { first: 4000, last: 1000 };

/** Detection with its vocabulary. One serves a page; what has been loaded once stays. */
export class Detector {
  readonly #chunks: Chunks;
  readonly #kinds = new Map<string, Kind>();
  readonly #cues = new CueIndex();
  readonly #links = new LinkIndex();
  readonly #nameCues = new CueIndex();
  readonly #loaded = new Set<string>();
  #names: typeof import("./names-chunk.ts") | undefined;
  #reader: NumberReader | undefined;
  #hasGrammar = false;

  constructor(chunks: Chunks) {
    this.#chunks = chunks;
    for (const kind of builtInKinds) this.register(kind);
  }

  /** Adds a way to reach somebody. A kind of the same name is replaced, its words stay. */
  register(kind: Kind): void {
    this.#kinds.set(kind.kind, kind);
    this.#cues.add({ [kind.kind]: kind.cues, ...(kind.weakCues && { [`${kind.kind}?`]: kind.weakCues }) });
    this.#links.add(kind);
  }

  async detect(text: string, options: DetectionOptions = {}): Promise<DetectionResult> {
    const isLong = text.length > scanned.first + scanned.last;
    const parts = isLong ? [text.slice(0, scanned.first), text.slice(-scanned.last)] : [text];
    const found: DetectedContact[] = [];
    const refusals: Refusal[] = [];
    for (const [index, part] of parts.entries()) {
      const shift = index === 0 ? 0 : text.length - scanned.last;
      await this.#detectPart(part, { options, shift, found, refusals });
    }
    const regionUnknown = refusals.some(({ reason }) => reason === "region-unknown");
    return Object.assign(found, { regionUnknown, refusals });
  }

  async #detectPart(
    source: string,
    result: { options: DetectionOptions; shift: number; found: DetectedContact[]; refusals: Refusal[] },
  ): Promise<void> {
    const { options, shift, found, refusals } = result;
    await this.#loadWords(source, options);
    const folded = fold(source);
    const ignored = await this.#readIgnored(options);
    const { candidates, marks } = this.#scan(folded);
    const numbers = candidates.filter(({ kind, value }) => value === undefined && isWanted(kind, options));
    const reader = numbers.length > 0 ? await this.#loadReader(folded, numbers, options) : undefined;
    for (const candidate of candidates) {
      const { kind } = candidate;
      const refuse = (reason: RefusalReason, { start, end }: { start: number; end: number } = candidate) =>
        refusals.push({ reason, kind, start: shift + sourceStart(folded, start), end: shift + sourceEnd(folded, end) });
      if (!isWanted(kind, options)) {
        refuse("kind-off");
        continue;
      }
      const { value: known, start, end } = candidate;
      const values =
        known === undefined
          ? (reader?.read(folded, candidate, contextOf(options)) ?? [])
          : [{ value: known, start, end }];
      if (typeof values === "string") refuse(values);
      else
        for (const { value, start, end } of values) {
          if (ignored.has(value.replace(/^[@+]/, "").toLowerCase())) refuse("ignored", { start, end });
          else found.push(locate(folded, { kind, value, start, end }, shift));
        }
    }
    if (isWanted("name", options)) this.#addNames(folded, marks, { found, shift });
  }

  /** Reads one field's value; see `normaliseContact`. */
  async normalise(name: string, text: string, options: DetectionOptions = {}): Promise<Normalised> {
    const kind = this.#kinds.get(name);
    const typed = text.trim();
    if (!kind || !typed) return { problem: typed ? "unknown-kind" : "invalid" };
    const { region, language, markets } = options;
    const exact = (await this.detect(typed, { region, language, markets })).filter((found) => found.kind === name);
    if (exact.length === 1 && exact[0]) return { value: exact[0].value };
    if (exact.length > 1 || name === "email") return { problem: "invalid" };
    const user = fold(typed).text;
    if (/^@?[^@\s/]+$/.test(user) && kind.user?.test(user.replace(/^@/, ""))) {
      return { value: kind.normalise?.(user) ?? user.replace(/^@/, "") };
    }
    if (!kind.takesNumbers || user.length > 40) return { problem: "invalid" };
    const digits: Candidate = { kind: name, start: 0, end: user.length, isCued: true, isDoubtful: false };
    const reader = await this.#loadReader(fold(typed), [digits], options);
    const number = reader.readOne(user, contextOf(options));
    return "value" in number ? number : { problem: number.problem === "region-unknown" ? number.problem : "invalid" };
  }

  #scan(folded: Folded): { candidates: Candidate[]; marks: readonly Mark[] } {
    if (!this.#hasGrammar) this.#cues.add(latinGrammar);
    this.#hasGrammar = true;
    const scanned = new Scanner(folded, { cues: this.#cues, links: this.#links }).scan();
    const isSpelled = spelledDigits.test(folded.text) || scanned.some(({ role }) => spelledRoles.has(role));
    const marks = isSpelled ? new SpelledReader(folded, scanned).read() : scanned;
    return { candidates: new Assignment(folded, marks, this.#kinds).assign(), marks };
  }

  async #loadWords(text: string, options: DetectionOptions): Promise<void> {
    if (isWanted("name", options) && !this.#names) {
      this.#names = await this.#chunks.names();
      this.#nameCues.add(this.#names.latinNames);
    }
    const needed = scripts.filter(([name, characters]) => !this.#loaded.has(name) && characters.test(text));
    await Promise.all(
      needed.map(async ([name]) => {
        const module = await this.#chunks.scripts[name]?.();
        if (!module || this.#loaded.has(name)) return;
        this.#loaded.add(name);
        this.#cues.add(pick(module.cues, (role) => !nameRoles.has(role)));
        this.#nameCues.add(pick(module.cues, (role) => nameRoles.has(role) || role === "trap"));
      }),
    );
  }

  #addNames(
    folded: Folded,
    marks: readonly Mark[],
    { found, shift }: { found: DetectedContact[]; shift: number },
  ): void {
    const NameFinder = this.#names?.NameFinder;
    if (!NameFinder) return;
    for (const { start, end } of new NameFinder(folded, marks, this.#nameCues).find()) {
      const name = locate(folded, { kind: "name", value: "", start, end }, shift);
      const overlaps = found.some((other) => other.start < name.end && name.start < other.end);
      if (!overlaps) found.push({ ...name, value: name.text });
    }
    found.sort((a, b) => a.start - b.start);
  }

  async #loadReader(folded: Folded, numbers: readonly Candidate[], options: DetectionOptions): Promise<NumberReader> {
    this.#reader ??= new (await this.#chunks.phone()).NumberReader();
    const reader = this.#reader;
    const { region, isLenient } = contextOf(options);
    const texts = isLenient ? [] : numbers.map(({ digits, start, end }) => digits ?? folded.text.slice(start, end));
    if (reader.needsWorld(region, texts) || options.markets?.some((market) => reader.needsWorld(market, []))) {
      reader.addWorld((await this.#chunks.world()).plans);
    }
    return reader;
  }

  /** The business's own, as the comparison keys of whatever is found in its spellings. */
  async #readIgnored(options: DetectionOptions): Promise<ReadonlySet<string>> {
    const keys = new Set<string>();
    if (!options.ignore?.length) return keys;
    const { ignore: _, kinds: __, ...rest } = options;
    for (const entry of options.ignore) {
      keys.add(entry.trim().replace(/^[@+]/, "").toLowerCase());
      for (const { value } of await this.detect(entry, rest)) keys.add(value.replace(/^[@+]/, "").toLowerCase());
    }
    return keys;
  }
}

const spelledRoles = new Set(["at", "dot", "under", "dash", "#0"]);
/** Digits in words that hardly any number lacks, languages written in Latin letters. */
const spelledDigits =
  /\b(?:zero|oh|seven|eight|nine|nol|kosong|delapan|sembilan|khong|chin|cero|siete|ocho|nueve|sete|oito|nove|sette|otto|sept|huit|neuf|null|sieben|acht|neun|sifir|sekiz|dokuz|sifuri|saba|nane|shunya|saat|aath)\b/;
const nameRoles = new Set(["name", "name:", "name^", "name?", "end", "title", "honorific"]);

function pick(lists: CueLists, isPicked: (role: string) => boolean): CueLists {
  return Object.fromEntries(Object.entries(lists).filter(([role]) => isPicked(role)));
}

function isWanted(kind: string, { kinds }: DetectionOptions): boolean {
  return !kinds || kinds.includes(kind);
}

function contextOf({ region, markets }: DetectionOptions): NumberContext {
  return { region: region?.toUpperCase(), isLenient: markets !== undefined };
}

function locate(
  folded: Folded,
  found: { kind: string; value: string; start: number; end: number },
  shift: number,
): DetectedContact {
  const start = sourceStart(folded, found.start);
  const end = sourceEnd(folded, found.end);
  const { kind, value } = found;
  return { kind, value, text: folded.source.slice(start, end), start: start + shift, end: end + shift };
}
