import type { MessageRecord } from "../../../src/chat/item-record.ts";
import { openGate, type OutboxEntry } from "../../../src/delivery/outbox-entry.ts";
import { emptyLeadRecord } from "../../../src/lead/lead-record.ts";
import type { Change, MetaRecord, ScanRecord, Storage, Stored, Writes } from "../../../src/storage/storage-types.ts";

/** Deep equality, as the test runner at hand has it. */
export type Equal = (actual: unknown, expected: unknown) => void;
/** Opens the storage of a namespace; opened again it finds what was there. */
export type Open = (namespace: string) => Promise<Storage>;

const at = "2026-11-20T09:00:00.000Z";
const meta: MetaRecord = { id: "main", visitorId: "v", position: 0, unread: 0, visitedAt: 0, gate: openGate };
const lead = emptyLeadRecord("v", "0".repeat(32), at);
const scan: ScanRecord = {
  id: "m1",
  text: "hi",
  at,
  visitorId: "v",
  conversation: { id: "c", startedAt: at, lastAt: at },
};
const message = (id: string, position: number): MessageRecord => ({
  id,
  position,
  at,
  type: "message",
  from: "visitor",
  text: id,
});
const entry = (id: string, position: number): OutboxEntry => ({
  id,
  position,
  line: "l",
  event: { id } as OutboxEntry["event"],
  createdAt: 0,
  status: "waiting",
  attempts: 0,
  triedAt: 0,
});

const put = (writes: Writes, items: readonly string[] = []): Change<Stored> => ({
  items,
  apply: (stored) => ({ writes, result: stored }),
});

async function refused(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "nothing",
    (error: Error) => error.message,
  );
}

/** What every storage does. */
export const storageContract: { readonly name: string; run(open: Open, equal: Equal): Promise<void> }[] = [
  {
    name: "is empty at first",
    async run(open, equal) {
      const storage = await open("empty");
      equal(await storage.read(), { meta: [], leads: [], outbox: [], scans: [], items: [] });
      equal(await storage.readItems(), []);
    },
  },
  {
    name: "writes all of a change, and hands back what it wrote",
    async run(open, equal) {
      const storage = await open("all");
      const writes: Writes = {
        meta: { put: [meta] },
        leads: { put: [lead] },
        outbox: { put: [entry("e1", 2)] },
        scans: { put: [scan] },
        items: { put: [message("m1", 1)] },
      };
      const committed = await storage.commit({ apply: () => ({ writes, result: "done" }) });
      equal(committed, { writes, result: "done" });
      equal(await storage.read(), { meta: [meta], leads: [lead], outbox: [entry("e1", 2)], scans: [scan], items: [] });
      equal(await storage.readItems(), [message("m1", 1)]);
    },
  },
  {
    name: "shows a change what is stored, of the items those that it asks for",
    async run(open, equal) {
      const storage = await open("shows");
      await storage.commit(put({ meta: { put: [meta] }, items: { put: [message("m1", 1), message("m2", 2)] } }));
      const { result } = await storage.commit(put({}, ["m2", "unknown"]));
      equal(result, { meta: [meta], leads: [], outbox: [], scans: [], items: [message("m2", 2)] });
    },
  },
  {
    name: "shows a change the outbox only if it asks for it",
    async run(open, equal) {
      const storage = await open("asks");
      await storage.commit(put({ outbox: { put: [entry("a", 1)] } }));
      equal((await storage.commit(put({}))).result.outbox, []);
      equal((await storage.commit({ ...put({}), outbox: true })).result.outbox, [entry("a", 1)]);
    },
  },
  {
    name: "keeps outbox and conversation in order of their positions",
    async run(open, equal) {
      const storage = await open("order");
      await storage.commit(
        put({
          outbox: { put: [entry("a", 10), entry("b", 9)] },
          items: { put: [message("z", 2), message("y", 11), message("x", 1)] },
        }),
      );
      equal(
        (await storage.read()).outbox.map(({ id }) => id),
        ["b", "a"],
      );
      equal(
        (await storage.readItems()).map(({ id }) => id),
        ["x", "z", "y"],
      );
    },
  },
  {
    name: "replaces and deletes by id",
    async run(open, equal) {
      const storage = await open("replace");
      await storage.commit(put({ outbox: { put: [entry("a", 1), entry("b", 2)] } }));
      await storage.commit(put({ outbox: { put: [{ ...entry("a", 1), attempts: 3 }], delete: ["b", "unknown"] } }));
      equal((await storage.read()).outbox, [{ ...entry("a", 1), attempts: 3 }]);
    },
  },
  {
    name: "clears everything first, then writes",
    async run(open, equal) {
      const storage = await open("clear");
      await storage.commit(
        put({
          meta: { put: [meta] },
          leads: { put: [lead] },
          scans: { put: [scan] },
          items: { put: [message("m1", 1)] },
        }),
      );
      await storage.commit(put({ clear: true, outbox: { put: [entry("e", 1)] } }));
      equal(await storage.read(), { meta: [], leads: [], outbox: [entry("e", 1)], scans: [], items: [] });
      equal(await storage.readItems(), []);
    },
  },
  {
    name: "writes nothing of a change whose rule fails, and goes on",
    async run(open, equal) {
      const storage = await open("fails");
      const failing: Change<void> = {
        apply() {
          throw new Error("rule");
        },
      };
      equal(await refused(storage.commit(failing)), "rule");
      await storage.commit(put({ meta: { put: [meta] } }));
      equal((await storage.read()).meta, [meta]);
    },
  },
  {
    name: "gives changes that come at once one after the other",
    async run(open, equal) {
      const [one, other] = [await open("race"), await open("race")];
      const count: Change<number> = {
        apply({ meta: [known] }) {
          const position = (known?.position ?? 0) + 1;
          return { writes: { meta: { put: [{ ...meta, position }] } }, result: position };
        },
      };
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, index) => (index % 2 ? one : other).commit(count)),
      );
      equal(
        results.map(({ result }) => result).sort((a, b) => a - b),
        Array.from({ length: 20 }, (_, index) => index + 1),
      );
    },
  },
  {
    name: "keeps namespaces apart",
    async run(open, equal) {
      const [one, other] = [await open("one"), await open("other")];
      await one.commit(put({ meta: { put: [meta] } }));
      equal((await other.read()).meta, []);
    },
  },
  {
    name: "finds after opening again what was there",
    async run(open, equal) {
      const storage = await open("again");
      await storage.commit(put({ leads: { put: [lead] }, items: { put: [message("m1", 1)] } }));
      storage.close();
      const again = await open("again");
      equal((await again.read()).leads, [lead]);
      equal(await again.readItems(), [message("m1", 1)]);
    },
  },
];
