import { storeNames, type Records, type StoreName, type Writes } from "./storage-types.ts";

/** Stores as maps from id to record. */
export type Maps = { readonly [Name in StoreName]: Map<string, Records[Name]> };

export function emptyMaps(): Maps {
  return { meta: new Map(), leads: new Map(), items: new Map(), outbox: new Map(), scans: new Map() };
}

/** Does to maps what a transaction did to the database. */
export function applyWrites(maps: Maps, writes: Writes): void {
  for (const name of storeNames) {
    const map = maps[name] as Map<string, Records[StoreName]>;
    if (writes.clear || writes[name]?.clear) map.clear();
    for (const record of writes[name]?.put ?? []) map.set(record.id, record);
    for (const id of writes[name]?.delete ?? []) map.delete(id);
  }
}
