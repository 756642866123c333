import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Driver, Page } from "./drivers/driver.ts";
import { openDriver, testBrowsers } from "./drivers/open-driver.ts";
import { ServerProcess } from "./support/server-process.ts";
import { until } from "./support/until.ts";

/** What the page beside the phone shows. */
interface Told {
  readonly step: string;
  readonly busy: boolean;
  readonly events: readonly string[];
  readonly withheld: readonly string[];
  readonly whole: readonly string[];
  readonly lead: string;
}

function readTold(): Told {
  const textOf = (element: Element) => (element.textContent ?? "").replaceAll(/\s+/g, " ").trim();
  const all = (selector: string) => [...document.querySelectorAll(selector)].map(textOf);
  return {
    step: all(".step h2").join(""),
    busy: document.querySelector(".next")?.getAttribute("aria-disabled") === "true",
    events: all(".event h3").reverse(),
    withheld: all(".event:first-child .withheld s"),
    whole: all(".event pre"),
    lead: all(".lead-facts").join(""),
  };
}

const stories = {
  en: { number: "A number", sentence: "Great! My WhatsApp is 0812-3456-7890", began: "A conversation began" },
  id: { number: "Sebuah nomor", sentence: "Siap, WA saya 0812-3456-7890 ya kak", began: "Percakapan dimulai" },
  ar: { number: "رقم", sentence: "ممتاز! رقم واتساب الخاص بي 0812-3456-7890", began: "بدأت محادثة" },
} as const;

const [browser] = await testBrowsers();

describe(`the presenter's page in ${browser?.name}`, { timeout: 240_000, skip: !browser }, () => {
  let server: ServerProcess;
  let driver: Driver;
  let page: Page;

  before(async () => {
    server = await ServerProcess.start();
    driver = await openDriver(browser!);
    page = await driver.newPage();
    await page.setViewport(1280, 720);
  });
  after(async () => {
    await driver?.close();
    await server?.remove();
  });

  /** Presses "Next" and waits until the phone shows what the step is about. */
  async function next(step: number): Promise<Told> {
    await page.click(".next");
    return atRest(step);
  }

  async function atRest(step: number): Promise<Told> {
    const dots = async () => page.count(".dots .done");
    await until(
      async () => (await dots()) === step + 1 && !(await page.evaluate(readTold)).busy,
      `step ${step}`,
      40_000,
    );
    return page.evaluate(readTold);
  }

  for (const [language, story] of Object.entries(stories)) {
    it(`tells the story by the real chat: ${language}`, async () => {
      await page.goto(`${server.origin}/flow.html?lang=${language}`);
      assert.deepEqual((await atRest(0)).events, []);
      assert.deepEqual((await next(1)).events, [], "opening sends nothing");
      assert.deepEqual((await next(2)).events, [story.began]);

      const number = await next(3);
      assert.equal(number.step, story.number);
      await until(async () => (await page.evaluate(readTold)).events.length === 2, "the lead's event");
      const told = await page.evaluate(readTold);
      assert.ok(told.lead.includes("+6281234567890"), told.lead);
      assert.ok(told.withheld.includes(story.sentence), "what was not sent is pointed out");
      assert.ok(!told.whole.join().includes(story.sentence), "and it was not sent");

      await next(4);
      await until(async () => (await page.evaluate(readTold)).events.length === 3, "the form's event");
      const { lead } = await next(5);
      assert.match(lead, /2026-11-28/);
      const rows = server.query("SELECT id FROM leads WHERE state = 'active'");
      assert.equal(rows.length, 1, "one lead at the server");

      // What was shown is not left behind.
      await page.click(".next");
      await atRest(0);
      await until(() => server.query("SELECT kind FROM lead_contacts").length === 0, "the lead's deletion");
    });
  }

  it("plays by itself, and stops when told", async () => {
    await page.goto(`${server.origin}/flow.html?lang=en`);
    await atRest(0);
    await page.click(".controls .quiet");
    await until(async () => (await page.count(".dots .done")) === 2, "the second step", 30_000);
    await page.click(".controls .quiet");
    await atRest(1);
    await new Promise((resolve) => setTimeout(resolve, 9000));
    assert.equal(await page.count(".dots .done"), 2);
  });
});
