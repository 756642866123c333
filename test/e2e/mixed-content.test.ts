import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { root } from "../../tools/lib/root.ts";
import type { Answer, Driver } from "./drivers/driver.ts";
import { openDriver, testBrowsers } from "./drivers/open-driver.ts";

const SHOP = "https://shop.example/";

const page = (endpoint: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title><script async src="/cdn/loader.js"></script>
<script>globalThis.told = []; addEventListener("lead-chat-diagnostic", ({ detail }) => told.push(detail));</script></head>
<body><lead-chat business-name="Kopi Senja" region="ID" endpoint="${endpoint}"></lead-chat></body></html>`;

/** A shop with a certificate: its page, and the chat's files. */
function answer({ href, pathname }: URL): Answer | undefined {
  if (href === SHOP) return { type: "text/html", body: page("http://leads.example/hook") };
  if (!href.startsWith(`${SHOP}cdn/`)) return undefined;
  return { type: "text/javascript", body: readFileSync(join(root, "dist", pathname), "utf8") };
}

// WebKitGTK's driver can put no page at such an address.
for (const browser of await testBrowsers(["chromium", "firefox"])) {
  describe(`an encrypted page with an endpoint that is not, in ${browser.name}`, { timeout: 90_000 }, () => {
    let driver: Driver;
    before(async () => {
      driver = await openDriver(browser, { answer });
    });
    after(() => driver?.close());

    it("is told that no such page may post there, and what to do", async () => {
      const tab = await driver.newPage();
      await tab.goto(SHOP);
      assert.equal(await tab.evaluate(() => isSecureContext), true);
      await tab.click('lead-chat >>> [part~="launcher"]', { timeout: 20_000 });
      await tab.click('lead-chat >>> [part~="input"]', { timeout: 20_000 });
      await tab.type("write to ana@example.com");
      await tab.press("Enter");
      const find = () =>
        (globalThis as unknown as { told: { code: string; message: string }[] }).told.find(
          ({ code }) => code === "mixed-content",
        );
      const { message } = await tab.waitFor(find, [], { timeout: 30_000 });
      assert.equal(
        message,
        "An https page can't post to http://leads.example/hook: give the endpoint an https address.",
      );
      // The lead is kept for when the address was corrected.
      const undelivered = await tab.evaluate(async () => {
        const chat = document.querySelector("lead-chat") as unknown as {
          session: { undelivered(): Promise<unknown[]> };
        };
        return (await chat.session.undelivered()).length;
      });
      assert.ok(undelivered > 0);
      await tab.close();
    });
  });
}
