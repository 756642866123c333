import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { blockOf, comparisonBlock, OWN, readmeBlock, type Result } from "../../bench/embed/table.ts";
import { root } from "../../tools/lib/root.ts";

const read = (path: string): Promise<string> => readFile(join(root, path), "utf8");
const result = JSON.parse(await read("bench/embed/result.json")) as Result;

test("the README says beside the others what was measured", async () => {
  assert.equal(blockOf(await read("README.md")), await readmeBlock(result));
});

test("docs/comparison.md says what was measured", async () => {
  assert.equal(blockOf(await read("docs/comparison.md")), await comparisonBlock(result));
});

test("what was measured has this package in it, with every figure", () => {
  const own = result.widgets.find(({ name }) => name === OWN);
  assert.ok(own);
  for (const figure of ["visibleBytes", "usableBytes", "visibleRatio", "usableRatio", "blocking", "heap"] as const) {
    assert.equal(typeof own[figure], "number", figure);
  }
  assert.deepEqual(Object.keys(own.sends), ["0", "1000", "10000"]);
});
