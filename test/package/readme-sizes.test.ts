import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { LIMITS } from "../../tools/lib/check-sizes.ts";
import { root } from "../../tools/lib/root.ts";

test("the README's weights are the limits that the build is held to", async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const [, table = ""] = readme.split("## What it weighs");
  const rows = [...table.matchAll(/^\| until .*?\| (\d+) kB\s*\| (\d)\s*\|$/gm)].map(([, size, requests]) => [
    size,
    requests,
  ]);
  const kilobytes = Object.values(LIMITS).map((bytes, index) => [String(bytes / 1000), String(index + 1)]);
  assert.deepEqual(rows, kilobytes);
});
