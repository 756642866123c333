/** Wakes somebody who waits for news. */
export interface Bell {
  /** Wakes who waits, or who waits next unless it resets before. */
  readonly ring: () => void;
  reset(): void;
  /** Resolves at the next ring since the reset, or after so many milliseconds without one. */
  wait(): Promise<"ring" | "silence">;
}

/** @param silence milliseconds after which waiting ends without a ring */
export function createBell(silence: number): Bell {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    reset() {
      rung = false;
    },
    wait() {
      if (rung) return Promise.resolve("ring");
      return new Promise((resolve) => {
        const timer = setTimeout(() => finish("silence"), silence);
        const finish = (why: "ring" | "silence"): void => {
          clearTimeout(timer);
          wake = undefined;
          resolve(why);
        };
        wake = () => finish("ring");
      });
    },
  };
}
