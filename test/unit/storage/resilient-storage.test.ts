import assert from "node:assert/strict";
import { test } from "node:test";
import { openGate } from "../../../src/delivery/outbox-entry.ts";
import { emptyMaps, type Maps } from "../../../src/storage/apply-writes.ts";
import { createMemoryStorage } from "../../../src/storage/memory-storage.ts";
import { createResilientStorage } from "../../../src/storage/resilient-storage.ts";
import type { Change, MetaRecord, Storage } from "../../../src/storage/storage-types.ts";

const meta: MetaRecord = { id: "main", visitorId: "v", position: 0, unread: 0, visitedAt: 0, gate: openGate };
const count: Change<number> = {
  apply({ meta: [known] }) {
    const position = (known?.position ?? 0) + 1;
    return { writes: { meta: { put: [{ ...meta, position }] } }, result: position };
  },
};

/** A disk whose connection fails when told to. */
function setUp(known: Maps = emptyMaps()) {
  const disk = emptyMaps();
  const world = {
    opened: 0,
    closed: 0,
    failures: [] as ("open" | "before" | "after")[],
    refused: [] as unknown[],
    retried: 0,
    lost: () => {},
  };
  const open = async (lost: () => void): Promise<Storage> => {
    if (world.failures[0] === "open") throw fail();
    world.opened++;
    world.lost = lost;
    const handle = createMemoryStorage(disk);
    return {
      ...handle,
      kind: "device",
      async commit(change) {
        if (world.failures[0] === "before") throw fail();
        const committed = await handle.commit(change);
        if (world.failures[0] === "after") throw fail();
        return committed;
      },
      close: () => void world.closed++,
    };
  };
  const fail = () => {
    world.failures.shift();
    return new DOMException("Connection to Indexed Database server lost", "UnknownError");
  };
  const storage = createResilientStorage({
    open,
    maps: () => known,
    retried: () => void world.retried++,
    refused: (error) => world.refused.push(error),
  });
  return { storage, world, disk };
}

test("opens on first use, once", async () => {
  const { storage, world } = setUp();
  assert.equal(world.opened, 0);
  await Promise.all([storage.read(), storage.commit(count), storage.readItems()]);
  assert.equal(world.opened, 1);
  assert.equal(storage.kind, "device");
});

for (const failure of ["open", "before", "after"] as const) {
  test(`a connection lost once (${failure}) is opened again and the work done`, async () => {
    const { storage, world, disk } = setUp();
    world.failures.push(failure);
    await storage.commit(count);
    assert.equal(storage.kind, "device");
    assert.deepEqual(world.refused, []);
    assert.ok(disk.meta.get("main"));
    assert.equal(world.retried, 1, "the page has to look again: the first try may have written something");
    await storage.commit(count);
    assert.equal(world.retried, 1);
  });
}

test("a reading that is tried again says nothing: it gives what is there", async () => {
  const { storage, world } = setUp();
  world.failures.push("open");
  await storage.read();
  assert.deepEqual([world.opened, world.retried], [1, 0]);
});

test("lost twice, memory carries on with what is known, and says so once", async () => {
  const known = emptyMaps();
  known.meta.set("main", { ...meta, position: 41 });
  const { storage, world, disk } = setUp(known);
  world.failures.push("before", "before");
  assert.equal((await storage.commit(count)).result, 42);
  assert.equal((await storage.commit(count)).result, 43);
  assert.equal(storage.kind, "memory");
  assert.equal(world.refused.length, 1);
  assert.equal(disk.meta.size, 0);
});

test("refused from the start (private window): memory", async () => {
  const { storage, world } = setUp();
  world.failures.push("open", "open");
  assert.equal((await storage.commit(count)).result, 1);
  assert.equal(storage.kind, "memory");
  assert.equal(world.refused.length, 1);
});

test("a connection that the browser took away is opened again at the next use", async () => {
  const { storage, world } = setUp();
  await storage.read();
  world.lost();
  await storage.read();
  assert.equal(world.opened, 2);
});

test("closed, it opens again at the next use, and for that alone", async () => {
  const { storage, world } = setUp();
  await storage.read();
  storage.close();
  await storage.read();
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual([world.opened, world.closed], [2, 2]);
});

test("a mistake in a rule is no failure of the storage", async () => {
  const { storage, world } = setUp();
  const wrong: Change<void> = {
    apply() {
      throw new RangeError("mistake");
    },
  };
  await assert.rejects(storage.commit(wrong), RangeError);
  assert.equal(world.opened, 1);
  assert.equal(storage.kind, "device");
});

test("work that comes while the disk is being given up goes to memory too", async () => {
  const { storage, world } = setUp();
  world.failures.push("before", "before", "before", "before");
  const results = await Promise.all([storage.commit(count), storage.commit(count)]);
  assert.deepEqual(results.map(({ result }) => result).sort(), [1, 2]);
  assert.equal(world.refused.length, 1);
});
