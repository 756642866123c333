import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Joins when the reader asks for more. */
const WANTED = 100;
/** Join in one frame while the reader scrolls: few enough that it stays smooth on a slow phone. */
const STEP = 8;
/** Join in one frame when asked for: nothing moves then, and the reader waits. */
const WANTED_STEP = 12;

/** Lets older items join a list as the reader comes near the start of its scroller, a few a frame. */
export class OlderReader implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #scroller: () => HTMLElement | null;
  readonly #list: { from: number };
  #watched: HTMLElement | null = null;
  /** Items that are still to join because the reader asked for them. */
  #wanted = 0;
  #frame = 0;
  /** Some joined just now: there may be room for more. */
  #stepped = false;

  /**
   * @param scroller one whose `flex-direction` is `column-reverse`
   * @param list its first shown item is moved back
   */
  constructor(host: ReactiveControllerHost, scroller: () => HTMLElement | null, list: { from: number }) {
    this.#host = host;
    this.#scroller = scroller;
    this.#list = list;
    host.addController(this);
  }

  /** What is watched, while the host is in the page. */
  protected get scroller(): HTMLElement | null {
    return this.#watched;
  }

  /** Shows another hundred. */
  more(): void {
    this.#wanted = WANTED;
    if (this.#list.from > 0) this.#schedule();
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
    if (this.#list.from > 0 && this.#isNear()) this.#schedule();
  };

  readonly #look = (): void => {
    this.#frame = 0;
    if (this.#list.from > 0 && this.#wanted > 0) this.#schedule();
    else this.#check();
  };

  #schedule(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#stepped = true;
      const step = this.#wanted > 0 ? Math.min(WANTED_STEP, this.#wanted) : STEP;
      this.#wanted = Math.max(0, this.#wanted - step);
      this.#list.from = Math.max(0, this.#list.from - step);
      this.#host.requestUpdate();
    });
  }
}
