import assert from "node:assert/strict";
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { keepBuild } from "../../src/server/files/cdn-files.ts";
import type { CdnManifest } from "../../tools/lib/check-sizes.ts";
import { root } from "../../tools/lib/root.ts";
import type { Driver, Page } from "./drivers/driver.ts";
import { openDriver, testBrowsers } from "./drivers/open-driver.ts";
import { type PageSite, startPageSite } from "./support/page-site.ts";
import { ServerProcess } from "./support/server-process.ts";

const EARLIER = "0.0.9";
const INPUT = 'lead-chat >>> [part~="input"]';
const [browser] = await testBrowsers();

/**
 * Makes an earlier version's build of the present one: another version, and other names for all chunks, so that none of
 * its addresses is in the present build.
 */
async function makeEarlier(folder: string): Promise<CdnManifest> {
  await cp(join(root, "dist/cdn"), folder, { recursive: true });
  const files = (await readdir(folder, { recursive: true })).filter((path) => /\.(js|json)$/.test(path));
  const hashes = new Set(files.flatMap((path) => /-([0-9a-f]{6})\.js$/.exec(path)?.[1] ?? []));
  const { version } = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as { version: string };
  const ofThen = (text: string): string => {
    for (const hash of hashes) text = text.replaceAll(hash, [...hash].reverse().join(""));
    return text.replaceAll(`"${version}"`, `"${EARLIER}"`);
  };
  for (const path of files) {
    await writeFile(join(folder, path), ofThen(await readFile(join(folder, path), "utf8")));
    if (ofThen(path) !== path) await rename(join(folder, path), join(folder, ofThen(path)));
  }
  return JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as CdnManifest;
}

describe("after the server was upgraded", { skip: !browser && "no browser here", timeout: 240_000 }, () => {
  let folder: string;
  let earlier: CdnManifest;
  let server: ServerProcess;
  let site: PageSite;
  let driver: Driver;
  let page: Page;

  before(async () => {
    assert.ok(browser);
    folder = await mkdtemp(join(tmpdir(), "lead-chat-earlier-"));
    earlier = await makeEarlier(folder);
    // What the server of that version did with its build when it was started.
    const prepare = (data: string) => keepBuild({ folder, archive: join(data, "cdn") });
    server = await ServerProcess.start({ prepare });
    site = await startPageSite();
    driver = await openDriver(browser);
    page = await driver.newPage();
  });
  after(async () => {
    await driver?.close();
    await server?.remove();
    await site?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  /** Opens the chat of a page with some loader. @returns the addresses of what was loaded, without the server's own */
  async function openChat(loader: string): Promise<string[]> {
    site.set(
      "/",
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title><script async src="${loader}"></script></head>
<body><lead-chat business-name="Kopi Senja" region="ID" endpoint="/leads"></lead-chat></body></html>`,
    );
    await page.goto(`${site.origin}/`);
    await page.click('lead-chat >>> [part~="launcher"]', { timeout: 20_000 });
    await page.click(INPUT, { timeout: 20_000 });
    await page.type("write to ana@example.com");
    await page.press("Enter");
    await page.textOf('lead-chat >>> [part~="notice"]', { timeout: 20_000 });
    return page.evaluate((prefix) => {
      const names = performance.getEntriesByType("resource").map(({ name }) => name);
      return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
    }, `${server.origin}/cdn/`);
  }

  it("a snippet with an exact version still gets its loader and all its chunks", async () => {
    const loaded = await openChat(`${server.origin}/cdn/${EARLIER}/loader.js`);
    for (const file of [earlier.loader, earlier.panel, earlier.engine])
      assert.ok(loaded.includes(`${EARLIER}/${file}`), `${file} is not among ${loaded.join(", ")}`);
    const version = await page.evaluate(() => (customElements.get("lead-chat") as { version?: string }).version);
    assert.equal(version, EARLIER);
  });

  it("a page that was opened before finds its chunks, one that is opened now has the new ones", async () => {
    const chunk = await fetch(`${server.origin}/cdn/${earlier.panel}`);
    assert.equal(chunk.status, 200);
    assert.match(chunk.headers.get("Cache-Control") ?? "", /immutable/);
    assert.equal(await chunk.text(), await readFile(join(folder, earlier.panel), "utf8"));
    const loaded = await openChat(`${server.origin}/cdn/loader.js`);
    assert.ok(!loaded.some((path) => path.includes(earlier.panel)));
  });
});
