import type { Maps } from "./apply-writes.ts";
import { createMemoryStorage } from "./memory-storage.ts";
import type { Change, Storage } from "./storage-types.ts";

export interface ResilientOptions {
  /** Opens the device's storage; `lost` is to be called when its connection is taken away. */
  readonly open: (lost: () => void) => Promise<Storage>;
  /** What to carry on with in memory when the device's storage is gone. */
  readonly maps: () => Maps;
  /**
   * A change was tried twice, with another connection: what the first try has written already, unnoticed, is no part of
   * what the change came to.
   */
  readonly retried: () => void;
  /** Called once, when storage was refused and memory took over. */
  readonly refused: (error: unknown) => void;
}

/**
 * The device's storage as long as there is one. A lost connection (iOS ends the database server under memory pressure)
 * is opened again and the work tried once more; what is refused twice goes on in memory, for as long as the page lives.
 * @returns a storage whose methods do not fail for reasons of the platform
 */
export function createResilientStorage({ open, maps, retried, refused }: ResilientOptions): Storage {
  let opening: Promise<Storage> | undefined;
  let memory: Storage | undefined;
  /** Nobody is there any more: work that was under way opens the database for itself alone. */
  let closed = false;

  const drop = (handle = opening) => {
    if (handle === opening) opening = undefined;
    handle?.then((storage) => storage.close()).catch(() => {});
  };
  const reopen = () => {
    const handle: Promise<Storage> = open(() => drop(handle));
    return handle;
  };

  /** @param isOurs for changes: whether an error was our own mistake. Trying again would not help */
  async function attempt<Result>(work: (storage: Storage) => Promise<Result>, isOurs?: () => boolean): Promise<Result> {
    for (let tries = 0; !memory && tries < 2; tries++) {
      const handle = (opening ??= reopen());
      try {
        const result = await work(await handle);
        if (closed && handle === opening) drop(handle);
        if (isOurs && tries > 0) retried();
        return result;
      } catch (error) {
        if (isOurs?.()) throw error;
        drop(handle);
        if (tries === 0 || memory) continue;
        memory = createMemoryStorage(maps());
        refused(error);
      }
    }
    return work(memory as Storage);
  }

  return {
    get kind() {
      return memory ? "memory" : "device";
    },
    read: () => attempt((storage) => storage.read()),
    readItems: () => attempt((storage) => storage.readItems()),
    commit(change) {
      const { rule, isAtWork } = watchRule(change);
      return attempt((storage) => storage.commit(rule), isAtWork);
    },
    open: () => void (closed = false),
    close() {
      closed = true;
      drop();
    },
  };
}

/** A change, and whether its own rule is what failed. */
function watchRule<Result>(change: Change<Result>): { rule: Change<Result>; isAtWork: () => boolean } {
  let isAtWork = false;
  const rule: Change<Result> = {
    ...change,
    apply(stored) {
      isAtWork = true;
      const applied = change.apply(stored);
      isAtWork = false;
      return applied;
    },
  };
  return { rule, isAtWork: () => isAtWork };
}
