import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyMaps, type Maps } from "../../../src/storage/apply-writes.ts";
import { createMemoryStorage } from "../../../src/storage/memory-storage.ts";
import { createResilientStorage } from "../../../src/storage/resilient-storage.ts";
import { storageContract, type Open } from "./storage-contract.ts";

function memory(): Open {
  const disks = new Map<string, Maps>();
  return async (namespace) => {
    const maps = disks.get(namespace) ?? emptyMaps();
    disks.set(namespace, maps);
    return createMemoryStorage(maps);
  };
}

function resilient(): Open {
  const open = memory();
  return async (namespace) =>
    createResilientStorage({
      open: () => open(namespace),
      maps: emptyMaps,
      retried: () => assert.fail("retried"),
      refused: () => assert.fail("refused"),
    });
}

for (const { name, run } of storageContract) {
  test(`memory ${name}`, () => run(memory(), assert.deepEqual));
  test(`resilient ${name}`, () => run(resilient(), assert.deepEqual));
}
