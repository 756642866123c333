import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { CdnManifest } from "../../tools/lib/check-sizes.ts";
import { root } from "../../tools/lib/root.ts";
import type { Driver, Page } from "./drivers/driver.ts";
import { openDriver, testBrowsers } from "./drivers/open-driver.ts";
import { cdnSite } from "./support/cdn-site.ts";
import { focusField } from "./support/focus-field.ts";
import type { PageSite } from "./support/page-site.ts";

const SCRIPT = { "Content-Type": "text/javascript" };
const LAUNCHER = 'lead-chat >>> [part~="launcher"]';
const INPUT = 'lead-chat >>> [part~="input"]';
const FORM_BUTTON = 'lead-chat >>> [part~="form-button"]';
const MENU_BUTTON = "lead-chat >>> .menu-button";
const FORM = 'lead-chat-form >>> [part~="form-submit"]';
const PATIENT = { timeout: 30_000 };

/** What goes wrong unseen is counted. */
const WATCH = `<script>globalThis.wrong = [];
addEventListener("unhandledrejection", ({ reason }) => wrong.push(String(reason)));</script>`;

const embed = (attributes: string, lang = "en") => `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">
<title>A page</title>${WATCH}<script async src="/cdn/loader.js"></script></head><body>
<lead-chat business-name="Kopi Senja" region="ID" endpoint="/leads" ${attributes}></lead-chat></body></html>`;

