import { type Chunks, languageScripts, scripts } from "./chunks.ts";
import type { Kind } from "./kinds/kind.ts";
import type { NumberContext, NumberReader } from "./phone/index.ts";
import type { Candidate } from "./reader/claims.ts";
import type { Reader, Reading } from "./reader/index.ts";
import type { DetectedContact, DetectionOptions, DetectionResult, Refusal } from "./types.ts";

/** A field's canonical value, or why it has none. */
export type Normalised =
  { readonly value: string } | { readonly problem: "invalid" | "region-unknown" | "unknown-kind" };

/** Longer texts are scanned in their beginning and end, in characters. */
const scanned = { first: 4000, last: 1000 };

interface Loaded {
  readonly module: Awaited<ReturnType<Chunks["reader"]>>;
  readonly reader: Reader;
}

/** What one text gave. */
interface Findings {
  readonly found: DetectedContact[];
  readonly refusals: Refusal[];
}

/**
 * Loads what a text needs and puts the results together. One serves a page; what has been loaded once stays, and what
 * could not be loaded is tried again by the next call.
 */
export class Detector {
  readonly #chunks: Chunks;
  readonly #registered: Kind[] = [];
  readonly #words = new Set<string>();
  /** A character whose words are not here yet. */
  #missing = charactersOf(scripts);
  #loaded: Loaded | undefined;
  #spelled: Awaited<ReturnType<Chunks["spelled"]>> | undefined;
  #numbers: NumberReader | undefined;
  #ignored:
    { readonly list: readonly string[]; readonly region: string | undefined; readonly keys: Set<string> } | undefined;

  constructor(chunks: Chunks) {
    this.#chunks = chunks;
  }

  /** Adds a way to reach somebody; see `registerKind`. */
  register(kind: Kind): void {
    this.#registered.push(kind);
    this.#loaded?.reader.register(kind);
  }

  async detect(text: string, options: DetectionOptions = {}): Promise<DetectionResult> {
    const findings: Findings = { found: [], refusals: [] };
    if (text.length > scanned.first + scanned.last) {
      await this.#detectPart(text.slice(0, scanned.first), options, { findings, shift: 0 });
      const shift = text.length - scanned.last;
      await this.#detectPart(text.slice(shift), options, { findings, shift });
    } else await this.#detectPart(text, options, { findings, shift: 0 });
    const { found, refusals } = findings;
    const regionUnknown = refusals.some(({ reason }) => reason === "region-unknown");
    return Object.assign(found, { regionUnknown, refusals });
  }

  /** Reads one field's value; see `normaliseContact`. */
  async normalise(name: string, text: string, options: DetectionOptions = {}): Promise<Normalised> {
    const { reader } = await this.#load();
    const typed = text.trim();
    const kind = reader.kind(name);
    if (!kind || !typed) return { problem: typed ? "unknown-kind" : "invalid" };
    const { region, markets } = options;
    const exact = (await this.detect(typed, { region, markets })).filter((found) => found.kind === name);
    if (exact.length === 1 && exact[0]) return { value: exact[0].value };
    const user = exact.length > 1 ? undefined : reader.readUser(name, typed);
    if (user) return { value: user };
    if (exact.length > 1 || !kind.takesNumbers || typed.length > 40) return { problem: "invalid" };
    const digits = reader.fold(typed);
    const number = (await this.#loadNumbers([digits], options)).readOne(digits, contextOf(options));
    return "value" in number ? number : { problem: number.problem === "region-unknown" ? number.problem : "invalid" };
  }

  async #detectPart(
    source: string,
    options: DetectionOptions,
    into: { findings: Findings; shift: number },
  ): Promise<void> {
    const { module, reader } = this.#loaded ?? (await this.#load());
    const loading = this.#loadWords(reader, source, options);
    if (loading) await loading;
    let reading = reader.read(source);
    if (!reading) return;
    if (reading.isSpelled) {
      this.#spelled ??= await this.#chunks.spelled();
      const { SpelledReader } = this.#spelled;
      reading = { ...reading, marks: new SpelledReader(reading.folded, reading.marks, module.tools).read() };
    }
    const candidates = reader.assign(reading);
    const numbers = await this.#loadNumbersFor(candidates, reading, options);
    const ignored = options.ignore?.length ? await this.#readIgnored(options.ignore, options) : undefined;
    const context = { reading, options, ignored, numbers, locate: module.locate, ...into };
    for (const candidate of candidates) this.#settle(candidate, context);
    if (isWanted("name", options)) this.#addNames(reading, module, into);
  }

