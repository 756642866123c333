import { resolveLocale } from "./resolve-locale.ts";
import { textLoader, type LoadedTexts, type TextLoader } from "./text-loader.ts";
import type { TextOverrides, TextProblem } from "./text-overrides.ts";

/** Milliseconds that a visitor waits for their language before the chat opens in English. */
const PATIENCE = 2500;

/** What {@link Wording} needs. */
export interface WordingOptions {
  /** Another wording is in force: everything is drawn again. */
  changed(): void;
  /** A mistake in the host's own wording or a language that could not be fetched; each is told once. */
  report(problem: TextProblem | WordingFailure): void;
  /** How something is asked for until it comes. */
  persist<Result>(load: () => Promise<Result>): Promise<Result>;
  /** Default: the page's. */
  readonly loader?: TextLoader;
}

/** A language, or the host's own wording, could not be fetched. What was shown before, else English, is shown until then. */
export interface WordingFailure {
  readonly code: "language-unavailable";
  readonly message: string;
}

/**
 * The wording in force: follows the language and the host's overrides, also while the chat is open. What must be fetched
 * replaces what is shown when it is there; a failure leaves what is shown, and is asked for again until it comes.
 */
export class Wording {
  readonly #options: WordingOptions;
  readonly #loader: TextLoader;
  readonly #told = new Set<string>();
  #current: LoadedTexts | undefined;
  #tag: string | undefined;
  #overrides: TextOverrides | undefined;
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
   * Asks for a language. One that was loaded before, and English, is in force when this returns, unless the host has
   * texts of its own.
   * @param tag BCP 47
   * @param overrides `config.texts`; the same object again changes nothing
   */
  use(tag: string | undefined, overrides?: TextOverrides): void {
    if (this.#asked && tag === this.#tag && overrides === this.#overrides) return;
    this.#tag = tag;
    this.#overrides = overrides;
    this.#ask();
  }

  /** Nothing is told any more. */
  end(): void {
    this.#asked++;
    clearTimeout(this.#waiting);
  }

  #ask(): void {
    const asked = ++this.#asked;
    const ready = !this.#overrides && this.#loader.ready(this.#tag);
    if (ready) return this.#take(ready);
    // A connection that neither answers nor fails must not keep the chat from opening.
    if (!this.#current) this.#waiting ??= setTimeout(() => this.#take(this.#loader.ready("en")), PATIENCE);
    void this.#loader.load(this.#tag, this.#overrides).then((loaded) => {
      if (asked !== this.#asked) return;
      if ("failure" in loaded) {
        void this.#askAgain(asked);
        this.#tell({ code: "language-unavailable", message: `The wording for "${this.#tag}" could not be loaded.` });
        // English instead of the language is no better than what is there already.
        if (this.#current && loaded.locale !== resolveLocale(this.#tag)) return;
      }
      this.#take(loaded);
    });
  }

  async #askAgain(asked: number): Promise<void> {
    const loaded = await this.#options.persist(async () => {
      if (asked !== this.#asked) return undefined;
      const tried = await this.#loader.load(this.#tag, this.#overrides);
      if ("failure" in tried) throw tried.failure;
      return tried;
    });
    if (loaded && asked === this.#asked) this.#take(loaded);
  }

  #take(loaded: LoadedTexts | undefined): void {
    clearTimeout(this.#waiting);
    this.#current = loaded;
    loaded?.problems?.forEach((problem) => this.#tell(problem));
    this.#options.changed();
  }

  #tell(problem: TextProblem | WordingFailure): void {
    if (this.#told.has(problem.message)) return;
    this.#told.add(problem.message);
    this.#options.report(problem);
  }
}
