import type { ReactiveController, ReactiveControllerHost } from "lit";

/** What the Tab key stops at. */
const STOPS = 'a[href], button, input, select, textarea, [tabindex]:not([tabindex="-1"])';

/** Keeps Tab within a part of its host's shadow root, for as long as that part is there. */
export class FocusTrapController implements ReactiveController {
  readonly #part: () => HTMLElement | null;

  /** @param part what the focus is kept in now, or null */
  constructor(host: ReactiveControllerHost & HTMLElement, part: () => HTMLElement | null) {
    this.#part = part;
    host.addController(this);
    host.addEventListener("keydown", (event) => this.#pressed(event));
  }

  hostConnected(): void {
    // The listener sits on the host itself and goes with it.
  }

  #pressed(event: KeyboardEvent): void {
    const part = event.key === "Tab" ? this.#part() : null;
    if (!part) return;
    const stops = [...part.querySelectorAll<HTMLElement>(STOPS)].filter(isReachable);
    const root = part.getRootNode() as ShadowRoot;
    const [first, last] = [stops[0], stops.at(-1)];
    const at = root.activeElement;
    const isOut = at === null || !part.contains(at);
    const next = event.shiftKey
      ? (at === first || at?.matches('[tabindex="-1"]') || isOut) && last
      : (at === last || isOut) && first;
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

function isReachable(element: HTMLElement): boolean {
  if (element.matches(":disabled, [tabindex='-1']") || element.getClientRects().length === 0) return false;
  // Of a group of radio buttons the Tab key stops at one: the chosen one, or the first.
  if (!(element instanceof HTMLInputElement) || element.type !== "radio" || element.checked) return true;
  const group = [
    ...(element.getRootNode() as ShadowRoot).querySelectorAll<HTMLInputElement>("input[type=radio]"),
  ].filter(({ name }) => name === element.name);
  return !group.some(({ checked }) => checked) && group[0] === element;
}
