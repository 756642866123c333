import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Driver } from "./drivers/driver.ts";
import { openDriver, testBrowsers } from "./drivers/open-driver.ts";
import { type PageSite, startPageSite } from "./support/page-site.ts";
import { ServerProcess } from "./support/server-process.ts";
import { until } from "./support/until.ts";

/** What the browsers inside TikTok, Instagram, Facebook and LINE lack or do otherwise. */
const IN_APP = `<script>
  window.open = () => null;
  delete Navigator.prototype.locks;
  delete window.BroadcastChannel;
  for (const name of ["popover", "showPopover", "hidePopover", "togglePopover"]) delete HTMLElement.prototype[name];
</script>`;

/** Storage is emptied whenever a page is opened. */
const EMPTIED = `<script>
  localStorage.clear();
  sessionStorage.clear();
  indexedDB.databases?.().then((all) => all.forEach(({ name }) => indexedDB.deleteDatabase(name)));
</script>`;

for (const browser of await testBrowsers()) {
  describe(`in-app browsers, simulated in ${browser.name}`, { timeout: 180_000 }, () => {
    let server: ServerProcess;
    let site: PageSite;
    let driver: Driver;

    before(async () => {
      site = await startPageSite();
      server = await ServerProcess.start({ env: { LEAD_CHAT_ORIGINS: site.origin } });
      driver = await openDriver(browser);
    });
    after(async () => {
      await driver?.close();
      await server?.remove();
      await site?.close();
    });

    it("storage emptied between pages, no locks, channels, popover or windows: the lead arrives once", async () => {
      const html = (
        extra: string,
      ) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>${IN_APP}${extra}
<script async src="${server.origin}/cdn/loader.js"></script></head>
<body><lead-chat business-name="Kopi Senja" region="ID" endpoint="${server.origin}/v1/events"></lead-chat></body></html>`;
      site.set("/landing", html(EMPTIED));
      site.set("/next", html(EMPTIED));
      const page = await driver.newPage();
      await page.goto(`${site.origin}/landing?utm_source=tiktok&ttclid=abc`);
      await page.click('lead-chat >>> [part~="launcher"]', { timeout: 20_000 });
      await page.click('lead-chat >>> [part~="input"]', { timeout: 20_000 });
      await page.type("write to ana@example.com");
      await page.press("Enter");
      await page.textOf('lead-chat >>> [part~="notice"]', { timeout: 20_000 });
      const leads = () => server.query("SELECT id FROM leads");
      await until(() => leads().length > 0, "the lead in the database", 20_000);

      await page.goto(`${site.origin}/next`);
      await page.textOf('lead-chat >>> [part~="launcher"]', { timeout: 20_000 });
      // As long as anything of an earlier page could wait to be sent.
      await new Promise((resolve) => setTimeout(resolve, 3000));
      assert.equal(leads().length, 1);
      assert.equal(server.query("SELECT kind FROM lead_contacts").length, 1);
      await page.close();
    });
  });
}
