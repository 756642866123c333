import { enFirst } from "./en-first.ts";
import type { Texts } from "./en.ts";
import type { LoadedTexts } from "./text-loader.ts";
import type { TextOverrides } from "./text-overrides.ts";
import type { Wording, WordingOptions } from "./wording.ts";

/** Milliseconds that a visitor waits for their language before the chat opens in English. */
const PATIENCE = 2500;

// What it says later joins the same object with the chunks that say it.
const english: LoadedTexts = { locale: "en", direction: "ltr", texts: enFirst as Partial<Texts> as Texts };

/**
 * The wording in force, for a page whose visitors may all read English: what speaks other languages, or a host's own
 * words, is fetched when there are any.
 */
export class LazyWording {
  readonly #options: WordingOptions;
  #wording: Wording | undefined;
  #current: LoadedTexts | undefined;
  #asked: readonly [tag: string | undefined, overrides: TextOverrides | undefined] = [undefined, undefined];
  #state: "idle" | "loading" | "ended" = "idle";

  constructor(options: WordingOptions) {
    this.#options = options;
  }

  /** Undefined until the first language is there. */
  get current(): LoadedTexts | undefined {
    return this.#wording?.current ?? this.#current;
  }

  /** See `Wording.use`. */
  use(tag: string | undefined, overrides?: TextOverrides): void {
    this.#asked = [tag, overrides];
    if (this.#wording) this.#wording.use(tag, overrides);
    else if (!overrides && (!tag || /^en\b/i.test(tag))) this.#current = english;
    else void this.#load();
  }

  /** Nothing is told any more. */
  end(): void {
    this.#state = "ended";
    this.#wording?.end();
  }

  async #load(): Promise<void> {
    if (this.#state === "loading" || this.#state === "ended") return;
    this.#state = "loading";
    // A connection that neither answers nor fails must not keep the chat from opening.
    const waiting = setTimeout(() => this.#takeEnglish(), PATIENCE);
    const load = () => import("./wording.ts");
    const { Wording } = await load().catch(() => {
      clearTimeout(waiting);
      this.#fail();
      return this.#options.persist(load);
    });
    clearTimeout(waiting);
    if ((this.#state as string) === "ended") return;
    this.#state = "idle";
    this.#wording = new Wording(this.#options);
    this.#wording.use(...this.#asked);
  }

  #fail(): void {
    if (this.#state === "ended") return;
    const message = `The wording for "${String(this.#asked[0])}" could not be loaded.`;
    this.#options.report({ code: "language-unavailable", message });
    this.#takeEnglish();
  }

  #takeEnglish(): void {
    if (this.current) return;
    this.#current = english;
    this.#options.changed();
  }
}
