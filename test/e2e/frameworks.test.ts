import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { freePort } from "../../tools/lib/free-port.ts";
import { npmCommand } from "../../tools/lib/npm-command.ts";
import { startProcess } from "../../tools/lib/processes.ts";
import type { Driver, Page } from "./drivers/driver.ts";
import { openDriver, testBrowsers } from "./drivers/open-driver.ts";
import { startBusinessSite, type BusinessSite } from "./support/business-site.ts";
import { PackedProject, packPackage } from "./support/packed-project.ts";
import { until } from "./support/until.ts";

const LAUNCHER = 'lead-chat >>> [part~="launcher"]';
const INPUT = 'lead-chat >>> [part~="input"]';
const LOG = 'lead-chat >>> [role="log"]';

/** What a framework is expected to show beyond the plain chat. */
interface Expectations {
  /** `config` reaches the element as a property: the welcome is there. */
  readonly welcomes: boolean;
  /** The page shows what `lead-chat-lead` told. */
  readonly listens: boolean;
  /** There is another page, reached without a load, with a chat that is mounted anew. */
  readonly routes: boolean;
}

async function say(page: Page, text: string): Promise<void> {
  await page.click(INPUT);
  await page.type(text);
  await page.press("Enter");
}

/** Follows a visitor through the project's page. */
async function walk(page: Page, site: BusinessSite, expected: Expectations): Promise<void> {
  await page.click(LAUNCHER);
  await say(page, "WA saya 0812-3456-7890");
  await page.textOf('lead-chat >>> [part~="notice"]', { timeout: 20_000 });
  await until(() => site.events.some(({ data }) => data.lead?.contacts[0]?.value === "+6281234567890"), "the lead");
  if (expected.welcomes) assert.match(await page.textOf(LOG), /What can we do for you\?/);
  if (expected.listens) {
    await page.waitFor(() => document.querySelector("output")?.textContent?.includes("+6281234567890"));
  }
  if (expected.routes) await changePages(page, site);
}

/** Renders again, goes to another page and back: one conversation, one lead, still open. */
async function changePages(page: Page, site: BusinessSite): Promise<void> {
  const press = (words: string) =>
    page.evaluate((start) => {
      const buttons = [...document.querySelectorAll<HTMLElement>("button, a")];
      buttons.find(({ textContent }) => textContent?.startsWith(start))?.click();
    }, words);
  for (let time = 0; time < 3; time++) await press("Render again");
  await press("Other page");
  await page.waitFor(() => document.querySelector("h1")?.textContent?.endsWith("menu"));
  await page.waitFor(() => document.querySelector("lead-chat")?.hasAttribute("open"));
  await until(async () => (await page.textOf(LOG)).includes("WA saya"), "the conversation on the other page");
  assert.equal(await page.count("lead-chat"), 1);
  await say(page, "and write to ana@example.com");
  await until(() => site.events.some(({ data }) => data.lead?.contacts.length === 2), "the second contact");
  const leads = new Set(site.events.flatMap(({ data }) => data.lead?.id ?? []));
  assert.equal(leads.size, 1, "one visitor is one lead");
  const ids = site.events.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length, "no event is sent twice");
}

const [chromium] = await testBrowsers(["chromium"]);

describe(
  `the package in fresh projects, used in ${chromium?.name ?? "Chromium, which is missing here"}`,
  {
    skip: chromium ? false : "it needs Chromium",
    timeout: 600_000,
  },
  () => {
    let folder: string;
    let archive: string;
    let driver: Driver;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), "lead-chat-packed-"));
      archive = await packPackage(folder);
      driver = await openDriver(chromium!);
    });
    after(async () => {
      await driver?.close();
      await rm(folder, { recursive: true, force: true });
    });

    const bundled: [string, Expectations][] = [
      ["html", { welcomes: false, listens: false, routes: false }],
      ["vite", { welcomes: true, listens: true, routes: false }],
      ["react", { welcomes: true, listens: true, routes: true }],
      ["vue", { welcomes: true, listens: true, routes: true }],
    ];
    for (const [name, expected] of bundled) {
      it(`${name} builds and captures`, { timeout: 300_000 }, async () => {
        const project = await PackedProject.build(name, archive);
        const site = await startBusinessSite(join(project.folder, "dist"));
        const page = await driver.newPage();
        try {
          await page.goto(`${site.origin}/`);
          await walk(page, site, expected);
        } finally {
          await page.close();
          await site.close();
          await project.remove();
        }
      });
    }

    it(
      "react in development: StrictMode runs every effect twice, and it stays one session",
      { timeout: 300_000 },
      async () => {
        const project = await PackedProject.build("react", archive, { NODE_ENV: "development" });
        const assets = join(project.folder, "dist", "assets");
        const scripts = await Promise.all((await readdir(assets)).map((name) => readFile(join(assets, name), "utf8")));
        assert.ok(scripts.join("").includes("should have a unique"), "it is React's development build");
        const site = await startBusinessSite(join(project.folder, "dist"));
        const page = await driver.newPage();
        try {
          await page.goto(`${site.origin}/`);
          await walk(page, site, { welcomes: true, listens: true, routes: true });
        } finally {
          await page.close();
          await site.close();
          await project.remove();
        }
      },
    );

    it("next renders on the server, builds and captures", { timeout: 400_000 }, async () => {
      const site = await startBusinessSite();
      const project = await PackedProject.build("next", archive, { LEAD_CHAT_SERVER: site.origin });
      const port = await freePort();
      const [command, first] = npmCommand();
      const started = startProcess(command, [...first, "start", "--", "--port", String(port)], {
        cwd: project.folder,
        env: { LEAD_CHAT_SERVER: site.origin, NEXT_TELEMETRY_DISABLED: "1" },
        output: "collect",
      });
      const origin = `http://127.0.0.1:${port}`;
      const page = await driver.newPage();
      try {
        const html = await until(
          () =>
            fetch(`${origin}/`).then(
              (answer) => answer.text(),
              () => "",
            ),
          `Next.js: ${started.output()}`,
          60_000,
        );
        assert.match(html, /<lead-chat [^>]*business-name="Kopi Senja"/, "the tag is in what the server rendered");
        await page.goto(`${origin}/`);
        await walk(page, site, { welcomes: true, listens: true, routes: true });
      } finally {
        await page.close();
        await started.end();
        await site.close();
        await project.remove();
      }
    });
  },
);
