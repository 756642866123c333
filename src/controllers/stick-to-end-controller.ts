import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Within this many pixels of the end the reader counts as being there. */
const NEAR = 48;

/** Keeps a scrolling element at its end while the reader is there, and leaves them alone when they scrolled up. */
export class StickToEndController implements ReactiveController {
  readonly #scroller: () => HTMLElement | null | undefined;
  #atEnd = true;
  #watched: HTMLElement | undefined;
  #sizes: ResizeObserver | undefined;

  constructor(host: ReactiveControllerHost, scroller: () => HTMLElement | null | undefined) {
    this.#scroller = scroller;
    host.addController(this);
  }

  /** Goes to the end now and stays there. */
  stick(): void {
    this.#atEnd = true;
    this.#follow();
  }

  hostUpdated(): void {
    const element = this.#scroller() ?? undefined;
    if (element !== this.#watched) this.#watch(element);
    this.#follow();
  }

  hostDisconnected(): void {
    this.#watch(undefined);
  }

  #watch(element: HTMLElement | undefined): void {
    this.#sizes?.disconnect();
    this.#watched?.removeEventListener("scroll", this.#scrolled);
    this.#watched = element;
    if (!element) return;
    element.addEventListener("scroll", this.#scrolled, { passive: true });
    // The keyboard of a phone makes the log shorter: the last message must stay in view.
    this.#sizes = new ResizeObserver(() => this.#follow());
    this.#sizes.observe(element);
  }

  readonly #scrolled = (): void => {
    const element = this.#watched;
    if (element) this.#atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
  };

  #follow(): void {
    if (this.#atEnd && this.#watched) this.#watched.scrollTop = this.#watched.scrollHeight;
  }
}
