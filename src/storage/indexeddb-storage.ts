import { openDB, type DBSchema, type IDBPTransaction } from "idb";
import { storeNames, type Records, type Storage, type StoreName, type Stored, type Writes } from "./storage-types.ts";

type Schema = DBSchema & { [Name in StoreName]: { key: string; value: Records[Name]; indexes: { position: number } } };
type Transaction<Mode extends IDBTransactionMode> = IDBPTransaction<Schema, StoreName[], Mode>;

/** Outbox and conversation have an order. */
const ORDERED: readonly StoreName[] = ["outbox", "items"];

/**
 * Opens the one database of a namespace. Its version never rises: a new schema is a new database that drains this one.
 * @param namespace `site`, else `default`
 * @param lost called when the browser takes the connection away: another handle has to be opened
 * @throws when the browser refuses (private window, sandboxed frame, no space)
 */
export async function openDeviceStorage(namespace: string, lost: () => void): Promise<Storage> {
  const database = await openDB<Schema>(`lead-chat-1/${namespace}`, 1, {
    upgrade(opened) {
      for (const name of storeNames) {
        const store = opened.createObjectStore(name, { keyPath: "id" });
        if (ORDERED.includes(name)) store.createIndex("position", "position");
      }
    },
    // Another tab deletes the database (clear site data): holding on would block it.
    blocking() {
      database.close();
      lost();
    },
    terminated: lost,
  });
  const names = [...storeNames];
  return {
    kind: "device",
    read: () => readStored(database.transaction(names)),
    readItems: () => database.getAllFromIndex("items", "position"),
    async commit(change) {
      const transaction = database.transaction(names, "readwrite", { durability: "strict" });
      try {
        // Awaits nothing but this transaction's own requests, so that it stays alive.
        const { writes, result } = change.apply(
          await readStored(transaction as unknown as Transaction<"readonly">, change.items),
        );
        await Promise.all([...write(transaction, writes), transaction.done]);
        return { writes, result };
      } catch (error) {
        abort(transaction);
        throw error;
      }
    },
    close: () => database.close(),
  };
}

async function readStored(transaction: Transaction<"readonly">, items: readonly string[] = []): Promise<Stored> {
  const [meta, leads, outbox, scans, found] = await Promise.all([
    transaction.objectStore("meta").getAll(),
    transaction.objectStore("leads").getAll(),
    transaction.objectStore("outbox").index("position").getAll(),
    transaction.objectStore("scans").getAll(),
    Promise.all(items.map((id) => transaction.objectStore("items").get(id))),
  ]);
  // The library knows the union of all records only; each store holds its own.
  return { meta, leads, outbox, scans, items: found.flatMap((item) => item ?? []) } as Stored;
}

function write(transaction: Transaction<"readwrite">, writes: Writes): Promise<unknown>[] {
  return storeNames.flatMap((name) => {
    const store = transaction.objectStore(name);
    return [
      ...(writes.clear ? [store.clear()] : []),
      ...(writes[name]?.put ?? []).map((record) => store.put(record as Records[StoreName])),
      ...(writes[name]?.delete ?? []).map((id) => store.delete(id)),
    ];
  });
}

/** After a rule that threw, nothing may be written; a transaction that failed by itself is over already. */
function abort(transaction: Transaction<"readwrite">): void {
  transaction.done.catch(() => {});
  try {
    transaction.abort();
  } catch {
    // It was over.
  }
}
