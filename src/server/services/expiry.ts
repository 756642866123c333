/** Something that lapses unless it is said again. */
export interface Expiry {
  /** @param milliseconds until it lapses, from now on */
  start(milliseconds: number): void;
  stop(): void;
  isRunning(): boolean;
}

/** @param onExpired called when it lapses */
export function createExpiry(onExpired: () => void): Expiry {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    start(milliseconds) {
      stop();
      timer = setTimeout(() => {
        timer = undefined;
        onExpired();
      }, milliseconds);
      // What may lapse keeps no process alive.
      timer.unref();
    },
    stop,
    isRunning: () => timer !== undefined,
  };
}
