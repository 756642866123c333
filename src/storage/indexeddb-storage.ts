import { storeNames, type Change, type Records, type Storage, type StoreName, type Stored } from "./storage-types.ts";

/** Outbox and conversation have an order. */
const ORDERED: readonly StoreName[] = ["outbox", "items"];

/**
 * Opens the one database of a namespace. Its version never rises: a new schema is a new database that drains this one.
 * @param namespace `site`, else `default`
 * @param lost called when the browser takes the connection away: another handle has to be opened
 * @throws when the browser refuses (private window, sandboxed frame, no space)
 */
export async function openDeviceStorage(namespace: string, lost: () => void): Promise<Storage> {
  const opening = indexedDB.open(`lead-chat-1/${namespace}`, 1);
  opening.onupgradeneeded = () => {
    for (const name of storeNames) {
      const store = opening.result.createObjectStore(name, { keyPath: "id" });
      if (ORDERED.includes(name)) store.createIndex("position", "position");
    }
  };
  const database = await resultOf(opening);
  database.onclose = lost;
  // Somebody deletes the database (clear site data): holding on would block it.
  database.onversionchange = () => {
    database.close();
    lost();
  };
  return {
    kind: "device",
    read: async () => readStored(database.transaction(storeNames, "readonly"), { outbox: true }),
    readItems: async () =>
      resultOf(database.transaction("items", "readonly").objectStore("items").index("position").getAll()),
    async commit(change) {
      const transaction = database.transaction(storeNames, "readwrite", { durability: "strict" });
      const complete = completionOf(transaction);
      try {
        // Awaits nothing but this transaction's own requests, so that it stays alive.
        const { writes, result } = change.apply(await readStored(transaction, change));
        for (const name of storeNames) {
          const store = transaction.objectStore(name);
          if (writes.clear || writes[name]?.clear) store.clear();
          for (const record of writes[name]?.put ?? []) store.put(record);
          for (const id of writes[name]?.delete ?? []) store.delete(id);
        }
        await complete;
        return { writes, result };
      } catch (error) {
        complete.catch(() => {});
        abort(transaction);
        throw error;
      }
    },
    close: () => database.close(),
  };
}

async function readStored(
  transaction: IDBTransaction,
  { items = [], outbox: wantsOutbox }: Pick<Change<unknown>, "items" | "outbox">,
): Promise<Stored> {
  const all = <Name extends StoreName>(name: Name, index?: string) => {
    const store = transaction.objectStore(name);
    const request = (index ? store.index(index) : store).getAll() as IDBRequest<Records[Name][]>;
    return resultOf(request);
  };
  const one = (id: string) =>
    resultOf(transaction.objectStore("items").get(id) as IDBRequest<Records["items"] | undefined>);
  const [meta, leads, outbox, scans, found] = await Promise.all([
    all("meta"),
    all("leads"),
    wantsOutbox ? all("outbox", "position") : [],
    all("scans"),
    Promise.all(items.map(one)),
  ]);
  return { meta, leads, outbox, scans, items: found.flatMap((item) => item ?? []) };
}

/** After a rule that threw, nothing may be written; a transaction that failed by itself is over already. */
function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It was over.
  }
}

function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new DOMException("The request failed.", "UnknownError"));
  });
}

function completionOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () =>
      reject(transaction.error ?? new DOMException("The transaction was ended.", "AbortError"));
  });
}
