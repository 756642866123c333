import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { root } from "../../tools/lib/root.ts";
import type { CdnManifest } from "../../tools/lib/check-sizes.ts";
import type { Driver, Page } from "./drivers/driver.ts";
import { openDriver, testBrowsers } from "./drivers/open-driver.ts";
import { cdnSite } from "./support/cdn-site.ts";
import type { PageSite } from "./support/page-site.ts";

const read = (path: string): Promise<string> => readFile(join(root, "dist/cdn", path), "utf8");
const SCRIPT = { "Content-Type": "text/javascript" };
const LAUNCHER = 'lead-chat >>> [part~="launcher"]';
const INPUT = 'lead-chat >>> [part~="input"]';

function embed(script: string, attributes = "", head = ""): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>${head}${script}</head><body>
<lead-chat business-name="Kopi Senja" region="ID" endpoint="/leads" ${attributes}><a href="mailto:a@b.example">Write</a></lead-chat></body></html>`;
}

/** Paths and queries of everything that was fetched of the build. */
function fetched(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => new URL(name))
      .filter(({ pathname }) => pathname.startsWith("/cdn/"))
      .map(({ pathname, search }) => pathname.slice("/cdn/".length) + search),
  );
}

for (const browser of await testBrowsers()) {
  describe(`the loader in ${browser.name}`, { timeout: 300_000 }, () => {
    let site: PageSite;
    let driver: Driver;
    let manifest: CdnManifest;

    before(async () => {
      site = await cdnSite();
      driver = await openDriver(browser);
      manifest = JSON.parse(await read("manifest.json")) as CdnManifest;
    });
    after(async () => {
      await driver?.close();
      await site?.close();
    });

    it("at load it fetches nothing else and stores nothing, as a classic script and as a module", async () => {
      for (const script of [
        '<script async src="/cdn/loader.js"></script>',
        '<script type="module" src="/cdn/loader.js"></script>',
      ]) {
        site.set("/load", embed(script));
        const page = await driver.newPage();
        await page.goto(`${site.origin}/load`);
        await page.textOf(LAUNCHER);
        // Longer than anything waits to be idle.
        await new Promise((resolve) => setTimeout(resolve, 2500));
        assert.deepEqual(await fetched(page), ["loader.js"]);
        const stored = await page.evaluate(async () => [
          ...Object.keys(localStorage),
          ...(await indexedDB.databases()).map(({ name }) => name),
        ]);
        assert.deepEqual(stored, []);
        await page.click(LAUNCHER);
        await page.textOf(INPUT);
        await page.close();
      }
    });

    it("a chunk that failed is asked for again under another address, and no module is there twice", async () => {
      site.set("/retry", embed('<script async src="/cdn/loader.js"></script>', 'site="retry"'));
      site.set(`/cdn/${manifest.panel}`, "this is no script", { "Content-Type": "text/html" });
      const page = await driver.newPage();
      await page.goto(`${site.origin}/retry`);
      await page.click(LAUNCHER);
      await page.waitFor(
        (panel) => performance.getEntriesByType("resource").filter(({ name }) => name.includes(panel)).length >= 1,
        [manifest.panel],
      );
      site.set(`/cdn/${manifest.panel}`, await read(manifest.panel), SCRIPT);
      // The form's chunk shares its base with the panel: with two copies of it, it could not be opened.
      await page.click('lead-chat >>> [part~="form-button"]', { timeout: 30_000 });
      await page.textOf('lead-chat-form >>> [part~="form-submit"]', { timeout: 20_000 });
      const panels = (await fetched(page)).filter((path) => path.startsWith(manifest.panel));
      assert.ok(
        panels.some((path) => path.includes("?r=")),
        panels.join(),
      );
      assert.equal(panels.filter((path) => path === panels.at(-1)).length, 1, panels.join());
      await page.close();
    });

    it("a tap is answered at once and honoured, as are the keys that follow, while the panel is on its way", async () => {
      site.set("/slow", embed('<script async src="/cdn/loader.js"></script>', 'site="slow"'));
      const release = site.hold(`/cdn/${manifest.panel}`);
      const page = await driver.newPage();
      await page.goto(`${site.origin}/slow`);
      // What a tap shows is there before anything else can happen: no request and no later task is waited for.
      await page.evaluate(() => {
        const launcher = document.querySelector("lead-chat")?.shadowRoot?.querySelector("button") as HTMLElement;
        launcher.addEventListener("click", () => {
          const shown = [launcher.getAttribute("aria-busy"), getComputedStyle(launcher).opacity];
          Object.assign(globalThis, { shown });
        });
      });
      await page.click(LAUNCHER);
      const shown = await page.evaluate(() => (globalThis as { shown?: string[] }).shown);
      assert.deepEqual(shown, ["true", "0.75"]);
      await page.type("Are you open?");
      assert.equal(await page.count(INPUT), 0);
      // A second tap is impatience, not a change of mind.
      await page.click(LAUNCHER);
      release();
      await page.textOf(INPUT, { timeout: 20_000 });
      const typed = () =>
        page.waitFor(() => {
          const panel = document.querySelector("lead-chat")?.shadowRoot?.querySelector("lead-chat-panel")?.shadowRoot;
          const composer = panel?.querySelector("lead-chat-composer")?.shadowRoot;
          return (
            composer?.activeElement === composer?.querySelector("textarea") &&
            composer?.querySelector("textarea")?.value
          );
        });
      assert.equal(await typed(), "Are you open?");
      await page.close();
    });

    it("says after 8 s that the chat couldn't load, shows what stands between the tags, and tries again", async () => {
      site.set("/gone", embed('<script async src="/cdn/loader.js"></script>', 'site="gone"'));
      site.set(`/cdn/${manifest.panel}`, "", { "Content-Type": "text/html" });
      const page = await driver.newPage();
      await page.goto(`${site.origin}/gone`);
      await page.click(LAUNCHER);
      assert.equal(await page.textOf('lead-chat >>> [role="alert"] button', { timeout: 20_000 }), "Try again");
      assert.ok(
        await page.evaluate(
          () => (document.querySelector("lead-chat a") as HTMLElement).getBoundingClientRect().width > 0,
        ),
      );
      site.set(`/cdn/${manifest.panel}`, await read(manifest.panel), SCRIPT);
      await page.click('lead-chat >>> [role="alert"] button');
      await page.textOf(INPUT, { timeout: 20_000 });
      await page.close();
    });

    it("two versions on one page: the first stays, a warning names both", async () => {
      const other = (await read("loader.js")).replaceAll('"0.1.0"', '"9.9.9"');
      assert.ok(other.includes('"9.9.9"'));
      site.set("/cdn9/loader.js", other, SCRIPT);
      const watch = "<script>globalThis.warned = []; console.warn = (text) => warned.push(String(text));</script>";
      site.set(
        "/two",
        embed('<script src="/cdn/loader.js"></script><script src="/cdn9/loader.js"></script>', "", watch),
      );
      const page = await driver.newPage();
      await page.goto(`${site.origin}/two`);
      const warned = await page.evaluate(() => (globalThis as unknown as { warned: string[] }).warned);
      assert.deepEqual(warned, ["<lead-chat> 0.1.0 stays; 9.9.9 is not used."]);
      await page.click(LAUNCHER);
      await page.textOf(INPUT);
      assert.ok((await fetched(page)).every((path) => !path.startsWith("9")));
      await page.close();
    });

    it("with the published integrity the chat runs, and a chunk that was tampered with never does", async (context) => {
      const { version, files } = JSON.parse(await read("integrity.json")) as {
        version: string;
        files: Record<string, string>;
      };
      for (const file of Object.keys(files)) site.set(`/pinned/${version}/${file}`, await read(file), SCRIPT);
      const snippet = (await read("snippet.html")).replaceAll("https://example.com/cdn", `${site.origin}/pinned`);
      site.set("/pinned", embed(snippet, 'site="pinned"'));
      const page = await driver.newPage();
      await page.goto(`${site.origin}/pinned`);
      await page.click(LAUNCHER);
      await page.textOf(INPUT);
      await page.close();

      const evil = `globalThis.tampered = true;${await read(manifest.panel)}`;
      site.set(`/pinned/${version}/${manifest.panel}`, evil, SCRIPT);
      const second = await driver.newPage();
      await second.goto(`${site.origin}/pinned`);
      const knows = await second.evaluate(
        () => HTMLScriptElement.supports("importmap") && !navigator.userAgent.includes("Firefox/115"),
      );
      if (!knows) return void context.skip("no import maps here");
      await second.click(LAUNCHER);
      await new Promise((resolve) => setTimeout(resolve, 3000));
      assert.equal(await second.evaluate(() => (globalThis as { tampered?: boolean }).tampered ?? false), false);
      await second.close();
    });
  });
}
