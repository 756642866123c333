import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import playwright, { type Browser, type Page } from "playwright-core";
import { playwrightLaunchOptions } from "../../tools/lib/launch-options.ts";
import { testBrowsers } from "./drivers/open-driver.ts";
import { cdnSite } from "./support/cdn-site.ts";
import type { PageSite } from "./support/page-site.ts";

const [chromium] = await testBrowsers(["chromium"]);

/** What the browser saw, from before anything ran. */
const WATCH = `<script>
  globalThis.seen = { shift: 0 };
  new PerformanceObserver((list) => list.getEntries().forEach((one) => (seen.shift += one.value))).observe({ type: "layout-shift", buffered: true });
</script>`;
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>${WATCH}
<script async src="/cdn/loader.js"></script></head>
<body><h1>A page</h1><div style="display: flex; gap: 20px"><p>One</p><lead-chat business-name="Kopi Senja" region="ID" endpoint="/leads"></lead-chat><p>Two</p></div>
<lead-chat mode="inline" site="inline" style="margin-block-start: 3000px" endpoint="/leads"></lead-chat><p>End</p></body></html>`;

describe("what the chat costs its page", { skip: !chromium && "no Chromium here", timeout: 120_000 }, () => {
  let site: PageSite;
  let browser: Browser;
  let page: Page;

  before(async () => {
    assert.ok(chromium);
    site = await cdnSite();
    site.set("/", PAGE);
    browser = await playwright.chromium.launch(playwrightLaunchOptions(chromium));
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.goto(`${site.origin}/`);
    await page.locator("lead-chat button").first().waitFor();
    await page.waitForTimeout(1500);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  it("no layout shift at load, and none when the chat opens", async () => {
    const shift = () => page.evaluate<number>("seen.shift");
    assert.equal(await shift(), 0);
    await page.locator("lead-chat button").first().click();
    await page.locator("textarea").first().waitFor();
    await page.waitForTimeout(500);
    assert.equal(await shift(), 0);
  });

  it("nothing of it is printed", async () => {
    const visible = () =>
      page.evaluate<boolean>(
        `document.querySelector("lead-chat").shadowRoot.querySelector("button").getBoundingClientRect().width > 0`,
      );
    assert.equal(await visible(), true);
    await page.emulateMedia({ media: "print" });
    assert.equal(await visible(), false);
    await page.emulateMedia({ media: "screen" });
  });
});
