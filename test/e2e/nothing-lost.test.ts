import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { CdnManifest } from "../../tools/lib/check-sizes.ts";
import { root } from "../../tools/lib/root.ts";
import type { Driver, Page } from "./drivers/driver.ts";
import { openDriver, testBrowsers } from "./drivers/open-driver.ts";
import { cdnSite } from "./support/cdn-site.ts";
import type { PageSite } from "./support/page-site.ts";

const LAUNCHER = 'lead-chat >>> [part~="launcher"]';
const INPUT = 'lead-chat >>> [part~="input"]';
const FORM_BUTTON = 'lead-chat >>> [part~="form-button"]';
const NAME = "lead-chat-form >>> #name";

const chatPage = (site: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<script async src="/cdn/loader.js"></script></head><body>
<lead-chat business-name="Kopi Senja" region="ID" site="${site}" endpoint="/leads"></lead-chat></body></html>`;

/** The form alone. With `?held` the device's database does not answer, as one that is busy. */
const formPage = (site: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<script>if (location.search === "?held") IDBFactory.prototype.open = () => new EventTarget();</script>
<script async src="/cdn/lead-chat.js"></script></head><body>
<lead-form business-name="Kopi Senja" region="ID" site="${site}" endpoint="/leads"></lead-form></body></html>`;

/** What stands in a field, wherever it is. */
function valueIn(page: Page, selector: string, expected: string): Promise<unknown> {
  return page.waitFor(
    (find, wanted) => {
      const look = (root: ParentNode): HTMLInputElement | undefined =>
        root.querySelector<HTMLInputElement>(find) ??
        [...root.querySelectorAll("*")].map(({ shadowRoot }) => shadowRoot && look(shadowRoot)).find(Boolean) ??
        undefined;
      return look(document)?.value === wanted;
    },
    [selector, expected],
    { timeout: 20_000 },
  );
}

/** Waits until what is typed into a site's forms is noted down, or in the database. */
const waitForNote = (page: Page, site: string, isThere: boolean) =>
  page.waitFor(
    (key, wanted) => (localStorage.getItem(key) === null) === (wanted === "gone"),
    [`lead-chat/${site}/form/default`, isThere ? "there" : "gone"],
    { timeout: 20_000 },
  );

for (const browser of await testBrowsers()) {
  describe(`what is typed while something is still on its way, in ${browser.name}`, { timeout: 300_000 }, () => {
    let site: PageSite;
    let driver: Driver;
    let manifest: CdnManifest;
    let more: string;

    before(async () => {
      site = await cdnSite();
      site.set("/elsewhere", "<!doctype html><title>Elsewhere</title>");
      driver = await openDriver(browser);
      manifest = JSON.parse(await readFile(join(root, "dist/cdn/manifest.json"), "utf8")) as CdnManifest;
      more = Object.keys(manifest.imports).find((file) => file.includes("form-more"))!;
    });
    after(async () => {
      await driver?.close();
      await site?.close();
    });

    async function openForm(path: string): Promise<Page> {
      const page = await driver.newPage();
      await page.goto(site.origin + path);
      await page.click(LAUNCHER);
      await page.click(FORM_BUTTON, { timeout: 20_000 });
      await page.click(NAME, { timeout: 20_000 });
      return page;
    }

    it("is there again after the visitor went to another page", async () => {
      for (const held of [manifest.engine, more]) {
        const path = `/away-${held.replace(/\W/g, "")}`;
        site.set(path, chatPage(path.slice(1)));
        const release = site.hold(`/cdn/${held}`);
        const page = await driver.newPage();
        await page.goto(site.origin + path);
        await page.click(LAUNCHER);
        await page.click(INPUT, { timeout: 20_000 });
        await page.type("half a sen");
        await page.click(FORM_BUTTON);
        await page.click(NAME, { timeout: 20_000 });
        await page.type("Ana Sou");
        // As by a link: what drives a browser may wait for the requests of the page that it leaves.
        await page.evaluate(() => void setTimeout(() => location.assign("/elsewhere")));
        await page.waitFor(() => document.title === "Elsewhere");
        release();
        await page.goto(site.origin + path);
        await page.click(LAUNCHER);
        await valueIn(page, "textarea[part=input]", "half a sen");
        await page.click(FORM_BUTTON);
        await valueIn(page, "#name", "Ana Sou");
        await waitForNote(page, path.slice(1), false);
        await page.close();
      }
    });

    it("is handed over when the element is taken out of the page, and is there when one is put in again", async () => {
      site.set("/removed", chatPage("removed"));
      const release = site.hold(`/cdn/${manifest.engine}`);
      const page = await openForm("/removed");
      await page.type("Ana Sou");
      await page.evaluate(() => document.querySelector("lead-chat")?.remove());
      await waitForNote(page, "removed", true);
      release();
      // By now it is in the database: the note has gone.
      await waitForNote(page, "removed", false);
      await page.evaluate(() => {
        const chat = document.createElement("lead-chat");
        Object.assign(chat, { site: "removed", region: "ID", businessName: "Kopi Senja", endpoint: "/leads" });
        document.body.append(chat);
      });
      await page.click(FORM_BUTTON, { timeout: 20_000 });
      await valueIn(page, "#name", "Ana Sou");
      await page.close();
    });

    it("is there again in the form alone", async () => {
      site.set("/form", formPage("alone"));
      const page = await driver.newPage();
      await page.goto(`${site.origin}/form?held`);
      await page.click("lead-form >>> #name");
      await page.type("Ana Sou");
      await page.click("lead-form >>> #message");
      await page.type("A latte");
      await page.goto(`${site.origin}/form`);
      await valueIn(page, "#name", "Ana Sou");
      await valueIn(page, "#message", "A latte");
      await waitForNote(page, "alone", false);
      await page.reload();
      await valueIn(page, "#message", "A latte");
      await page.close();
    });
  });
}
