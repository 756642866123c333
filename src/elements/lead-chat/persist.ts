/** Milliseconds after which a visitor who waits is told. */
const SAY_AFTER = 8000;

/**
 * Keeps trying to load what a visitor waits for: after 1, 4 and 15 s, when the connection is back, and when the visitor
 * says so.
 * @param load one try
 * @param failing called after 8 s without success, with a function that tries again
 * @returns what `load` gave; never rejects
 */
export async function persist<Result>(
  load: () => Promise<Result>,
  failing: (retry: () => void) => void,
): Promise<Result> {
  let retry: (() => void) | undefined;
  const saying = setTimeout(failing, SAY_AFTER, () => retry?.());
  for (const delays = [1000, 4000, 15_000]; ;) {
    try {
      const result = await load();
      clearTimeout(saying);
      return result;
    } catch {
      await new Promise<unknown>((resolve) => {
        retry = resolve as () => void;
        addEventListener("online", resolve);
        setTimeout(resolve, delays.shift() ?? 1e9);
      });
    }
  }
}
