import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { bytesOf, measureWeight, type Weight } from "../../bench/weight.ts";
import { type CdnManifest, filesUntil } from "../../tools/lib/check-sizes.ts";
import { root } from "../../tools/lib/root.ts";
import { openDriver, testBrowsers } from "./drivers/open-driver.ts";
import { startPageSite } from "./support/page-site.ts";
import { until } from "./support/until.ts";

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

  it("is within the limits until the launcher shows and until the composer is usable, one request for each", () => {
    for (const [moment, requests] of [
      ["launcher shows", 1],
      ["composer usable", 2],
    ] as const) {
      const weight = weights.get(moment);
      assert.ok(weight?.limit !== undefined, moment);
      assert.ok(
        bytesOf(weight) > 0 && bytesOf(weight) <= weight.limit,
        `${moment}: ${bytesOf(weight)} of ${weight.limit}`,
      );
      assert.equal(weight.files.length, requests, `${moment}: ${paths(moment).join(", ")}`);
    }
    assert.deepEqual(paths("launcher shows"), [...expected.launcher].sort());
    assert.deepEqual(paths("composer usable"), [...expected.composer].sort());
  });

  it("needs no more than the three counted files to capture an address, and one more for a number", async () => {
    assert.ok(chromium);
    assert.equal(expected.captured.length, 3);
    const folder = join(root, "dist/cdn");
    const numbers = (await readdir(join(folder, "chunks"))).filter((file) => file.startsWith("engine-phone-"));
    assert.equal(numbers.length, 1);
    // A site that has these files and no others: what else the chat asks for is not found, and must not be missed.
    const site = await startPageSite();
    const driver = await openDriver(chromium);
    try {
      for (const path of [...expected.captured, ...numbers.map((file) => `chunks/${file}`)]) {
        const code = await readFile(join(folder, path), "utf8");
        site.set(`/cdn/${path}`, code, { "Content-Type": "text/javascript" });
      }
      site.set(
        "/",
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><script async src="/cdn/loader.js"></script>
<lead-chat business-name="Kopi Senja" region="ID" endpoint="/leads"></lead-chat></html>`,
      );
      const page = await driver.newPage();
      await page.goto(`${site.origin}/`);
      await page.click('lead-chat >>> [part~="launcher"]');
      await page.click('lead-chat >>> [part~="input"]');
      for (const [text, notices] of [
        ["write to ana@example.com", 1],
        ["call me at 0812-3456-7890", 2],
      ] as const) {
        await page.type(text);
        await page.press("Enter");
        const shown = async () => (await page.count('lead-chat >>> [part~="notice"]')) === notices;
        await until(shown, `notice ${notices} after "${text}"`, 15_000);
      }
    } finally {
      await driver.close();
      await site.close();
    }
  });
});
