import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { docsBlock } from "../fixtures/docs-code.ts";
import type { Driver } from "./drivers/driver.ts";
import { openDriver, testBrowsers } from "./drivers/open-driver.ts";
import { ServerProcess } from "./support/server-process.ts";
import { until } from "./support/until.ts";

const [browser] = await testBrowsers();

describe(
  `the first page that somebody saves and opens, in ${browser?.name}`,
  { timeout: 120_000, skip: !browser },
  () => {
    let server: ServerProcess;
    let driver: Driver;
    let folder: string;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), "lead-chat-first-"));
      server = await ServerProcess.start();
      driver = await openDriver(browser!);
    });
    after(async () => {
      await driver?.close();
      await server?.remove();
      await rm(folder, { recursive: true, force: true });
    });

    for (const [document, name] of [
      ["../README.md", "first"],
      ["start.md", "page"],
    ] as const) {
      it(`that of ${document}, as it stands there, has a chat whose leads arrive`, async () => {
        const text = docsBlock(document, "code", name);
        assert.ok(text.includes("http://127.0.0.1:8787/v1/events"));
        const file = join(folder, `${name}.html`);
        // Only the port is another one, since the usual one may be taken here.
        await writeFile(file, text.replaceAll("http://127.0.0.1:8787", server.origin));
        const page = await driver.newPage();
        await page.goto(pathToFileURL(file).href);
        await page.click('lead-chat >>> [part~="launcher"]', { timeout: 20_000 });
        await page.click('lead-chat >>> [part~="input"]', { timeout: 20_000 });
        await page.type(`WA saya 0812-3456-78${name.length}0`);
        await page.press("Enter");
        await page.textOf('lead-chat >>> [part~="notice"]', { timeout: 20_000 });
        const value = `+62812345678${name.length}0`;
        const stored = () =>
          server.query("SELECT kind, value FROM lead_contacts").map((row) => Object.values(row).join());
        await until(() => stored().includes(`whatsapp,${value}`), "the lead in the database", 20_000);
        await page.close();
      });
    }
  },
);
