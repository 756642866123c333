import { chunks } from "./chunks.ts";

/**
 * Loads a module once per page. A failure is not remembered: the next call asks again, under a changed address.
 * @param load one try; gets 0 at first, then the number of the try
 * @returns a function that gives the module, and rejects when it could not be fetched this time
 */
function once<Module>(load: (attempt: number) => Promise<Module>): () => Promise<Module> {
  let attempt = 0;
  let loaded: Promise<Module> | undefined;
  return () =>
    (loaded ??= load(attempt++).catch((error: unknown) => {
      loaded = undefined;
      throw error;
    }));
}

export const loadPanel = once(chunks.panel);
export const loadEngine = once(chunks.engine);
