// What a visitor loads: `npm run bench -- weight` prints a table, `--json` the same as JSON. A real Chromium opens a
// page that embeds the chat in two lines, and what it requests of the chat is counted as it comes over the wire.
import { get } from "node:http";
import { findBrowsers, isBrowser } from "../tools/lib/browsers.ts";
import { LIMITS } from "../tools/lib/check-sizes.ts";
import { printTable } from "../tools/lib/print-table.ts";
import { endAllProcesses } from "../tools/lib/processes.ts";
import type { Driver, Page } from "../test/e2e/drivers/driver.ts";
import { openDriver } from "../test/e2e/drivers/open-driver.ts";
import { type PageSite, startPageSite } from "../test/e2e/support/page-site.ts";
import { ServerProcess } from "../test/e2e/support/server-process.ts";
import { until } from "../test/e2e/support/until.ts";

/** One file of the chat. */
export interface LoadedFile {
  /** Path below `/cdn/`. */
  readonly path: string;
  /** Bytes of its body on the wire, brotli. */
  readonly bytes: number;
}

/** What had been requested of the chat when something worked for the first time. */
export interface Weight {
  readonly moment: string;
  /** Bytes that may have been loaded by then; undefined where the design names none. */
  readonly limit?: number;
  readonly files: readonly LoadedFile[];
}

/** Paths requested until the launcher shows, the composer is usable, the contact is captured and the server has it. */
interface Visit {
  readonly launcher: readonly string[];
  readonly composer: readonly string[];
  readonly captured: readonly string[];
}

/** Milliseconds without a further request after which a moment is over: longer than anything waits to be idle. */
const QUIET = 1500;

/** @returns the sum of a moment's files */
export function bytesOf({ files }: Weight): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Everything requested from `/cdn/`, once nothing is requested any more: a browser lists what it has finished. */
async function requested(page: Page): Promise<string[]> {
  let paths = await listed(page);
  for (let quietSince = Date.now(); Date.now() - quietSince < QUIET;) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = await listed(page);
    if (now.length > paths.length) quietSince = Date.now();
    paths = now;
  }
  return paths;
}

function listed(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.startsWith("/cdn/"))
      .map((path) => path.slice("/cdn/".length)),
  );
}

/** The size of a body as a server sends it to a browser. */
function sizeOnTheWire(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "Accept-Encoding": "br" } }, (response) => {
      let bytes = 0;
      response.on("data", (piece: Buffer) => (bytes += piece.length));
      response.on("end", () => resolve(bytes));
    }).on("error", reject);
  });
}

/** Follows a visitor who was never here and writes one message with a contact in it. */
async function follow(driver: Driver, server: ServerProcess, visit: { url: string; text: string }): Promise<Visit> {
  const leads = (): number => server.query("SELECT id FROM leads").length;
  const before = leads();
  const page = await driver.newPage();
  await page.goto(visit.url);
  await page.textOf('lead-chat >>> [part~="launcher"]');
  const launcher = await requested(page);
  await page.click('lead-chat >>> [part~="launcher"]');
  await page.click('lead-chat >>> [part~="input"]');
  const composer = await requested(page);
  await page.type(visit.text);
  await page.press("Enter");
  await page.textOf('lead-chat >>> [part~="notice"]', { timeout: 20_000 });
  await until(() => leads() > before, "the lead in the database", 20_000);
  return { launcher, composer, captured: await requested(page) };
}

/** The files without which nothing is captured: loader, panel and engine. */
function needed(paths: readonly string[] = []): string[] {
  return paths.filter((path) => /^loader\.js$|^chunks\/(panel|engine)-[0-9a-f]{6}\.js$/.test(path));
}

/** The two lines of the README, and nothing else. */
function embed(server: ServerProcess): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>
<script async src="${server.origin}/cdn/loader.js"></script>
<lead-chat business-name="Kopi Senja" region="ID" endpoint="${server.origin}/v1/events"></lead-chat></html>`;
}

async function measureVisits(site: PageSite, server: ServerProcess, open: () => Promise<Driver>): Promise<Weight[]> {
  site.set("/", embed(server));
  const visits: Visit[] = [];
  for (const text of ["write to ana@example.com", "call me at 0812-3456-7890"]) {
    const driver = await open();
    try {
      visits.push(await follow(driver, server, { url: `${site.origin}/`, text }));
    } finally {
      await driver.close();
    }
  }
  const sizes = new Map<string, number>();
  for (const path of new Set(visits.flatMap(({ captured }) => captured))) {
    sizes.set(path, await sizeOnTheWire(`${server.origin}/cdn/${path}`));
  }
  const filesOf = (paths: readonly string[] = []): LoadedFile[] =>
    paths.map((path) => ({ path, bytes: sizes.get(path) ?? 0 }));
  const [email, phone] = visits;
  return [
    { moment: "launcher shows", limit: LIMITS.launcher, files: filesOf(email?.launcher) },
    { moment: "composer usable", limit: LIMITS.composer, files: filesOf(email?.composer) },
    // What is needed for it is the panel and the engine, which `npm run check` holds to the limit; the rest is what the
    // chat fetches beside it for the visitor's next step and for sending.
    { moment: "e-mail captured", limit: LIMITS.captured, files: filesOf(needed(email?.captured)) },
    { moment: "e-mail sent, all fetched", files: filesOf(email?.captured) },
    { moment: "phone sent, all fetched", files: filesOf(phone?.captured) },
  ];
}

/**
 * Measures all moments, with a real server.
 *
 * @param open starts a browser of somebody who was never here; called once a visitor
 */
export async function measureWeight(open: () => Promise<Driver>): Promise<Weight[]> {
  const site = await startPageSite();
  const server = await ServerProcess.start({ env: { LEAD_CHAT_ORIGINS: site.origin } });
  try {
    return await measureVisits(site, server, open);
  } finally {
    await server.remove();
    await site.close();
  }
}

function print(browser: string, weights: readonly Weight[]): void {
  console.log(`${browser}: requests and bytes (brotli) of the chat, until …\n`);
  const rows = weights.map((weight) => {
    const bytes = bytesOf(weight);
    const share = weight.limit === undefined ? "" : `${((100 * bytes) / weight.limit).toFixed(1)} %`;
    return [weight.moment, String(weight.files.length), String(bytes), String(weight.limit ?? ""), share];
  });
  printTable(["moment", "requests", "bytes", "limit", "of it"], rows);
  const seen = new Set<string>();
  const files: string[][] = [];
  for (const { moment, files: loaded } of weights) {
    for (const { path, bytes } of loaded) {
      if (!seen.has(path)) files.push([path, String(bytes), moment]);
      seen.add(path);
    }
  }
  console.log("");
  printTable(["file", "bytes", "first until"], files);
}

if (import.meta.main) {
  const [chromium] = (await findBrowsers(["chromium"])).filter(isBrowser);
  if (!chromium) throw new Error("There is no Chromium here: npm test -- --engine chromium --install");
  try {
    const weights = await measureWeight(() => openDriver(chromium));
    if (process.argv.includes("--json")) console.log(JSON.stringify({ browser: chromium.name, weights }, null, 2));
    else print(chromium.name, weights);
  } finally {
    await endAllProcesses();
  }
}
