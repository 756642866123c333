import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Within this many pixels of the end the reader counts as being there. */
const NEAR = 48;

/**
 * Knows whether the reader is at the end of a scroller whose `flex-direction` is `column-reverse`, and holds their
 * place when they are not. Such a scroller counts from its end: what joins at the start, or changes its height there,
 * moves nothing; only what joins at the end needs a hand.
 */
export class EndController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #scroller: () => HTMLElement | null;
  readonly #list: () => Element | null;
  #watched: HTMLElement | null = null;
  #atEnd = true;
  /** Where the scroller was last seen: asking it would have the page laid out at once. */
  #top = 0;
  #held: { readonly element: Element; readonly top: number } | undefined;

  /** @param list what the reader sees stand still is the last in it */
  constructor(host: ReactiveControllerHost, scroller: () => HTMLElement | null, list: () => Element | null) {
    this.#host = host;
    this.#scroller = scroller;
    this.#list = list;
    host.addController(this);
  }

  get atEnd(): boolean {
    return this.#atEnd;
  }

  /** Goes to the end now; the host is drawn again if it was not there. */
  go(): void {
    this.#held = undefined;
    this.#set(true);
    if (this.#watched && this.#top !== 0) this.#watched.scrollTop = 0;
  }

  hostUpdate(): void {
    const element = this.#atEnd ? null : this.#list()?.lastElementChild;
    this.#held = element ? { element, top: element.getBoundingClientRect().top } : undefined;
  }

  hostUpdated(): void {
    const scroller = this.#scroller();
    if (scroller !== this.#watched) this.#watch(scroller);
    if (!this.#watched || !this.#held?.element.isConnected) return;
    const moved = this.#held.element.getBoundingClientRect().top - this.#held.top;
    if (moved !== 0) this.#watched.scrollTop += moved;
  }

  hostDisconnected(): void {
    this.#watch(null);
  }

  #watch(scroller: HTMLElement | null): void {
    this.#watched?.removeEventListener("scroll", this.#scrolled);
    this.#watched = scroller;
    scroller?.addEventListener("scroll", this.#scrolled, { passive: true });
  }

  #set(atEnd: boolean): void {
    if (atEnd === this.#atEnd) return;
    this.#atEnd = atEnd;
    this.#host.requestUpdate();
  }

  readonly #scrolled = (): void => {
    this.#top = this.#watched?.scrollTop ?? 0;
    this.#set(this.#top > -NEAR);
  };
}
