import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Driver, Page } from "./drivers/driver.ts";
import { openDriver, testBrowsers } from "./drivers/open-driver.ts";
import { type PageSite, startPageSite } from "./support/page-site.ts";
import { ServerProcess } from "./support/server-process.ts";
import { until } from "./support/until.ts";

const INPUT = 'lead-chat >>> [part~="input"]';
const LOG = 'lead-chat >>> [role="log"]';
const NOTICE = 'lead-chat >>> [part~="notice"]';
const ANSWER = "lead-center >>> textarea[aria-label='Answer']";
const THREAD = "lead-center >>> lead-center-thread";
const NUMBER = "0812-3456-7890";
const owner = { name: "Olga Owner", email: "olga@shop.example", password: "four plain words here" };

async function write(page: Page, selector: string, text: string): Promise<void> {
  await page.click(selector);
  await page.type(text);
}

/** The text of everything inside an element, shadow roots included, as a person reads it. */
function wordsOf(page: Page, selector: string): Promise<string> {
  return page.waitFor(
    (path: string) => {
      const inside = (node: Node): string => {
        if (node instanceof HTMLStyleElement || node instanceof HTMLScriptElement) return "";
        if (node instanceof Text) return node.data;
        const root = node instanceof Element ? node.shadowRoot : null;
        return [...(root ?? node).childNodes].map(inside).join("");
      };
      const search = (root: ParentNode, wanted: string): Element | undefined => {
        const found = root.querySelector(wanted);
        if (found) return found;
        for (const host of root.querySelectorAll("*")) {
          const deeper = host.shadowRoot && search(host.shadowRoot, wanted);
          if (deeper) return deeper;
        }
        return undefined;
      };
      let at: Element | undefined = undefined;
      for (const part of path.split(" >>> ")) {
        at = search(at?.shadowRoot ?? document, part);
        if (!at) return "";
      }
      return at ? inside(at).replace(/\s+/g, " ") || " " : "";
    },
    [selector],
  );
}

function shows(page: Page, selector: string, pattern: RegExp, what: string, timeout = 20_000): Promise<unknown> {
  return until(async () => pattern.test(await wordsOf(page, selector)), what, timeout);
}

const [agentBrowser] = await testBrowsers();