  #loadNumbersFor(candidates: readonly Candidate[], { folded }: Reading, options: DetectionOptions) {
    const open = candidates.filter(({ kind, value }) => value === undefined && isWanted(kind, options));
    const texts = open.map(({ digits, start, end }) => digits ?? folded.text.slice(start, end));
    return texts.length > 0 ? this.#loadNumbers(texts, options) : undefined;
  }

  #settle(
    candidate: Candidate,
    context: {
      readonly reading: Reading;
      readonly options: DetectionOptions;
      readonly ignored: ReadonlySet<string> | undefined;
      readonly numbers: NumberReader | undefined;
      readonly locate: Loaded["module"]["locate"];
      readonly findings: Findings;
      readonly shift: number;
    },
  ): void {
    const { reading, options, ignored, numbers, locate, findings, shift } = context;
    const { kind, value } = candidate;
    const place = ({ start, end }: { start: number; end: number }) => {
      const at = locate(reading, start, end);
      return { text: at.text, start: at.start + shift, end: at.end + shift };
    };
    const refuse = (reason: Refusal["reason"], at: { start: number; end: number }) => {
      const { start, end } = place(at);
      findings.refusals.push({ reason, kind, start, end });
    };
    if (!isWanted(kind, options)) return refuse("kind-off", candidate);
    const values =
      value === undefined
        ? (numbers?.read(reading.folded, candidate, contextOf(options)) ?? [])
        : [{ ...candidate, value }];
    if (typeof values === "string") return refuse(values, candidate);
    for (const one of values) {
      if (ignored?.has(keyOf(one.value))) refuse("ignored", one);
      else findings.found.push({ kind, value: one.value, ...place(one) });
    }
  }

  #addNames(reading: Reading, module: Loaded["module"], into: { findings: Findings; shift: number }): void {
    const { found } = into.findings;
    const words = this.#loaded?.reader.nameWords;
    if (!words) return;
    const names = module.findNames({ ...reading, ...words, lettersOf: module.tools.lettersOf });
    if (names.length === 0) return;
    const others = [...found];
    for (const one of names) {
      const { text, start, end } = module.locate(reading, one.start, one.end);
      // In the lead a name has single spaces and nothing invisible, save what joins letters.
      const value = text.replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "").replace(/\s+/g, " ");
      const name = { kind: "name", value, text, start: start + into.shift, end: end + into.shift };
      if (!others.some((other) => other.start < name.end && name.start < other.end)) found.push(name);
    }
    found.sort((a, b) => a.start - b.start);
  }

  async #load(): Promise<Loaded> {
    if (this.#loaded) return this.#loaded;
    const module = await this.#chunks.reader();
    if (this.#loaded) return this.#loaded;
    const reader = new module.Reader();
    reader.addNames(module.latinNames);
    for (const kind of this.#registered) reader.register(kind);
    this.#loaded = { module, reader };
    return this.#loaded;
  }

  /** @returns undefined if nothing has to be loaded */
  #loadWords(reader: Reader, text: string, options: DetectionOptions): Promise<unknown> | undefined {
    const expected = languageScripts[(options.language ?? "").slice(0, 2).toLowerCase()];
    for (const name of expected ?? [])
      if (!this.#words.has(name)) void this.#loadScript(reader, name).catch(() => undefined);
    const loading: Promise<void>[] = [];
    if (this.#missing.test(text)) {
      for (const [name, characters] of scripts) {
        if (!this.#words.has(name) && characters.test(text)) loading.push(this.#loadScript(reader, name));
      }
    }
    return loading.length > 0 ? Promise.all(loading) : undefined;
  }

  async #loadScript(reader: Reader, name: string): Promise<void> {
    if (this.#words.has(name)) return;
    const [words, names] = await Promise.all([this.#chunks.scripts[name]?.(), this.#chunks.otherNames()]);
    reader.nameReaders = names.readers;
    if (words && !this.#words.has(name)) reader.addWords(words);
    this.#words.add(name);
    this.#missing = charactersOf(scripts.filter(([script]) => !this.#words.has(script)));
  }

  async #loadNumbers(texts: readonly string[], options: DetectionOptions): Promise<NumberReader> {
    this.#numbers ??= new (await this.#chunks.phone()).NumberReader();
    const numbers = this.#numbers;
    const { region, isLenient } = contextOf(options);
    const isWorldly = numbers.needsWorld(region, isLenient ? [] : texts);
    if (isWorldly || options.markets?.some((market) => numbers.needsWorld(market, []))) {
      numbers.addWorld((await this.#chunks.world()).plans);
    }
    return numbers;
  }

  /** The business's own, as the comparison keys of whatever is found in its spellings. */
  async #readIgnored(list: readonly string[], { region, markets }: DetectionOptions): Promise<ReadonlySet<string>> {
    if (this.#ignored?.list === list && this.#ignored.region === region) return this.#ignored.keys;
    const keys = new Set<string>();
    for (const entry of list) {
      keys.add(keyOf(entry.trim()));
      for (const { value } of await this.detect(entry, { region, markets })) keys.add(keyOf(value));
    }
    this.#ignored = { list, region, keys };
    return keys;
  }
}

function charactersOf(list: typeof scripts): RegExp {
  return new RegExp(`[${list.map(([, { source }]) => source.slice(1, -1)).join("")}]`);
}

function isWanted(kind: string, { kinds }: DetectionOptions): boolean {
  return !kinds || kinds.includes(kind);
}

function keyOf(value: string): string {
  return value.replace(/^[@+]/, "").toLowerCase();
}

function contextOf({ region, markets }: DetectionOptions): NumberContext {
  return { region: region?.toUpperCase(), isLenient: markets !== undefined };
}
