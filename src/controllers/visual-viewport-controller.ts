import type { ReactiveController, ReactiveControllerHost } from "lit";

/**
 * Tells an element how much of the window the on-screen keyboard leaves, as custom properties on it:
 * `--_viewport-height` and `--_viewport-top` in pixels. Set through the CSSOM, which a strict policy allows.
 */
export class VisualViewportController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    for (const event of ["resize", "scroll"]) globalThis.visualViewport?.addEventListener(event, this.#measure);
    this.#measure();
  }

  hostDisconnected(): void {
    for (const event of ["resize", "scroll"]) globalThis.visualViewport?.removeEventListener(event, this.#measure);
  }

  readonly #measure = (): void => {
    const viewport = globalThis.visualViewport;
    // A page zoomed in with two fingers keeps the layout's size: only the keyboard counts here.
    if (!viewport || viewport.scale > 1.01) return;
    this.#host.style.setProperty("--_viewport-height", `${viewport.height}px`);
    this.#host.style.setProperty("--_viewport-top", `${viewport.offsetTop}px`);
  };
}
