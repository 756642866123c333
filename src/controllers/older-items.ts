import type { ReactiveControllerHost } from "lit";
import { persist } from "../session/persist.ts";
import type { OlderReader } from "./older-reader.ts";

/** Shown at once. */
const FIRST = 100;

/**
 * Decides from which item on a long list is shown: the newest at once, older ones as the reader comes near them. Nothing
 * that was shown is ever taken away, so that find-in-page and screen readers keep what they have. What watches the reader
 * is loaded where there are older ones.
 */
export class OlderItems<
  Item extends { readonly id: string },
  Older extends { readonly OlderReader: typeof OlderReader },
> {
  readonly #host: ReactiveControllerHost;
  readonly #scroller: () => HTMLElement | null;
  /** Index of the first one that is shown. */
  from = 0;
  #items: readonly Item[] = [];
  #reader: Promise<OlderReader> | undefined;
  readonly #load: () => Promise<Older>;
  /** What older ones need, once it is there: before that none is shown. */
  loaded: Older | undefined;

  /**
   * @param scroller one whose `flex-direction` is `column-reverse`
   * @param load fetches what only older ones need
   */
  constructor(host: ReactiveControllerHost, scroller: () => HTMLElement | null, load: () => Promise<Older>) {
    this.#host = host;
    this.#scroller = scroller;
    this.#load = load;
  }

  /**
   * @param items the whole list, in order
   * @returns index of the first one to show
   */
  of(items: readonly Item[]): number {
    if (items === this.#items) return this.from;
    const first = this.#items[this.from];
    const newest = Math.max(0, items.length - FIRST);
    if (!first || items[this.from]?.id !== first.id) {
      // The history arrived before what was written meanwhile, or it is another conversation.
      const place = first ? items.findIndex(({ id }) => id === first.id) : -1;
      this.from = place < 0 ? newest : Math.min(newest, place);
    }
    this.#items = items;
    if (this.from > 0) void this.#read();
    return this.from;
  }

  /** Shows another hundred. */
  more(): void {
    void this.#read().then((reader) => reader.more());
  }

  #read(): Promise<OlderReader> {
    return (this.#reader ??= persist(this.#load).then((older) => {
      this.loaded = older;
      const reader = new older.OlderReader(this.#host, this.#scroller, this);
      // It begins to watch once something was drawn.
      this.#host.requestUpdate();
      return reader;
    }));
  }
}
