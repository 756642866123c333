import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Driver } from "./drivers/driver.ts";
import { openDriver, testBrowsers } from "./drivers/open-driver.ts";
import { cdnSite } from "./support/cdn-site.ts";
import type { PageSite } from "./support/page-site.ts";
import { until } from "./support/until.ts";

const INPUT = 'lead-chat >>> [part~="input"]';
const NOTICE = 'lead-chat >>> [part~="notice"]';
const NAME = 'lead-chat-form >>> input[name="name"]';

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<script>addEventListener("pageshow", ({ persisted }) => (globalThis.shown = [...(globalThis.shown ?? []), persisted]));</script>
<script async src="/cdn/loader.js"></script></head><body>
<lead-chat business-name="Kopi Senja" region="ID" endpoint="/leads" site="bf"></lead-chat></body></html>`;

for (const browser of await testBrowsers()) {
  describe(`back and forward in ${browser.name}`, { timeout: 120_000 }, () => {
    let site: PageSite;
    let driver: Driver;

    before(async () => {
      site = await cdnSite();
      site.set("/leads", '{"accepted":1}', { "Content-Type": "application/json" });
      site.set("/", PAGE);
      site.set("/other", '<!doctype html><html lang="en"><title>Another page</title><p id="other">Another page');
      driver = await openDriver(browser, { backForwardCache: true });
    });
    after(async () => {
      await driver?.close();
      await site?.close();
    });

    it("an open chat comes back out of the cache as it was, and still sends; a half-filled form is kept", async (context) => {
      const page = await driver.newPage();
      await page.goto(`${site.origin}/`);
      await page.click('lead-chat >>> [part~="launcher"]');
      await page.click(INPUT);
      await page.type("write to ana@example.com");
      await page.press("Enter");
      await page.textOf(NOTICE, { timeout: 20_000 });
      const leads = () => site.posts.filter(({ body }) => body.includes("leadchat.lead."));
      await until(() => leads().length === 1, "the first event");
      await page.click('lead-chat >>> [part~="form-button"]');
      await page.click(NAME, { timeout: 20_000 });
      await page.type("Ana");

      await page.evaluate(() => void setTimeout(() => location.assign("/other")));
      await page.textOf("#other");
      await page.evaluate(() => void setTimeout(() => history.back()));
      const shown = await page.waitFor(() => (globalThis as { shown?: boolean[] }).shown);
      const isCached = shown.at(-1) === true;
      if (!isCached) {
        // Reloaded, then: the form is not open, but what was typed is on the device.
        await page.click('lead-chat >>> [part~="launcher"]');
        await page.click('lead-chat >>> [part~="form-button"]');
      }
      const name = () =>
        page.evaluate(() => {
          const panel = document.querySelector("lead-chat")?.shadowRoot?.querySelector("lead-chat-panel");
          const form = panel?.shadowRoot?.querySelector("lead-chat-form")?.shadowRoot;
          return form?.querySelector<HTMLInputElement>('input[name="name"]')?.value;
        });
      await until(async () => (await name()) === "Ana", "what was typed before", 20_000);
      await page.click('lead-chat-form >>> [part~="form-submit"]');
      await until(() => leads().length === 2, "the form's event", 20_000);
      assert.match(leads()[1]?.body ?? "", /"Ana"/);
      await page.click("lead-chat-form >>> .done .submit", { timeout: 20_000 });
      await page.click(INPUT);
      await page.type("or call 0812-3456-7890");
      await page.press("Enter");
      await until(() => leads().length === 3, "the number's event", 20_000);
      await page.close();
      if (!isCached) context.skip("this browser keeps no page here; it was loaded anew, and nothing was lost");
    });
  });
}
