import type { Tell } from "./engine-types.ts";

/** Tells all listeners; one that throws does not keep the others, or the engine, from their work. */
export function createEmitter(): { readonly tell: Tell; listen(listener: Tell): () => void } {
  const listeners = new Set<Tell>();
  return {
    tell(name, detail) {
      for (const listener of [...listeners]) {
        try {
          listener(name, detail);
        } catch (error) {
          // The host's mistake is shown as the host's: uncaught, in a task of its own.
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