for (const browser of await testBrowsers()) {
  describe(`a chunk that fails, in ${browser.name}`, { timeout: 400_000 }, () => {
    let site: PageSite;
    let driver: Driver;
    let manifest: CdnManifest;

    before(async () => {
      site = await cdnSite();
      driver = await openDriver(browser);
      manifest = JSON.parse(await readFile(join(root, "dist/cdn/manifest.json"), "utf8")) as CdnManifest;
    });
    after(async () => {
      await driver?.close();
      await site?.close();
    });

    /** Takes a chunk away. @returns its name, and a function that puts it back */
    async function breakChunk(name: string): Promise<{ chunk: string; mend: () => void }> {
      const chunk = Object.keys(manifest.imports).find((file) => file.startsWith(`chunks/${name}-`))!;
      const code = await readFile(join(root, "dist/cdn", chunk), "utf8");
      site.set(`/cdn/${chunk}`, "this is no script", { "Content-Type": "text/html" });
      return { chunk, mend: () => site.set(`/cdn/${chunk}`, code, SCRIPT) };
    }

    async function openChat(path: string, attributes = "", lang?: string): Promise<Page> {
      site.set(path, embed(`site="${path.slice(1)}" ${attributes}`, lang));
      const page = await driver.newPage();
      await page.goto(site.origin + path);
      await page.click(LAUNCHER);
      await page.textOf(INPUT, PATIENT);
      return page;
    }

    /** Queries of what was asked for, in order. */
    const asked = (page: Page, chunk: string) =>
      page.evaluate(
        (file) =>
          performance
            .getEntriesByType("resource")
            .map(({ name }) => new URL(name))
            .filter(({ pathname }) => pathname.endsWith(file))
            .map(({ search }) => search),
        chunk,
      );

    async function close(page: Page): Promise<void> {
      assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { wrong: string[] }).wrong), []);
      await page.close();
    }

    const busy = (page: Page, selector: string) =>
      page.waitFor(
        (find) => {
          const look = (node: ParentNode): Element | undefined =>
            node.querySelector(find) ??
            [...node.querySelectorAll("*")].map(({ shadowRoot }) => shadowRoot && look(shadowRoot)).find(Boolean) ??
            undefined;
          return look(document)?.getAttribute("aria-busy");
        },
        [selector],
      );

    it("the menu's: it shows that it is on its way, and opens by itself at the third try, under another address", async () => {
      const { chunk, mend } = await breakChunk("panel-menu-define");
      const page = await openChat("/menu");
      assert.equal(await busy(page, ".menu-button"), "false");
      await page.click(MENU_BUTTON);
      assert.equal(await busy(page, ".menu-button"), "true");
      await page.waitFor(
        (file) => performance.getEntriesByType("resource").filter(({ name }) => name.includes(file)).length >= 2,
        [chunk],
      );
      mend();
      await page.textOf("lead-chat-menu >>> h2", PATIENT);
      assert.equal(await busy(page, ".menu-button"), "false");
      const queries = await asked(page, chunk);
      assert.equal(queries[0], "");
      assert.match(queries.at(-1)!, /^\?r=\d+$/);
      assert.equal(new Set(queries).size, queries.length, "each time another address");
      await close(page);
    });

    it("the form's: after 8 s the conversation says so; Try again opens it once it can be had", async () => {
      const { mend } = await breakChunk("panel-lead-chat-form-define");
      const page = await openChat("/form");
      const begun = Date.now();
      await page.click(FORM_BUTTON);
      assert.equal(await busy(page, ".form-button"), "true");
      // Impatience is no second form.
      await page.click(FORM_BUTTON);
      const words = await page.textOf('lead-chat-log >>> [role="alert"]', PATIENT);
      assert.equal(words.replace(/\s+/g, " "), "This couldn't load. Try again");
      assert.ok(Date.now() - begun > 7500, `not before 8 s: ${Date.now() - begun} ms`);
      mend();
      await page.click('lead-chat-log >>> [role="alert"] button');
      await page.textOf(FORM, PATIENT);
      assert.equal(await page.count("lead-chat >>> lead-chat-form"), 1);
      assert.equal(await page.count('lead-chat-log >>> [role="alert"]'), 0);
      await close(page);
    });

    it("the connection is back: it is asked for at once", async () => {
      const { chunk, mend } = await breakChunk("panel-lead-chat-form-define");
      const page = await openChat("/online");
      await page.click(FORM_BUTTON);
      // The third try is 15 s away from the fourth.
      await page.waitFor(
        (file) => performance.getEntriesByType("resource").filter(({ name }) => name.includes(file)).length >= 3,
        [chunk],
        PATIENT,
      );
      mend();
      await page.evaluate(() => window.dispatchEvent(new Event("online")));
      await page.textOf(FORM, { timeout: 8000 });
      await close(page);
    });

    it("what checks and sends a form: the form says so, nothing typed is lost, and it goes on by itself", async () => {
      const { mend } = await breakChunk("panel-form-more");
      const page = await openChat("/more");
      await page.click(FORM_BUTTON, PATIENT);
      await focusField(page, "lead-chat-form >>> #email");
      await page.type("ana@example.com");
      await page.click(FORM);
      assert.equal(await page.textOf('lead-chat-form >>> footer [role="alert"]', PATIENT), "This couldn't load.");
      mend();
      await page.click(FORM);
      await page.textOf("lead-chat-form >>> .done", PATIENT);
      await close(page);
    });

    it("the count in the page's title: it comes when it can be had", async () => {
      const { chunk, mend } = await breakChunk("panel-attention");
      const replies = [{ when: ["price"], say: "It is Rp 35.000.", delay: 2500 }];
      const page = await openChat("/title", `config='${JSON.stringify({ replies })}'`);
      await page.evaluate(() => {
        const chat = document.querySelector("lead-chat") as HTMLElement & {
          sendMessage: (text: string) => Promise<void>;
          close: () => void;
        };
        return chat.sendMessage("What is the price?").then(() => chat.close());
      });
      await page.waitFor(
        (file) => performance.getEntriesByType("resource").some(({ name }) => name.includes(file)),
        [chunk],
        PATIENT,
      );
      assert.equal(await page.evaluate(() => document.title), "A page");
      mend();
      await page.waitFor(() => document.title === "(1) A page", [], PATIENT);
      await close(page);
    });

    it("one of several forms: it is shown when it can be chosen", async () => {
      const { mend } = await breakChunk("panel-form-more");
      const forms = [
        {
          id: "call",
          title: "Ask for a call",
          policy: false,
          questions: [{ type: "email", name: "e", label: "E-mail" }],
        },
      ];
      const page = await openChat("/forms", `config='${JSON.stringify({ forms })}'`);
      await page.waitFor(() => (document.querySelector("lead-chat") as HTMLElement & { session?: unknown })?.session);
      await new Promise((resolve) => setTimeout(resolve, 500));
      await page.click(FORM_BUTTON, PATIENT);
      assert.equal(await busy(page, ".form-button"), "true");
      mend();
      assert.equal(await page.textOf("lead-chat-form >>> h2", PATIENT), "Ask for a call");
      await close(page);
    });

    it("the visitor's language, and what the host has set up: the chat opens without and follows", async () => {
      const wording = await breakChunk("panel-wording");
      const config = await breakChunk("panel-read-config");
      const page = await openChat("/language", `config='{"welcome":"Halo!"}'`, "id");
      assert.equal(await page.textOf("lead-chat-log >>> .line").then((words) => words.includes("saved for")), true);
      wording.mend();
      config.mend();
      await page.waitFor(
        () => {
          const panel = document.querySelector("lead-chat")?.shadowRoot?.querySelector("lead-chat-panel")?.shadowRoot;
          const log = panel?.querySelector("lead-chat-log")?.shadowRoot;
          return log?.textContent.includes("Halo!") && !log.textContent.includes("saved for");
        },
        [],
        PATIENT,
      );
      await close(page);
    });
  });
}
