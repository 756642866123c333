import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Shown at once. */
const FIRST = 100;
/** Joins in one frame: few enough that scrolling stays smooth on a slow phone. */
const STEP = 12;

/**
 * Decides from which item on a long list is shown: the newest at once, older ones as the reader comes near the start of
 * its scroller, a few a frame. Nothing that was shown is ever taken away, so that find-in-page and screen readers keep
 * what they have.
 */
export class OlderController<Item extends { readonly id: string }> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #scroller: () => HTMLElement | null;
  #watched: HTMLElement | null = null;
  #items: readonly Item[] = [];
  #from = 0;
  /** Items that are still to join because the reader asked for them. */
  #wanted = 0;
  #frame = 0;
  /** Some joined just now: there may be room for more. */
  #stepped = false;

  /** @param scroller one whose `flex-direction` is `column-reverse` */
  constructor(host: ReactiveControllerHost, scroller: () => HTMLElement | null) {
    this.#host = host;
    this.#scroller = scroller;
    host.addController(this);
  }

  /**
   * @param items the whole list, in order
   * @returns index of the first one to show
   */
  from(items: readonly Item[]): number {
    if (items === this.#items) return this.#from;
    const first = this.#items[this.#from];
    const newest = Math.max(0, items.length - FIRST);
    if (!first || items[this.#from]?.id !== first.id) {
      // The history arrived before what was written meanwhile, or it is another conversation.
      const place = first ? items.findIndex(({ id }) => id === first.id) : -1;
      this.#from = place < 0 ? newest : Math.min(newest, place);
    }
    this.#items = items;
    return this.#from;
  }

  /** Shows another hundred. */
  more(): void {
    this.#wanted = FIRST;
    if (this.#from > 0) this.#schedule();
  }

  hostUpdated(): void {
    const scroller = this.#scroller();
    if (scroller !== this.#watched) this.#watch(scroller);
    // Looked at in the next frame: here it would have the page laid out twice.
    if (this.#stepped) this.#frame ||= requestAnimationFrame(this.#look);
    this.#stepped = false;
  }

  hostDisconnected(): void {
    this.#watch(null);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #watch(scroller: HTMLElement | null): void {
    this.#watched?.removeEventListener("scroll", this.#check);
    this.#watched = scroller;
    scroller?.addEventListener("scroll", this.#check, { passive: true });
  }

  /** Near is one and a half screens: by the time the reader is there, so are the messages. */
  #isNear(): boolean {
    const scroller = this.#watched;
    if (!scroller || scroller.scrollTop > -1) return false;
    const { scrollHeight, clientHeight, scrollTop } = scroller;
    return scrollHeight - clientHeight + scrollTop < clientHeight * 1.5;
  }

  readonly #check = (): void => {
    if (this.#from > 0 && this.#isNear()) this.#schedule();
  };

  readonly #look = (): void => {
    this.#frame = 0;
    if (this.#from > 0 && this.#wanted > 0) this.#schedule();
    else this.#check();
  };

  #schedule(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#stepped = true;
      const step = Math.min(STEP, this.#wanted || STEP);
      this.#wanted = Math.max(0, this.#wanted - step);
      this.#from = Math.max(0, this.#from - step);
      this.#host.requestUpdate();
    });
  }
}
