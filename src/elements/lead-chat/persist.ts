/** Seconds after which a chunk that failed is asked for again. */
const RETRY_AFTER = [1, 4, 15];
/** Seconds after which a visitor who waits is told. */
const SAY_AFTER = 8;

/**
 * Keeps trying to load what a visitor waits for: after 1, 4 and 15 s, when the connection is back, and when the visitor
 * says so.
 * @param load one try
 * @param failing called after 8 s without success, and when the planned tries are used up, with a function that tries
 *   again; may be called more than once
 * @returns what `load` gave; never rejects
 */
export function persist<Result>(load: () => Promise<Result>, failing: (retry: () => void) => void): Promise<Result> {
  return new Promise((resolve) => {
    let attempt = 0;
    let busy = false;
    const again = () => {
      if (busy) return;
      busy = true;
      load().then(
        (result) => {
          removeEventListener("online", again);
          clearTimeout(saying);
          resolve(result);
        },
        () => {
          busy = false;
          const delay = RETRY_AFTER[attempt++];
          if (delay) setTimeout(again, delay * 1000);
          else failing(again);
        },
      );
    };
    const saying = setTimeout(failing, SAY_AFTER * 1000, again);
    addEventListener("online", again);
    again();
  });
}
