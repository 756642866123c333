import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { openGate } from "../../../src/delivery/outbox-entry.ts";
import { applyWrites, emptyMaps, type Maps } from "../../../src/storage/apply-writes.ts";
import { createMemoryStorage } from "../../../src/storage/memory-storage.ts";
import { createResilientStorage } from "../../../src/storage/resilient-storage.ts";
import {
  storeNames,
  type Change,
  type MetaRecord,
  type Storage,
  type Writes,
} from "../../../src/storage/storage-types.ts";

type Operation = "open" | "read" | "readItems" | "commit";
type Moment = "before" | "after";
const meta: MetaRecord = { id: "main", visitorId: "v", position: 0, unread: 0, visitedAt: 0, gate: openGate };
/** A change whose work is there already comes to nothing, as DESIGN asks of each. */
const addOnce = (id: string): Change<boolean> => ({
  apply({ scans }) {
    const isThere = scans.some((scan) => scan.id === id);
    const scan = { id, text: id, at: "", visitorId: "v", conversation: { id: "c", startedAt: "", lastAt: "" } };
    return { writes: isThere ? {} : { scans: { put: [scan] } }, result: !isThere };
  },
});

/** A disk that fails at given operations, in their order. */
function setUp(failures: readonly (Moment | undefined)[], only?: Operation) {
  const disk = emptyMaps();
  const left = [...failures];
  const world = { open: 0, opened: 0, failed: 0, refused: [] as unknown[], retried: 0, lost: () => {} };
  const work = async <Result>(operation: Operation, task: () => Promise<Result>): Promise<Result> => {
    const moment = only && operation !== only ? undefined : left.shift();
    const fail = () => {
      world.failed++;
      return new DOMException(operation, "UnknownError");
    };
    // What is not open yet has no work that could be done.
    if (moment === "before" || (moment && operation === "open")) throw fail();
    const result = await task();
    if (moment === "after") throw fail();
    return result;
  };
  const open = (lost: () => void): Promise<Storage> =>
    work("open", async () => {
      const storage = createMemoryStorage(disk);
      world.open++;
      world.opened++;
      world.lost = lost;
      return {
        kind: "device",
        read: () => work("read", () => storage.read()),
        readItems: () => work("readItems", () => storage.readItems()),
        commit: (change) => work("commit", () => storage.commit(change)),
        close: () => void world.open--,
      };
    });
  const known: { maps: Maps } = { maps: emptyMaps() };
  const storage = createResilientStorage({
    open,
    maps: () => known.maps,
    retried: () => void world.retried++,
    refused: (error) => world.refused.push(error),
  });
  return { storage, world, disk, known };
}
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

const operations: [name: Operation, run: (storage: Storage) => Promise<unknown>][] = [
  ["read", (storage) => storage.read()],
  ["readItems", (storage) => storage.readItems()],
  ["commit", (storage) => storage.commit(addOnce("a"))],
];
for (const [name, run] of operations) {
  describe(`${name}, when the disk fails`, () => {
    for (const moment of ["before", "after"] as const) {
      test(`once, ${moment} its work: done, on the disk, without the connection that broke`, async () => {
        const { storage, world, disk } = setUp([moment], name);
        await run(storage);
        await settled();
        assert.deepEqual([storage.kind, world.opened, world.open, world.refused], ["device", 2, 1, []]);
        assert.equal(world.retried, name === "commit" ? 1 : 0);
        if (name === "commit") assert.equal(disk.scans.size, 1);
      });

      test(`twice, ${moment} its work: memory, said once, and no connection is left open`, async () => {
        const { storage, world } = setUp([moment, moment], name);
        await run(storage);
        await run(storage);
        await settled();
        assert.deepEqual([storage.kind, world.open, world.refused.length], ["memory", 0, 1]);
        assert.equal((world.refused[0] as DOMException).message, name);
      });
    }

    test("when it can't be opened, once: opened again", async () => {
      const { storage, world } = setUp(["before"], "open");
      await run(storage);
      assert.deepEqual([storage.kind, world.opened], ["device", 1]);
    });

    test("now and then: each failure has its own second try", async () => {
      const { storage, world } = setUp(["before", undefined, "before", undefined, "before", undefined], name);
      for (let count = 0; count < 3; count++) await run(storage);
      assert.deepEqual([storage.kind, world.refused], ["device", []]);
    });
  });
}

