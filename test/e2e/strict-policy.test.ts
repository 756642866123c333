import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Driver, Page } from "./drivers/driver.ts";
import { openDriver, testBrowsers } from "./drivers/open-driver.ts";
import { startPageSite } from "./support/page-site.ts";
import { ServerProcess } from "./support/server-process.ts";
import { until } from "./support/until.ts";

/** What the browser itself reported against the page's policy, one line each. */
function violations(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll("#list li")].map(({ textContent }) => textContent ?? ""));
}

for (const browser of await testBrowsers()) {
  describe(`under a strict policy in ${browser.name}`, { timeout: 240_000 }, () => {
    let server: ServerProcess;
    let driver: Driver;
    let page: Page;

    before(async () => {
      server = await ServerProcess.start();
      driver = await openDriver(browser);
      page = await driver.newPage();
      await page.setViewport(1280, 800);
      await page.goto(`${server.origin}/csp.html`);
    });
    after(async () => {
      await driver?.close();
      await server?.remove();
    });

    it("the page's own list catches a violation", async () => {
      // Else an empty list would prove nothing. The policy refuses such a picture before anything is fetched.
      const probe = await driver.newPage();
      await probe.goto(`${server.origin}/csp.html`);
      await probe.evaluate(() => {
        new Image().src = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
      });
      await until(async () => (await violations(probe)).length > 0, "the violation that was provoked");
      await probe.close();
    });

    it("message, notice, form and reload run without a single violation", async () => {
      await page.click('lead-chat >>> [part~="launcher"]');
      await page.click('lead-chat >>> [part~="input"]');
      await page.type("call me at 0812-3456-7890 or ana@example.com");
      await page.press("Enter");
      await until(async () => (await page.count('lead-chat >>> [part~="notice"]')) === 1, "the notice", 15_000);
      await page.click('lead-chat >>> [part~="form-button"]');
      await page.click('lead-chat-form >>> input[name="name"]');
      await page.type("Ana Souza");
      await page.click('lead-chat-form >>> [part~="form-submit"]');
      const stored = () => server.query("SELECT kind FROM lead_contacts").length === 3;
      await until(stored, "three contacts in the database");
      assert.deepEqual(await violations(page), []);

      await page.reload();
      await page.click('lead-chat >>> [part~="launcher"]');
      await until(async () => (await page.count('lead-chat >>> [part~="notice"]')) === 2, "the notices after reload");
      assert.deepEqual(await violations(page), []);
    });

    it("with a nonce and 'strict-dynamic', on another origin than the chat's files, it runs too", async () => {
      const site = await startPageSite();
      const open = await ServerProcess.start({ env: { LEAD_CHAT_ORIGINS: site.origin } });
      try {
        const policy =
          `default-src 'none'; script-src 'nonce-r4nd0m' 'strict-dynamic'; connect-src ${open.origin}; img-src 'self'; ` +
          "base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html";
        const listen = `document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
          (globalThis.refused ??= []).push(violatedDirective + " " + blockedURI));`;
        site.set(
          "/",
          `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title><script nonce="r4nd0m">${listen}</script>
<script nonce="r4nd0m" async src="${open.origin}/cdn/loader.js"></script></head>
<body><lead-chat business-name="Kopi Senja" region="ID" endpoint="${open.origin}/v1/events" config='{"welcome": "Hi!"}'></lead-chat></body></html>`,
          { "Content-Security-Policy": policy },
        );
        const strict = await driver.newPage();
        await strict.goto(`${site.origin}/`);
        await strict.click('lead-chat >>> [part~="launcher"]', { timeout: 20_000 });
        await strict.click('lead-chat >>> [part~="input"]', { timeout: 20_000 });
        await strict.type("call me at 0812-3456-7890");
        await strict.press("Enter");
        await until(() => open.query("SELECT id FROM leads").length === 1, "the lead in the database", 20_000);
        await strict.click('lead-chat >>> [part~="form-button"]');
        await strict.textOf('lead-chat-form >>> [part~="form-submit"]', { timeout: 15_000 });
        // The icon that a browser asks for by itself is none of the chat's.
        const refused = await strict.evaluate(() => (globalThis as { refused?: string[] }).refused ?? []);
        assert.deepEqual(
          refused.filter((line) => !line.includes("favicon")),
          [],
        );
        await strict.close();
      } finally {
        await open.remove();
        await site.close();
      }
    });

    it("scripts from strings are refused here, so the policy is in force", async () => {
      const refused = await page.evaluate(() => {
        try {
          document.createElement("div").innerHTML = "<b>x</b>";
          return "assigned";
        } catch (error) {
          return (error as Error).name;
        }
      });
      assert.equal(refused, "TypeError");
    });
  });
}
