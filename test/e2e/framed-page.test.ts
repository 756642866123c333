import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Driver } from "./drivers/driver.ts";
import { openDriver, testBrowsers } from "./drivers/open-driver.ts";
import { cdnSite } from "./support/cdn-site.ts";
import { FRAME_BRIDGE, FramedPage } from "./support/framed-page.ts";
import { type PageSite, startPageSite } from "./support/page-site.ts";
import { until } from "./support/until.ts";

const LAUNCHER = 'lead-chat >>> [part~="launcher"]';
const LOOSE = "allow-scripts allow-same-origin allow-forms";

/** What of the page around a frame a guest in it could have changed. */
interface Around {
  readonly globals: string[];
  readonly storage: string[];
  readonly body: string;
}

for (const browser of await testBrowsers()) {
  describe(`in a frame of another site, in ${browser.name}`, { timeout: 180_000 }, () => {
    let inner: PageSite;
    let outer: PageSite;
    let driver: Driver;

    before(async () => {
      [inner, outer] = [await cdnSite(), await startPageSite()];
      // Its own page's origin is none where the frame is sandboxed to the utmost.
      const anybody = { "Access-Control-Allow-Origin": "*", "Content-Type": "application/json" };
      inner.set("/leads", '{"accepted":1}', anybody);
      inner.set(
        "/framed",
        `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>${FRAME_BRIDGE}
<script async src="/cdn/loader.js"></script></head><body><p>A text of the page.</p>
<lead-chat business-name="Kopi Senja" region="ID" site="framed" endpoint="/leads"></lead-chat></body></html>`,
      );
      driver = await openDriver(browser);
    });
    after(async () => {
      await driver?.close();
      await inner?.close();
      await outer?.close();
    });

    for (const [name, sandbox] of [
      ["a sandbox that lets it be itself", LOOSE],
      ["a sandbox without an origin: no storage, no database", "allow-scripts"],
    ] as const) {
      it(`${name}: the chat works, the page around it stays as it was`, async () => {
        const path = `/${sandbox.replaceAll(" ", "-")}`;
        const style =
          "html, body { margin: 0; overflow: hidden } iframe { display: block; border: 0; inline-size: 100vw; block-size: 100vh }";
        outer.set(
          path,
          `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Around</title><style>${style}</style></head>
<body><iframe title="A page" src="${inner.origin}/framed" sandbox="${sandbox}"></iframe></body></html>`,
        );
        // Another name of this machine: another site, for which browsers divide what is stored.
        const address = outer.origin.replace("127.0.0.1", "localhost") + path;
        const around = await driver.newPage();
        const page = new FramedPage(around);
        await page.setViewport(800, 700);
        await page.goto(address);
        const look = (): Promise<Around> =>
          around.evaluate(() => ({
            globals: Object.getOwnPropertyNames(globalThis)
              .filter((one) => !/^\d+$/.test(one))
              .sort(),
            storage: Object.keys(localStorage),
            body: document.documentElement.outerHTML,
          }));
        await page.textOf(LAUNCHER, { timeout: 20_000 });
        const before = await look();
        const posts = inner.posts.length;

        await page.click(LAUNCHER, { timeout: 20_000 });
        await page.click('lead-chat >>> [part~="input"]', { timeout: 20_000 });
        await page.type("write to ana@example.com");
        await page.press("Enter");
        await page.textOf('lead-chat >>> [part~="notice"]', { timeout: 20_000 });
        const lead = () => inner.posts.slice(posts).find(({ body }) => body.includes("leadchat.lead.created"));
        await until(lead, "the lead's event", 20_000);
        assert.match(lead()?.body ?? "", /ana@example\.com/);
        assert.deepEqual(await look(), before);
        await page.close();
      });
    }
  });
}