describe("memory that took over", () => {
  test("is never left again, and asks no disk", async () => {
    const { storage, world } = setUp(["before", "before"], "commit");
    await storage.commit(addOnce("a"));
    const { opened } = world;
    await storage.commit(addOnce("b"));
    await storage.read();
    assert.equal(world.opened, opened);
    assert.deepEqual(
      (await storage.read()).scans.map(({ id }) => id),
      ["a", "b"],
    );
  });

  test("has what the page knew", async () => {
    const { storage, known } = setUp(["before", "before"], "read");
    known.maps.meta.set("main", { ...meta, unread: 7 });
    assert.equal((await storage.read()).meta[0]?.unread, 7);
  });

  test("a rule that is wrong is wrong there too, and writes nothing", async () => {
    const { storage } = setUp(["before", "before"], "read");
    await storage.read();
    const wrong: Change<void> = {
      apply() {
        throw new RangeError("mine");
      },
    };
    await assert.rejects(storage.commit(wrong), RangeError);
    assert.deepEqual((await storage.read()).scans, []);
  });
});

describe("a connection that the browser takes away", () => {
  test("while nothing is done: the next one is opened by what comes next", async () => {
    const { storage, world } = setUp([]);
    await storage.read();
    world.lost();
    await settled();
    assert.equal(world.open, 0);
    await storage.read();
    assert.deepEqual([world.open, world.opened], [1, 2]);
  });

  test("told twice, or late, it takes nothing else with it", async () => {
    const { storage, world } = setUp([]);
    await storage.read();
    const { lost } = world;
    lost();
    await storage.read();
    lost();
    await storage.read();
    await settled();
    assert.equal(world.opened, 2);
  });
});

test("whatever fails and whenever: each change is there once, or the page was told that the disk is gone", async () => {
  const moment = fc.option(fc.constantFrom("before" as const, "after" as const), { nil: undefined, freq: 2 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(moment, { maxLength: 20 }),
      fc.array(fc.nat(4), { minLength: 1, maxLength: 8 }),
      async (failures, ids) => {
        const { storage, world, disk } = setUp(failures);
        for (const id of ids) await storage.commit(addOnce(`s${id}`));
        await settled();
        assert.ok(world.refused.length <= 1);
        const wanted = new Set(ids.map((id) => `s${id}`));
        if (storage.kind === "device") {
          assert.deepEqual(new Set(disk.scans.keys()), wanted);
          assert.equal(world.open, 1);
        } else {
          // What was acknowledged before is on the disk, what came after is in memory.
          const inMemory = (await storage.read()).scans.map(({ id }) => id);
          assert.deepEqual(new Set([...disk.scans.keys(), ...inMemory]), wanted);
          assert.deepEqual([world.refused.length, world.open], [1, 0]);
        }
      },
    ),
  );
});

describe("maps that follow the database", () => {
  const word = fc.constantFrom("a", "b", "c", "__proto__", "constructor");
  const storeWrites = fc.record(
    {
      clear: fc.boolean(),
      put: fc.array(
        word.map((id) => ({ id })),
        { maxLength: 3 },
      ),
      delete: fc.array(word, { maxLength: 2 }),
    },
    { requiredKeys: [] },
  );
  const writes = fc.record(
    { clear: fc.boolean(), scans: storeWrites, outbox: storeWrites, items: storeWrites },
    { requiredKeys: [] },
  );

  test("end as the twin in memory does, whatever is written", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(writes, { maxLength: 8 }), async (changes) => {
        const [maps, twin] = [emptyMaps(), emptyMaps()];
        const storage = createMemoryStorage(twin);
        for (const one of changes as unknown as Writes[]) {
          await storage.commit({ apply: () => ({ writes: one, result: undefined }) });
          applyWrites(maps, one);
        }
        for (const name of storeNames) assert.deepEqual([...maps[name].keys()], [...twin[name].keys()]);
      }),
    );
  });

  const item = { id: "a" } as never;
  const rows: [what: string, writes: Writes, left: string[]][] = [
    ["nothing", {}, ["old"]],
    ["one more", { scans: { put: [item] } }, ["old", "a"]],
    ["cleared first, then put", { scans: { clear: true, put: [item] } }, ["a"]],
    ["all cleared, then put", { clear: true, scans: { put: [item] } }, ["a"]],
    ["put, then deleted", { scans: { put: [item], delete: ["a"] } }, ["old"]],
    ["another store cleared", { items: { clear: true } }, ["old"]],
    ["deleted though it is not there", { scans: { delete: ["b"] } }, ["old"]],
  ];
  for (const [what, change, left] of rows) {
    test(what, () => {
      const maps = emptyMaps();
      maps.scans.set("old", { id: "old" } as never);
      applyWrites(maps, change);
      assert.deepEqual([...maps.scans.keys()], left);
    });
  }
});
