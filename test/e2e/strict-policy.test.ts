import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Driver, Page } from "./drivers/driver.ts";
import { openDriver, testBrowsers } from "./drivers/open-driver.ts";
import { type PageSite, startPageSite } from "./support/page-site.ts";
import { ServerProcess } from "./support/server-process.ts";
import { until } from "./support/until.ts";

const INPUT = 'lead-chat >>> [part~="input"]';
const NOTICE = 'lead-chat >>> [part~="notice"]';
const PICKER = "lead-chat-form >>> .picker";
const SUBMIT = 'lead-chat-form >>> [part~="form-submit"]';
const PATIENCE = { timeout: 20_000 };

/** What the browser itself reported against the page's policy, one line each. */
function violations(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll("#list li")].map(({ textContent }) => textContent ?? ""));
}

/** What the chat told the page that went wrong, by its code, from now on. */
function listen(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const told: string[] = ((globalThis as { told?: string[] }).told = []);
    document.addEventListener("lead-chat-diagnostic", (event) => {
      const { code, message } = (event as CustomEvent<{ code: string; message: string }>).detail;
      told.push(`${code} ${/config\.destinations\.(\w+)/.exec(message)?.[1] ?? ""}`);
    });
    return true;
  });
}

/** Writes a message, agrees to what is asked, and waits until both details are saved. */
async function talk(page: Page): Promise<void> {
  await page.click('lead-chat >>> [part~="launcher"]', PATIENCE);
  await page.click(INPUT, PATIENCE);
  await page.type("call me at 0812-3456-7890 or ana@example.com");
  await page.press("Enter");
  await page.click("lead-chat >>> .ask button", PATIENCE);
  await page.textOf(NOTICE, PATIENCE);
}

/** Fills in the form over the conversation, with a number of another country, while the page changes its language. */
async function fillIn(page: Page): Promise<void> {
  await page.click('lead-chat >>> [part~="form-button"]');
  await page.click('lead-chat-form >>> input[name="name"]');
  await page.type("Ana Souza");
  await page.click("lead-chat-form >>> .country", PATIENCE);
  await page.textOf(PICKER, PATIENCE);
  await page.type("singapore");
  await page.press("Enter");
  await until(async () => (await page.count(PICKER)) === 0, "the form without the list");
  await page.press("Control+a");
  await page.type("91234567");
  const before = await page.textOf(SUBMIT);
  await page.evaluate(() => void (document.documentElement.lang = "id"));
  await until(async () => (await page.textOf(SUBMIT)) !== before, "the form in another language", 15_000);
  await page.click(SUBMIT);
}

/** What each lead in the database can be reached by; the first lead first. */
function leadsAt(server: ServerProcess): string[][] {
  const leads = server.query("SELECT id FROM leads ORDER BY id");
  return leads.map(({ id }) =>
    server
      .query("SELECT kind, value FROM lead_contacts WHERE lead_id = ? ORDER BY kind, value", id as string)
      .map(({ kind, value }) => `${String(kind)} ${String(value)}`),
  );
}
const EXPECTED = ["email ana@example.com", "name Ana Souza", "phone +6281234567890", "phone +6591234567"];

/** A page on another origin than the chat's files, whose policy trusts what a script with its nonce loads. */
function addNoncePage(site: PageSite, server: ServerProcess): void {
  const policy =
    `default-src 'none'; script-src 'nonce-r4nd0m' 'strict-dynamic'; connect-src ${server.origin}; img-src 'self'; ` +
    "base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html";
  const list = `document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
    const item = document.createElement("li");
    item.textContent = violatedDirective + " " + blockedURI;
    // The icon that a browser asks for by itself is none of the chat's.
    if (!blockedURI.includes("favicon")) document.querySelector("#list").append(item);
  });`;
  const config = JSON.stringify({
    welcome: "Hi!",
    destinations: { tiktok: true, meta: true, google: true, dataLayer: true },
    consent: { ads: "granted" },
  });
  site.set(
    "/",
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title><script nonce="r4nd0m">${list}</script>
<script nonce="r4nd0m" async src="${server.origin}/cdn/loader.js"></script></head><body><ul id="list"></ul>
<lead-chat business-name="Kopi Senja" region="ID" endpoint="${server.origin}/v1/events" capture="ask" config='${config}'></lead-chat></body></html>`,
    { "Content-Security-Policy": policy },
  );
}

for (const browser of await testBrowsers()) {
  describe(`under a strict policy in ${browser.name}`, { timeout: 240_000 }, () => {
    let server: ServerProcess;
    let site: PageSite;
    let driver: Driver;
    const pages: Page[] = [];

    before(async () => {
      site = await startPageSite();
      server = await ServerProcess.start({ env: { LEAD_CHAT_ORIGINS: site.origin } });
      addNoncePage(site, server);
      driver = await openDriver(browser);
    });
    after(async () => {
      await driver?.close();
      await server?.remove();
      await site?.close();
    });

    const addresses = [
      ["a strict policy and Trusted Types", () => `${server.origin}/csp.html`],
      ["a nonce, 'strict-dynamic' and Trusted Types, on another origin than the chat's files", () => `${site.origin}/`],
    ] as const;
    for (const [name, address] of addresses) {
      it(`${name}: message, question, notice, form, list of countries and another language, no violation`, async () => {
        const page = await driver.newPage();
        pages.push(page);
        await page.setViewport(1280, 800);
        await page.goto(address());
        await listen(page);
        await talk(page);
        await fillIn(page);
        const lead = () => leadsAt(server)[pages.length - 1];
        await until(() => lead()?.length === EXPECTED.length, "four contacts in the database", 20_000);
        assert.deepEqual(lead(), EXPECTED);
        assert.deepEqual(await violations(page), []);
      });
    }

    it("pixels that the page has not loaded are told in a diagnostic, and violate nothing", async () => {
      const absent = ["dataLayer", "google", "meta", "tiktok"].map((pixel) => `destination-absent ${pixel}`);
      for (const page of pages) {
        const told = () => page.evaluate(() => (globalThis as { told?: string[] }).told ?? []);
        await until(async () => (await told()).length >= absent.length, "the diagnostics", 30_000);
        assert.deepEqual((await told()).sort(), absent);
        assert.deepEqual(await violations(page), []);
      }
    });

    it("after a reload the conversation is there, without a violation", async () => {
      const [page] = pages;
      assert.ok(page);
      await page.reload();
      await page.click('lead-chat >>> [part~="launcher"]');
      await until(async () => (await page.count(NOTICE)) === 2, "the notices after reload");
      assert.deepEqual(await violations(page), []);
    });

    it("the pages' own lists catch a violation, and scripts from strings are refused: the policies are in force", async () => {
      for (const page of pages) {
        // Else an empty list would prove nothing. The policy refuses such a picture before anything is fetched.
        await page.evaluate(() => void (new Image().src = "data:image/gif;base64,R0lGODlhAQABAAAAACw="));
        await until(async () => (await violations(page)).length > 0, "the violation that was provoked");
        const refused = await page.evaluate(() => {
          try {
            document.createElement("div").innerHTML = "<b>x</b>";
            return "assigned";
          } catch (error) {
            return (error as Error).name;
          }
        });
        assert.equal(refused, "TypeError");
      }
    });
  });
}
