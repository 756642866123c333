import type { TextOverrides, TextProblem } from "./override-texts.ts";
import { textLoader, type LoadedTexts, type TextLoader } from "./text-loader.ts";

/** Milliseconds that a visitor waits for their language before the chat opens in English. */
const PATIENCE = 2500;

/** What {@link Wording} needs. */
export interface WordingOptions {
  /** Another wording is in force: everything is drawn again. */
  changed(): void;
  /** A mistake in the host's own wording or a language that could not be fetched; each is told once. */
  report(problem: TextProblem | WordingFailure): void;
  /** Default: the page's. */
  readonly loader?: TextLoader;
}

/** The language could not be fetched. English, or the language before, is shown until it can. */
export interface WordingFailure {
  readonly code: "language-unavailable";
  readonly message: string;
}

/**
 * The wording in force: follows the language and the host's overrides, also while the chat is open. What must be fetched
 * replaces what is shown when it is there; a failure leaves what is shown and is tried again by `retry`.
 */
export class Wording {
  readonly #options: WordingOptions;
  readonly #loader: TextLoader;
  readonly #told = new Set<string>();
  #current: LoadedTexts | undefined;
  #tag: string | undefined;
  #overrides: TextOverrides | undefined;
  #failed = false;
  /** Counts what was asked for, so that an answer that comes too late is known. */
  #asked = 0;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(options: WordingOptions) {
    this.#options = options;
    this.#loader = options.loader ?? textLoader;
  }

  /** Undefined until the first language is there. */
  get current(): LoadedTexts | undefined {
    return this.#current;
  }

  /**
   * Asks for a language. English, and whatever was loaded before, is in force when this returns.
   * @param tag BCP 47
   * @param overrides `config.texts`; the same object again changes nothing
   */
  use(tag: string | undefined, overrides?: TextOverrides): void {
    if (this.#asked && tag === this.#tag && overrides === this.#overrides) return;
    this.#tag = tag;
    this.#overrides = overrides;
    this.#ask();
  }

  /** Tries again if the language that was asked for last could not be fetched. */
  retry(): void {
    if (this.#failed) this.#ask();
  }

  /** Nothing is told any more. */
  end(): void {
    this.#asked++;
    clearTimeout(this.#waiting);
  }

  #ask(): void {
    const asked = ++this.#asked;
    this.#failed = false;
    const ready = this.#loader.ready(this.#tag, this.#overrides);
    if (ready) return this.#take(ready);
    // A connection that neither answers nor fails must not keep the chat from opening.
    if (!this.#current) this.#waiting ??= setTimeout(() => this.#speakEnglish(), PATIENCE);
    void this.#loader.load(this.#tag, this.#overrides).then((loaded) => {
      if (asked !== this.#asked) return;
      this.#failed = loaded.failure !== undefined;
      if (!this.#failed) return this.#take(loaded);
      this.#tell({ code: "language-unavailable", message: `The wording for "${this.#tag}" could not be loaded.` });
      this.#speakEnglish();
    });
  }

  #take(loaded: LoadedTexts): void {
    clearTimeout(this.#waiting);
    this.#current = loaded;
    for (const problem of loaded.problems) this.#tell(problem);
    this.#options.changed();
  }

  /** Better than nothing; no better than another language that is there already. */
  #speakEnglish(): void {
    const english = this.#loader.ready("en", this.#overrides);
    if (english && !this.#current) this.#take(english);
  }

  #tell(problem: TextProblem | WordingFailure): void {
    if (this.#told.has(problem.message)) return;
    this.#told.add(problem.message);
    this.#options.report(problem);
  }
}
