import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { bytesOf, measureWeight, type Weight } from "../../bench/weight.ts";
import { type CdnManifest, filesUntil } from "../../tools/lib/check-sizes.ts";
import { root } from "../../tools/lib/root.ts";
import { openDriver, testBrowsers } from "./drivers/open-driver.ts";

const [chromium] = await testBrowsers(["chromium"]);

describe("what a visitor loads", { skip: !chromium && "no Chromium here" }, () => {
  let weights: ReadonlyMap<string, Weight>;
  let expected: ReturnType<typeof filesUntil>;

  before(async () => {
    assert.ok(chromium);
    const measured = await measureWeight(() => openDriver(chromium));
    weights = new Map(measured.map((weight) => [weight.moment, weight]));
    expected = filesUntil(JSON.parse(await readFile(join(root, "dist/cdn/manifest.json"), "utf8")) as CdnManifest);
  });

  const paths = (moment: string): string[] => (weights.get(moment)?.files ?? []).map(({ path }) => path).sort();

  it("is within the limits, one request for each step", () => {
    for (const [moment, requests] of [
      ["launcher shows", 1],
      ["composer usable", 2],
      ["e-mail captured", 3],
    ] as const) {
      const weight = weights.get(moment);
      assert.ok(weight?.limit !== undefined, moment);
      assert.ok(
        bytesOf(weight) > 0 && bytesOf(weight) <= weight.limit,
        `${moment}: ${bytesOf(weight)} of ${weight.limit}`,
      );
      assert.equal(weight.files.length, requests, `${moment}: ${paths(moment).join(", ")}`);
    }
  });

  it("is what the check of sizes takes it for", () => {
    assert.deepEqual(paths("launcher shows"), [...expected.launcher].sort());
    assert.deepEqual(paths("composer usable"), [...expected.composer].sort());
    assert.deepEqual(paths("e-mail captured"), [...expected.captured].sort());
  });

  it("is one further file when a number has to be read", () => {
    const others = paths("e-mail captured");
    assert.equal(paths("phone captured").filter((path) => !others.includes(path)).length, 1);
  });
});
