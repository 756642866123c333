/** How many streams of one kind may be open for the same key; the oldest ends when another begins. */
export class StreamSlots {
  readonly #most: number;
  readonly #open = new Map<string, Set<AbortController>>();

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * @param signal that ends the stream anyway
   * @returns the signal that also ends it when it is the oldest of too many
   */
  take(key: string, signal: AbortSignal): AbortSignal {
    const slots = this.#open.get(key) ?? new Set();
    this.#open.set(key, slots);
    const [oldest] = slots;
    if (slots.size >= this.#most) oldest?.abort();
    const slot = new AbortController();
    slots.add(slot);
    const ended = AbortSignal.any([signal, slot.signal]);
    ended.addEventListener(
      "abort",
      () => {
        slots.delete(slot);
        if (slots.size === 0) this.#open.delete(key);
      },
      { once: true },
    );
    return ended;
  }
}
