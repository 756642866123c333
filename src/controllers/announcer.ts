import type { ChatItem, SessionState } from "../session/session-types.ts";

/** Items that are looked at for news, from the end: no more arrive at once. */
const RECENT = 50;
/** Milliseconds between two announcements: one that follows at once would replace the first before it is read. */
const PAUSE = 400;

/**
 * Finds what is new in a conversation, each thing once: what joined its end, and messages that could not be sent.
 * What is there when the conversation has been read from the device is history, not news.
 */
export class NewsReader {
  #known: Set<string> | undefined;

  /**
   * @param state the session's, each time it changed
   * @param isHistory whether an item is of the conversation that the host keeps
   * @returns the new items, oldest first; one that failed comes again
   */
  read({ items, phase }: SessionState, isHistory: (item: ChatItem) => boolean = () => false): ChatItem[] {
    const recent = items.slice(-RECENT);
    const known = this.#known;
    const next = new Set(recent.map(keyOf));
    // Until the history is there, only the visitor's own messages are: they are remembered, so that they are no news.
    if (!known || phase !== "ready") {
      this.#known = phase === "ready" ? next : undefined;
      return phase === "ready" ? recent.filter((item) => hasFailed(item)) : [];
    }
    this.#known = next;
    return recent.filter((item) => !known.has(keyOf(item)) && !isHistory(item));
  }
}

function keyOf(item: ChatItem): string {
  if (item.type === "line") return item.id;
  return hasFailed(item) ? `${item.id} failed` : item.type === "message" ? item.id : `${item.id} ${item.state}`;
}

function hasFailed(item: ChatItem): boolean {
  return item.type === "message" && item.state === "failed";
}

/** Puts texts into a status element one after the other, so that a screen reader gets each. */
export class Announcer {
  readonly #element: () => HTMLElement;
  readonly #waiting: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param element the status element that assistive technology can reach at the moment */
  constructor(element: () => HTMLElement) {
    this.#element = element;
  }

  say(text: string): void {
    if (this.#timer === undefined) this.#speak(text);
    else this.#waiting.push(text);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting.length = 0;
  }

  #speak(text: string): void {
    const element = this.#element();
    // The same words again are no change, and no change is not read.
    element.textContent = element.textContent === text ? `${text}\u00a0` : text;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const next = this.#waiting.shift();
      if (next !== undefined) this.#speak(next);
    }, PAUSE);
  }
}
