import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Driver, Page } from "./drivers/driver.ts";
import { openDriver, testBrowsers } from "./drivers/open-driver.ts";
import { ServerProcess } from "./support/server-process.ts";
import { until } from "./support/until.ts";

const NOTICE = "Contact information was updated";
const INPUT = 'lead-chat >>> [part~="input"]';
const NOTICES = 'lead-chat >>> [part~="notice"]';

/** The contacts of the only lead, as `kind value`, in a stable order; fails when there is more than one lead. */
function contactsOfTheLead(server: ServerProcess): string[] {
  const leads = server.query("SELECT id FROM leads");
  assert.ok(leads.length <= 1, `one visitor is one lead, there are ${leads.length}`);
  return server
    .query("SELECT kind, value FROM lead_contacts ORDER BY kind, value")
    .map(({ kind, value }) => `${String(kind)} ${String(value)}`);
}

async function say(page: Page, text: string): Promise<void> {
  await page.click(INPUT);
  await page.type(text);
  await page.press("Enter");
}

function noticesAre(page: Page, count: number): Promise<unknown> {
  return until(async () => (await page.count(NOTICES)) === count, `${count} notices`, 30_000);
}

/** What the page shows of the conversation, for a message when something is missing. */
function logOf(page: Page): Promise<string> {
  return page.textOf('lead-chat >>> [role="log"]');
}

for (const browser of await testBrowsers()) {
  describe(`the main job in ${browser.name}`, { timeout: 180_000 }, () => {
    let server: ServerProcess;
    let driver: Driver;
    let page: Page;

    before(async () => {
      server = await ServerProcess.start();
      driver = await openDriver(browser);
      page = await driver.newPage();
      await page.setViewport(1280, 800);
      await page.goto(`${server.origin}/`);
    });
    after(async () => {
      await driver?.close();
      await server?.remove();
    });

    it("a number typed into the chat is a lead in the database", async () => {
      await page.click('lead-chat >>> [part~="launcher"]');
      await say(page, "call me at 0812-3456-7890");
      await noticesAre(page, 1);
      assert.ok((await page.textOf(NOTICES)).startsWith(NOTICE));
      assert.match(await page.textOf(NOTICES), /\+6281234567890/);
      const contacts = await until(() => contactsOfTheLead(server).length && contactsOfTheLead(server), "the lead");
      assert.deepEqual(contacts, ["phone +6281234567890"]);
    });

    it("the same number again changes nothing and shows no notice", async () => {
      await say(page, "yes, +62 812 3456 7890");
      await until(async () => (await logOf(page)).includes("yes, +62 812 3456 7890"), "the message");
      await say(page, "thanks!");
      await until(async () => (await logOf(page)).includes("thanks!"), "the next message");
      assert.equal(await page.count(NOTICES), 1);
      assert.equal(server.query("SELECT id FROM received_events WHERE type LIKE 'leadchat.lead.%'").length, 1);
    });

    it("an e-mail address in another message joins the same lead", async () => {
      await say(page, "or write to Ana.Souza@Gmail.com");
      await noticesAre(page, 2);
      const both = ["email Ana.Souza@gmail.com", "phone +6281234567890"];
      await until(() => contactsOfTheLead(server).length === 2, "the second contact");
      assert.deepEqual(contactsOfTheLead(server), both);
    });

    it("a submitted form joins the same lead", async () => {
      await page.click('lead-chat >>> [part~="form-button"]');
      await page.click('lead-chat-form >>> input[name="name"]');
      await page.type("Ana Souza");
      await page.click('lead-chat-form >>> [part~="form-submit"]');
      await until(
        async () => (await page.textOf('lead-chat-form >>> [part~="form"]')).includes("Thanks!"),
        "the form's thanks",
      );
      await until(() => contactsOfTheLead(server).length === 3, "the name in the lead");
      assert.deepEqual(contactsOfTheLead(server), [
        "email Ana.Souza@gmail.com",
        "name Ana Souza",
        "phone +6281234567890",
      ]);
    });

    it("after a reload the conversation is still there", async () => {
      await page.reload();
      await page.click('lead-chat >>> [part~="launcher"]');
      await noticesAre(page, 3);
      const log = await logOf(page);
      for (const text of ["call me at 0812-3456-7890", "or write to Ana.Souza@Gmail.com", NOTICE]) {
        assert.ok(log.includes(text), `"${text}" is missing in: ${log}`);
      }
      assert.equal(server.query("SELECT id FROM leads").length, 1);
    });

    it("Escape closes the chat and gives the focus back to the launcher", async () => {
      await page.click(INPUT);
      await page.press("Escape");
      const focused = await page.waitFor(() => {
        const root = document.querySelector("lead-chat")?.shadowRoot;
        return root?.activeElement?.getAttribute("part") ?? "";
      });
      assert.equal(focused, "launcher");
      assert.equal(await page.evaluate(() => document.querySelector("lead-chat")?.hasAttribute("open")), false);
    });

    it("what is sent while the server is down arrives at the next visit, once, without a touch", async () => {
      // The page fetches what the next message may need a moment after it was opened; before that the message would wait.
      await page.waitFor(() => {
        const parts = performance
          .getEntriesByType("resource")
          .filter(({ name }) => /engine-(reading|phone)-/.test(name));
        return parts.length >= 2;
      });
      await server.stop();
      await page.click('lead-chat >>> [part~="launcher"]');
      await say(page, "my other number is 0813 9876 5432");
      await noticesAre(page, 4);
      await page.close();
      await server.start();
      page = await driver.newPage();
      await page.goto(`${server.origin}/`);
      await until(() => contactsOfTheLead(server).includes("phone +6281398765432"), "the late number", 30_000);
      const ids = server.query("SELECT id FROM received_events");
      assert.equal(new Set(ids.map(({ id }) => id)).size, ids.length);
      const late = server.query("SELECT body FROM received_events").filter(({ body }) => {
        const { data } = JSON.parse(String(body)) as { data: { change?: { added: { value: string }[] } } };
        return data.change?.added.some(({ value }) => value === "+6281398765432");
      });
      assert.equal(late.length, 1);
    });
  });
}
