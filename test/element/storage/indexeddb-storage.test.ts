import { assert } from "@open-wc/testing";
import { openGate } from "../../../src/delivery/outbox-entry.ts";
import { openDeviceStorage } from "../../../src/storage/indexeddb-storage.ts";
import type { MetaRecord, Storage } from "../../../src/storage/storage-types.ts";
import { storageContract } from "../../contract/storage/storage-contract.ts";

const meta: MetaRecord = { id: "main", visitorId: "v", position: 0, unread: 0, visitedAt: 0, gate: openGate };
const opened: Storage[] = [];
const lost: string[] = [];
let round = 0;

/** Namespaces of one test do not meet those of another. */
const open = async (namespace: string): Promise<Storage> => {
  const storage = await openDeviceStorage(`${namespace}-${round}`, () => lost.push(namespace));
  opened.push(storage);
  return storage;
};

describe("the device's storage", () => {
  beforeEach(() => {
    round++;
    lost.length = 0;
  });
  afterEach(async () => {
    for (const storage of opened.splice(0)) storage.close();
    for (const { name } of await indexedDB.databases()) {
      if (name?.startsWith("lead-chat-1/")) indexedDB.deleteDatabase(name);
    }
  });

  for (const { name, run } of storageContract) it(name, () => run(open, assert.deepEqual));

  it("is one database, named after the namespace, of version 1", async () => {
    await open("named");
    const database = (await indexedDB.databases()).find(({ name }) => name === `lead-chat-1/named-${round}`);
    assert.equal(database?.version, 1);
  });

  it("writes with strict durability", async () => {
    const storage = await open("strict");
    const original = IDBDatabase.prototype.transaction;
    const asked: unknown[] = [];
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args: Parameters<typeof original>) {
      asked.push([args[1], args[2]]);
      return original.apply(this, args);
    };
    try {
      await storage.commit({ apply: () => ({ writes: { meta: { put: [meta] } }, result: undefined }) });
    } finally {
      IDBDatabase.prototype.transaction = original;
    }
    assert.deepEqual(asked, [["readwrite", { durability: "strict" }]]);
  });

  it("lets go when somebody deletes the database, and says so", async () => {
    await open("deleted");
    await new Promise<void>((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase(`lead-chat-1/deleted-${round}`);
      deleting.onsuccess = () => resolve();
      deleting.onblocked = () => reject(new Error("blocked"));
    });
    assert.deepEqual(lost, ["deleted"]);
  });

  it("fails on a closed connection instead of waiting", async () => {
    const storage = await open("closed");
    storage.close();
    const error = await storage.read().catch((reason: unknown) => reason);
    assert.instanceOf(error, DOMException);
    assert.equal(error.name, "InvalidStateError");
  });

  it("writes nothing when a record can't be stored, and says why", async () => {
    const storage = await open("bad");
    const unclonable = { ...meta, visitorId: (() => {}) as unknown as string };
    const change = {
      apply: () => ({ writes: { leads: { delete: ["x"] }, meta: { put: [unclonable] } }, result: undefined }),
    };
    const error = await storage.commit(change).catch((reason: unknown) => reason);
    assert.equal((error as DOMException).name, "DataCloneError");
    assert.deepEqual((await storage.read()).meta, []);
  });
});
