/** Milliseconds after which a visitor who waits is told. */
const SAY_AFTER = 8000;

/** See {@link persist}. */
export type Persist = <Result>(load: () => Promise<Result>, failing?: (retry: () => void) => void) => Promise<Result>;

/**
 * Keeps trying to load a chunk: after 1, 4 and 15 s, then once a minute, when the connection is back, and when the
 * visitor says so. The script-tag build has it in the loader alone, which hands it to its chunks.
 * @param load one try
 * @param failing called after 8 s without success, with a function that tries again
 * @returns what `load` gave; never rejects
 */
export const persist: Persist = async (load, failing) => {
  let retry: (() => void) | undefined;
  const saying = setTimeout(() => failing?.(() => retry?.()), SAY_AFTER);
  for (const delays = [1000, 4000, 15_000]; ;) {
    try {
      const result = await load();
      clearTimeout(saying);
      return result;
    } catch {
      await new Promise<unknown>((resolve) => {
        retry = resolve as () => void;
        addEventListener("online", resolve);
        setTimeout(resolve, delays.shift() ?? 60_000);
      });
    }
  }
};
