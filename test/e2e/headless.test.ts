import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Driver, Page } from "./drivers/driver.ts";
import { openDriver, testBrowsers } from "./drivers/open-driver.ts";
import { ServerProcess } from "./support/server-process.ts";
import { until } from "./support/until.ts";

/** Lines of the page's own chat. */
const log = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...document.querySelectorAll("#log li")].map(({ textContent }) => textContent ?? ""));
const status = (page: Page): Promise<string> => page.textOf("#status");

async function say(page: Page, text: string): Promise<void> {
  await page.click("#text");
  await page.type(text);
  await page.press("Enter");
}

for (const browser of await testBrowsers()) {
  describe(`a chat of one's own on the headless session in ${browser.name}`, { timeout: 120_000 }, () => {
    let server: ServerProcess;
    let driver: Driver;
    let page: Page;
    const contacts = () => server.query("SELECT kind, value FROM lead_contacts ORDER BY kind").map(({ kind }) => kind);

    before(async () => {
      server = await ServerProcess.start();
      driver = await openDriver(browser);
      page = await driver.newPage();
      await page.setViewport(800, 700);
      await page.goto(`${server.origin}/headless.html`);
    });
    after(async () => {
      await driver?.close();
      await server?.remove();
    });

    it("has no element of lead-chat, and begins with nothing", async () => {
      assert.equal(await page.evaluate(() => customElements.get("lead-chat") === undefined), true);
      assert.match(await status(page), /no lead yet · 0 undelivered/);
    });

    it("captures a number and an address of one message, and the server has them", async () => {
      await say(page, "call me at 0812-3456-7890 or ana@example.com");
      await until(async () => (await log(page)).length === 2, "message and notice", 15_000);
      const [message, notice] = await log(page);
      assert.equal(message, "call me at 0812-3456-7890 or ana@example.com");
      assert.match(notice ?? "", /^Contact information was updated: .*\+6281234567890/);
      await until(() => contacts().length === 2, "both in the database", 15_000);
      await until(async () => /2 in your lead · 0 undelivered/.test(await status(page)), "the status");
    });

    it("takes back what a notice announced", async () => {
      await page.click("#log button");
      await until(async () => (await log(page))[1] === "Nothing was kept.", "the notice is taken back");
      await until(() => contacts().length === 0, "nothing is left in the database", 15_000);
    });

    it("shows the conversation again after a reload, as text", async () => {
      await say(page, "<b>bold</b> bob@example.com");
      await until(async () => (await log(page)).length === 4, "message and notice", 15_000);
      await until(() => contacts().length === 1, "the address in the database", 15_000);
      await page.reload();
      await until(async () => (await log(page)).length === 4, "the conversation");
      assert.equal((await log(page))[2], "<b>bold</b> bob@example.com");
      assert.equal(await page.evaluate(() => document.querySelector("#log b") === null), true);
    });
  });
}
