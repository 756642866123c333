/** As those of `.chunk`: each shows nothing outside of itself, and what has the focus is outlined. */
const SETTLED = "display: flow-root; margin: 0 -12px -4px; padding: 0 12px 4px";

/**
 * Lets the browser skip the newest chunks too while they are out of view, all but the very last one, which grows: whatever
 * is not skipped is gone through at every message. A chunk is skipped once its height is known, so that the reader's place
 * holds in every engine; the heights are told by an observer, since asking for them would lay the page out at once.
 */
export class SettledChunks {
  /** The last chunk when it was looked at; all before it are taken care of. */
  #last: Element | null | undefined;

  /** Known since the last frame. */
  readonly #known = new Map<HTMLElement, number>();

  readonly #heights = new ResizeObserver((entries) => {
    // Not here: what changes the size that is being told is an error of the page's.
    if (this.#known.size === 0) requestAnimationFrame(this.#settle);
    for (const { target, contentRect } of entries) {
      // Nothing of what is not displayed is known.
      if (target.isConnected && contentRect.height === 0) continue;
      this.#heights.unobserve(target);
      this.#known.set(target as HTMLElement, contentRect.height);
    }
  });

  readonly #settle = (): void => {
    for (const [{ style }, height] of this.#known) {
      style.containIntrinsicBlockSize = `auto ${height}px`;
      style.contentVisibility = "auto";
    }
    this.#known.clear();
  };

  /** @param list holds nothing but the groups of chunks, the newest last */
  look(list: Element | null): void {
    const last = list?.lastElementChild?.lastElementChild;
    if (last === this.#last) return;
    this.#last = last;
    for (let chunk = last?.previousElementSibling; chunk; chunk = chunk.previousElementSibling) {
      const { style } = chunk as HTMLElement;
      if (style.contentVisibility) return;
      style.cssText = SETTLED;
      this.#heights.observe(chunk);
    }
  }

  end(): void {
    this.#last = undefined;
    this.#heights.disconnect();
    this.#known.clear();
  }
}