for (const browser of await testBrowsers()) {
  describe(`a conversation between ${browser.name} and ${agentBrowser?.name}`, { timeout: 180_000 }, () => {
    let site: PageSite;
    let server: ServerProcess;
    let drivers: Driver[] = [];
    let visitor: Page;
    let agent: Page;

    before(async () => {
      assert.ok(agentBrowser);
      site = await startPageSite();
      server = await ServerProcess.start({ env: { LEAD_CHAT_ORIGINS: site.origin } });
      site.set(
        "/",
        `<!doctype html><html lang="en"><title>Kopi Senja</title><h1>Kopi Senja</h1>
        <script async src="${server.origin}/cdn/loader.js"></script>
        <lead-chat server="${server.origin}" business-name="Kopi Senja" region="ID"></lead-chat></html>`,
      );
      drivers = [await openDriver(browser), await openDriver(agentBrowser)];
      [visitor, agent] = (await Promise.all(drivers.map((driver) => driver.newPage()))) as [Page, Page];
      await agent.setViewport(1280, 800);
      await visitor.setViewport(1000, 800);
    });
    after(async () => {
      for (const driver of drivers) await driver.close();
      await server?.remove();
      await site?.close();
    });

    it("begins with an owner, who is made by the printed link", async () => {
      await agent.goto(`${server.origin}/center/#setup=${server.setupToken}`);
      await write(agent, "lead-center >>> #name", owner.name);
      await write(agent, "lead-center >>> #email", owner.email);
      await write(agent, "lead-center >>> #password", owner.password);
      await agent.press("Enter");
      await shows(agent, "lead-center", /All quiet/, "the empty inbox");
      await shows(agent, "lead-center", /Live/, "the Center's connection");
    });

    it("the agent sees what the visitor asks within a second", async (test) => {
      await visitor.goto(`${site.origin}/`);
      await visitor.click('lead-chat >>> [part~="launcher"]');
      await write(visitor, INPUT, "Is there a place left on Saturday?");
      const begun = await watchFor(agent, "Is there a place left on Saturday?");
      await visitor.press("Enter");
      const stored = await until(() => storedAt(server, "Is there a place left on Saturday?"), "the message on disk");
      const seen = await begun();
      // Measured from the moment at which the server had it: both clocks are this machine's.
      test.diagnostic(`${seen - stored} ms`);
      assert.ok(seen - stored < 1000, `after ${seen - stored} ms`);
    });

    it("the agent answers, the visitor reads it, and the agent sees that", async () => {
      await agent.click("lead-center >>> .item");
      await write(agent, ANSWER, "Yes, two places. Shall I keep one for you?");
      await shows(visitor, "lead-chat", /Olga Owner is typing/, "who is typing");
      await agent.press("Enter");
      await shows(visitor, LOG, /Yes, two places/, "the answer in the chat");
      await shows(agent, THREAD, /Read/, "that it was read");
      await shows(visitor, LOG, /Read/, "that the question was read");
    });

    it("a number that the visitor types is a lead, and both sides say so", async () => {
      await write(visitor, INPUT, `please do, my number is ${NUMBER}`);
      await visitor.press("Enter");
      await shows(visitor, NOTICE, /Contact information was updated/, "the notice in the chat");
      await shows(
        agent,
        THREAD,
        /Contact information was updated: .*\+62 ?812-?3456-?7890/,
        "the notice in the Center",
      );
      await shows(agent, "lead-center >>> lead-center-lead", /\+62 ?812-?3456-?7890/, "the lead beside it");
    });

    it("nothing is lost or doubled while the server restarts in between", async () => {
      await server.stop();
      await write(visitor, INPUT, "said while the server was down");
      await visitor.press("Enter");
      await shows(visitor, LOG, /said while the server was down/, "the message in the chat");
      await server.start();
      await shows(agent, THREAD, /said while the server was down/, "the message in the Center", 40_000);
      await write(agent, ANSWER, "answered after the restart");
      await agent.press("Enter");
      await shows(visitor, LOG, /answered after the restart/, "the answer in the chat", 40_000);
      const texts = server.query("SELECT text FROM messages ORDER BY talk_revision").map(({ text }) => text);
      assert.deepEqual(
        texts.filter((text) => !/^Thanks!|automatic/i.test(String(text))),
        [
          "Is there a place left on Saturday?",
          "Yes, two places. Shall I keep one for you?",
          `please do, my number is ${NUMBER}`,
          "said while the server was down",
          "answered after the restart",
        ],
      );
      for (const [page, log] of [
        [visitor, LOG],
        [agent, THREAD],
      ] as const) {
        const words = await wordsOf(page, log);
        for (const text of texts)
          assert.equal(words.split(String(text)).length, 2, `"${String(text)}" stands once in: ${words}`);
      }
      assert.equal(server.query("SELECT id FROM leads WHERE state = 'active'").length, 1);
      assert.equal(server.query("SELECT id FROM conversations").length, 1);
    });

    it("the agent labels the lead, marks it, and closes the conversation", async () => {
      await write(agent, "lead-center >>> #label", "=weekend class");
      await agent.press("Enter");
      await shows(agent, "lead-center >>> lead-center-lead", /=weekend class/, "the label");
      await choose(agent, "status", "qualified");
      const status = () => server.query("SELECT status FROM leads WHERE state = 'active'")[0]?.["status"];
      await until(() => status() === "qualified", "that it is marked as qualified");
      await press(agent, "Close conversation");
      await until(() => server.query("SELECT state FROM conversations")[0]?.["state"] === "closed", "the closed state");
    });

    it("the CSV has everything right", async () => {
      await agent.goto(`${server.origin}/center/#leads`);
      await shows(agent, "lead-center >>> lead-center-leads", /\+62 ?812-?3456-?7890/, "the lead in the table");
      const csv = await download(agent, "Download CSV");
      assert.ok(csv.startsWith("\ufeff"), "begins with a byte order mark");
      const rows = csv.slice(1).trim().split("\r\n");
      assert.equal(rows.length, 2, csv);
      assert.match(rows[1] ?? "", /(^|,)"?\+6281234567890"?(,|$)/);
      assert.match(rows[1] ?? "", /'=weekend class/);
      assert.match(rows[1] ?? "", /(^|,)qualified(,|$)/i);
    });

    it("a message of the visitor opens the conversation again", async () => {
      await write(visitor, INPUT, "one more thing");
      await visitor.press("Enter");
      await until(
        () => server.query("SELECT state FROM conversations")[0]?.["state"] === "open",
        "the open state",
        20_000,
      );
    });
  });
}

/** Presses the button with this name. */
async function press(page: Page, name: string): Promise<void> {
  await page.waitFor(
    (wanted: string) => {
      const buttons = (root: ParentNode): HTMLElement[] => [
        ...root.querySelectorAll<HTMLElement>("button"),
        ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) => (shadowRoot ? buttons(shadowRoot) : [])),
      ];
      const nameOf = (button: HTMLElement): string => `${button.ariaLabel ?? ""} ${button.title} ${button.textContent}`;
      const button = buttons(document).find((each) => nameOf(each).includes(wanted));
      button?.click();
      return button !== undefined;
    },
    [name],
  );
}

/** Chooses in the list with this id. */
async function choose(page: Page, id: string, value: string): Promise<void> {
  await page.waitFor(
    (wanted: string, choice: string) => {
      const lists = (root: ParentNode): HTMLSelectElement[] => [
        ...root.querySelectorAll<HTMLSelectElement>(`select#${wanted}`),
        ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) => (shadowRoot ? lists(shadowRoot) : [])),
      ];
      const [list] = lists(document);
      if (list) list.value = choice;
      list?.dispatchEvent(new Event("change", { bubbles: true }));
      return list !== undefined;
    },
    [id, value],
  );
}

/** @returns the text of the file that the button with this name saves */
async function download(page: Page, name: string): Promise<string> {
  await page.evaluate(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (file) => {
      if (file instanceof Blob) {
        // `text()` would leave out the byte order mark.
        void file.arrayBuffer().then((bytes) => {
          document.documentElement.dataset["saved"] = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
        });
      }
      return make(file);
    };
  });
  await press(page, name);
  return page.waitFor(() => document.documentElement.dataset["saved"]);
}

/**
 * Has a page look for a text at every frame.
 *
 * @returns resolves with when it was there, milliseconds since 1970
 */
async function watchFor(page: Page, text: string): Promise<() => Promise<number>> {
  await page.evaluate((wanted: string) => {
    const inside = (node: Node): string => {
      if (node instanceof Text) return node.data;
      const root = node instanceof Element ? node.shadowRoot : null;
      return [...(root ?? node).childNodes].map(inside).join("");
    };
    const timer = setInterval(() => {
      if (!inside(document.body).includes(wanted)) return;
      clearInterval(timer);
      document.documentElement.dataset["seen"] = String(Date.now());
    }, 16);
  }, text);
  return async () => Number(await page.waitFor(() => document.documentElement.dataset["seen"]));
}

function storedAt(server: ServerProcess, text: string): number | undefined {
  const [row] = server.query("SELECT received_at FROM messages WHERE text = ?", text);
  return row && Date.parse(String(row["received_at"]));
}
