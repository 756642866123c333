import { applyWrites, emptyMaps, type Maps } from "./apply-writes.ts";
import type { Change, Storage, Stored } from "./storage-types.ts";

/**
 * The database's twin in memory: the same contract, gone with the page.
 * @param maps what it begins with, e.g. what was known when the database was lost
 */
export function createMemoryStorage(maps: Maps = emptyMaps()): Storage {
  const stored = ({ items = [], outbox }: Pick<Change<unknown>, "items" | "outbox">): Stored => ({
    meta: [...maps.meta.values()],
    leads: [...maps.leads.values()],
    outbox: outbox ? [...maps.outbox.values()].sort((a, b) => a.position - b.position) : [],
    scans: [...maps.scans.values()],
    items: items.flatMap((id) => maps.items.get(id) ?? []),
  });
  return {
    kind: "memory",
    read: async () => stored({ outbox: true }),
    readItems: async () => [...maps.items.values()].sort((a, b) => a.position - b.position),
    async commit(change) {
      const { writes, result } = change.apply(stored(change));
      applyWrites(maps, writes);
      return { writes, result };
    },
    close() {},
  };
}
