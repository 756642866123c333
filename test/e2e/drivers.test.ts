import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Driver, Page } from "./drivers/driver.ts";
import { keepsProfiles, openDriver, testBrowsers } from "./drivers/open-driver.ts";

/** As strict as a page can be: whatever a driver does in it must not show. Images: WebKit asks for an icon by itself. */
const POLICY =
  "default-src 'none'; img-src 'self'; script-src 'self'; require-trusted-types-for 'script'; trusted-types none";

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Probe</title>
<meta name="viewport" content="width=device-width"><body><probe-outer></probe-outer>
<div class="twin">one</div><div class="twin">two</div><script src="/probe.js"></script></body></html>`;

const SCRIPT = `
globalThis.violations = [];
document.addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
const tag = (name, ...children) => { const element = document.createElement(name); element.append(...children); return element; };
const outer = document.querySelector("probe-outer").attachShadow({ mode: "open" });
const inner = tag("probe-inner");
outer.append(inner);
const root = inner.attachShadow({ mode: "open" });
const input = tag("input"), button = tag("button", "Press"), log = tag("ol");
input.setAttribute("part", "input");
root.append(input, button, log);
const note = (text) => log.append(tag("li", text));
button.addEventListener("click", (event) => note("click " + event.isTrusted));
input.addEventListener("keydown", (event) => { if (event.key.length > 1) note((event.shiftKey ? "Shift+" : "") + event.key + " " + event.isTrusted); });
input.addEventListener("focus", () => note("focus"));
`;

function serve(): Promise<Server> {
  const server = createServer((request, response) => {
    const script = request.url === "/probe.js";
    response.setHeader("Content-Type", script ? "text/javascript" : "text/html");
    if (!script) response.setHeader("Content-Security-Policy", POLICY);
    response.end(script ? SCRIPT : PAGE);
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

for (const browser of await testBrowsers()) {
  describe(`driver of ${browser.name}`, () => {
    let server: Server;
    let driver: Driver;
    let page: Page;
    let url: string;

    before(async () => {
      server = await serve();
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      driver = await openDriver(browser);
      page = await driver.newPage();
      await page.goto(url);
    });

    after(async () => {
      await driver?.close();
      server?.close();
    });

    it("runs functions with parameters and gives their result", async () => {
      assert.equal(
        await page.evaluate((a: number, b: string) => `${document.title} ${a} ${b}`, 1, 'x"\n'),
        'Probe 1 x"\n',
      );
      assert.deepEqual(await page.evaluate(async () => Promise.resolve({ list: [1, null] })), { list: [1, null] });
      assert.equal(await page.evaluate(() => undefined), undefined);
    });

    it("passes on what a function throws", async () => {
      const run = (): never => {
        throw new Error("said the page");
      };
      await assert.rejects(page.evaluate(run), /said the page/);
    });

    it("clicks, types and presses keys inside shadow roots, as a person does", async () => {
      await page.click('probe-outer >>> [part="input"]');
      await page.type("Hé 1");
      await page.press("Shift+ArrowLeft");
      await page.press("Enter");
      await page.click("button");
      const value = (): string | undefined => {
        const inner = document.querySelector("probe-outer")?.shadowRoot?.querySelector("probe-inner");
        return inner?.shadowRoot?.querySelector("input")?.value;
      };
      assert.equal(await page.evaluate(value), "Hé 1");
      const log = await page.textOf("ol");
      assert.ok(log.startsWith("focus"), log);
      assert.ok(log.includes("Shift+ArrowLeft true"), log);
      assert.ok(log.endsWith("Enter trueclick true"), log);
    });

    it("says why it cannot click", async () => {
      await assert.rejects(page.click("#nowhere", { timeout: 100 }), /Cannot click #nowhere .*: it is not there/);
    });

    it("counts elements, and finds one inside another only", async () => {
      assert.equal(await page.count(".twin"), 2);
      assert.equal(await page.count("li >>> li"), 0);
      assert.equal(await page.count("probe-outer >>> probe-inner >>> button"), 1);
    });

    it("waits, and says what it waited for", async () => {
      await page.evaluate(() => void setTimeout(() => (document.title = "Later"), 150));
      assert.equal(await page.waitFor((title: string) => document.title === title, ["Later"]), true);
      await assert.rejects(
        page.waitFor(() => 0, [], { timeout: 120 }),
        /Waited 120 ms for .* it gave 0/s,
      );
    });

    it("takes the size of a phone, and a picture of it", async () => {
      await page.setViewport(390, 844);
      assert.deepEqual(await page.evaluate(() => [innerWidth, innerHeight]), [390, 844]);
      const folder = await mkdtemp(join(tmpdir(), "lead-chat-picture-"));
      await page.screenshot(join(folder, "page.png"));
      const picture = await readFile(join(folder, "page.png"));
      assert.equal(picture.subarray(1, 4).toString(), "PNG");
      assert.equal(picture.readUInt32BE(16), 390);
      await rm(folder, { recursive: true });
    });

    it("violates no policy, and would hear of it", async () => {
      await page.reload();
      await page.click("button");
      await page.type("x");
      const heard = await page.evaluate(() => {
        const before = [...(globalThis as unknown as { violations: string[] }).violations];
        document.body.setAttribute("style", "color: red");
        return new Promise<string[][]>((resolve) => {
          const after = (globalThis as unknown as { violations: string[] }).violations;
          setTimeout(() => resolve([before, after]), 100);
        });
      });
      assert.deepEqual(heard, [[], ["style-src-attr"]]);
    });

    it("shares storage between its tabs, each with the focus when it is used", async () => {
      await page.evaluate(() => localStorage.setItem("tab", "first"));
      const second = await driver.newPage();
      await second.goto(url);
      assert.equal(await second.evaluate(() => localStorage.getItem("tab")), "first");
      await second.click("input");
      assert.equal(await second.evaluate(() => document.hasFocus()), true);
      await second.type("two");
      await second.close();
      await page.click("input");
      await page.type("one");
      assert.match(await page.textOf("ol"), /focus/);
    });

    it("keeps a visitor's storage over a restart", { skip: !keepsProfiles(browser) && "it keeps none" }, async () => {
      const profile = await mkdtemp(join(tmpdir(), "lead-chat-visitor-"));
      const write = await openDriver(browser, { profile });
      const first = await write.newPage();
      await first.goto(url);
      await first.evaluate(() => localStorage.setItem("visitor", "kept"));
      await new Promise((resolve) => setTimeout(resolve, 300));
      await write.close();
      const read = await openDriver(browser, { profile });
      const again = await read.newPage();
      await again.goto(url);
      assert.equal(await again.evaluate(() => localStorage.getItem("visitor")), "kept");
      await read.close();
      await rm(profile, { recursive: true, maxRetries: 5 });
    });
  });
}
