// Labelled messages through the running chat of the built page, in every engine: what the visitor's browser makes of
// them is what detection makes of them here. A sample by default; DETECTION_CORPUS=FILE[,FILE] takes whole files.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { detectContacts } from "../../src/detection/index.ts";
import { contactIdentity } from "../../src/lead/contact-identity.ts";
import { root } from "../../tools/lib/root.ts";
import type { Driver, Page } from "./drivers/driver.ts";
import { openDriver, testBrowsers } from "./drivers/open-driver.ts";
import { ServerProcess } from "./support/server-process.ts";
import { until } from "./support/until.ts";

interface Labelled {
  readonly id: string;
  readonly lang: string;
  readonly region: string;
  readonly tier: string;
  readonly text: string;
  readonly contacts: readonly unknown[];
}

const folder = join(root, "test/fixtures/detection");
const given = process.env["DETECTION_CORPUS"]?.split(",");
const files = given ?? readdirSync(folder).map((name) => join(folder, name));
const all = files
  .flatMap((file) => readFileSync(file, "utf8").split("\n").filter(Boolean))
  .map((line) => JSON.parse(line) as Labelled);
const messages = given ? all : all.filter((_, index) => index % 12 === 0);

/** Messages of one region together, few enough for one lead. */
function batches(): { readonly region: string; readonly texts: readonly string[] }[] {
  const regions = [...new Set(messages.map(({ region }) => region))];
  return regions.flatMap((region) => {
    const texts = messages.filter((message) => message.region === region).map(({ text }) => text);
    return Array.from({ length: Math.ceil(texts.length / 15) }, (_, index) => ({
      region,
      texts: texts.slice(index * 15, index * 15 + 15),
    }));
  });
}

/** Sends messages in a conversation of its own and gives the contacts that it ends with. */
async function converse(texts: readonly string[], region: string, last: string): Promise<string[]> {
  const chat = document.createElement("lead-chat") as HTMLElement & { sendMessage(text: string): Promise<void> };
  for (const [name, value] of Object.entries({ region, storage: "none", site: `s${performance.now()}` }))
    chat.setAttribute(name, value);
  document.body.append(chat);
  const contacts = new Promise<{ kind: string; value: string }[]>((resolve) => {
    chat.addEventListener("lead-chat-lead", (event) => {
      const { lead } = (event as CustomEvent<{ data: { lead: { contacts: { kind: string; value: string }[] } } }>)
        .detail.data;
      if (lead.contacts.some(({ value }) => value === last)) resolve(lead.contacts);
    });
  });
  for (const text of [...texts, `my email is ${last}`]) await chat.sendMessage(text);
  const found = await contacts;
  chat.remove();
  return found.map(({ kind, value }) => `${kind} ${value}`);
}

/** The same in Node. */
async function expect(texts: readonly string[], region: string): Promise<string[]> {
  const found = new Map<string, string>();
  for (const text of texts) {
    for (const { kind, value } of await detectContacts(text, { region })) {
      const identity = contactIdentity({ kind, value });
      if (!found.has(identity)) found.set(identity, `${kind} ${value}`);
    }
  }
  return [...found.values()];
}

/** One message with a contact in each script, to be typed. */
function typed(): Labelled[] {
  const one = (name: string) =>
    readFileSync(join(folder, `${name}.jsonl`), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Labelled)
      .find(({ tier, contacts, text }) => tier === "core" && contacts.length > 0 && !text.includes("\n"));
  return "en id th ar he hi ta km ja ko zh-Hans".split(" ").flatMap((name) => one(name) ?? []);
}

for (const browser of await testBrowsers()) {
  describe(`labelled messages in ${browser.name}`, { timeout: 600_000 }, () => {
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

    it("sent through the running chat, give the contacts that detection gives", async () => {
      assert.ok(messages.length > 100, "too few messages");
      for (const [index, { region, texts }] of batches().entries()) {
        const last = `end-${index}@example.com`;
        const found = await page.evaluate(converse, texts, region, last);
        assert.deepEqual(found, [...(await expect(texts, region)), `email ${last}`], `${region}: ${texts.join("\n")}`);
      }
    });

    it("typed into it, one in each script, do so too", async () => {
      await page.click('lead-chat >>> [part~="launcher"]');
      await page.evaluate(() => {
        const added: string[] = [];
        Object.assign(window, { added });
        document.querySelector("lead-chat")?.addEventListener("lead-chat-lead", (event) => {
          const { data } = (event as CustomEvent<{ data: { change: { added: { kind: string; value: string }[] } } }>)
            .detail;
          added.push(...data.change.added.map(({ kind, value }) => `${kind} ${value}`));
        });
      });
      const known = new Set<string>();
      for (const { text, region } of typed()) {
        await page.evaluate((country) => document.querySelector("lead-chat")?.setAttribute("region", country), region);
        await page.click('lead-chat >>> [part~="input"]');
        await page.type(text);
        await page.press("Enter");
        for (const contact of await expect([text], region)) known.add(contact);
        const added = () => page.evaluate(() => (window as unknown as { added: string[] }).added);
        await until(async () => (await added()).length >= known.size, `the contacts of "${text}"`, 15_000);
        assert.deepEqual(await added(), [...known], text);
      }
    });
  });
}
