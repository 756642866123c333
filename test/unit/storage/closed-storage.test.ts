import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyMaps } from "../../../src/storage/apply-writes.ts";
import { createMemoryStorage } from "../../../src/storage/memory-storage.ts";
import { createResilientStorage } from "../../../src/storage/resilient-storage.ts";

/** A storage that counts its open connections. */
function counted() {
  const maps = emptyMaps();
  const open = { now: 0, ever: 0 };
  const storage = createResilientStorage({
    maps: emptyMaps,
    retried: () => assert.fail("nothing fails here"),
    refused: (error) => assert.fail(String(error)),
    open: () => {
      open.now++;
      open.ever++;
      return Promise.resolve({ ...createMemoryStorage(maps), close: () => void open.now-- });
    },
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { storage, open, settled };
}

test("a connection is kept for what follows", async () => {
  const { storage, open } = counted();
  await storage.read();
  await storage.read();
  assert.deepEqual(open, { now: 1, ever: 1 });
});

test("what is still done after the end keeps no connection", async () => {
  const { storage, open, settled } = counted();
  const underWay = storage.read();
  storage.close();
  await underWay;
  await storage.read();
  await settled();
  assert.equal(open.now, 0);
});

test("a page that is back keeps its connection again", async () => {
  const { storage, open, settled } = counted();
  await storage.read();
  storage.close();
  await settled();
  assert.equal(open.now, 0);
  storage.open?.();
  await storage.read();
  await storage.read();
  assert.deepEqual(open, { now: 1, ever: 2 });
});
