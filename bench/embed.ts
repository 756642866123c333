// This package beside the self-contained chat widgets that npm has, in one interleaved run: `npm run bench -- embed`
// (`--rounds N`, `--only NAME,NAME`, `--part loads|sends|habits`, `--messages N`, `--json`; `--write` puts the figures
// into the documents, beside those of the other parts; `--serve` only serves the pages, to look at them). Their packages
// are brought into a temporary folder and served from this machine; nothing else is asked. See bench/embed/.
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import playwright, { type Browser } from "playwright-core";
import { format } from "prettier";
import { findBrowsers, isBrowser } from "../tools/lib/browsers.ts";
import { playwrightLaunchOptions } from "../tools/lib/launch-options.ts";
import { printTable } from "../tools/lib/print-table.ts";
import { endAllProcesses } from "../tools/lib/processes.ts";
import { root } from "../tools/lib/root.ts";
import { backend } from "./embed/backend.ts";
import { observe } from "./embed/habits.ts";
import { baseFolder, folderOf, install } from "./embed/install.ts";
import { measureEmpty, measureLoad, measureSend } from "./embed/measure.ts";
import { pageOf } from "./embed/page.ts";
import { type Site, startSite } from "./embed/site.ts";
import { lostFigures, missedTargets, SIZES, summarize } from "./embed/summary.ts";
import {
  cellsOf,
  comparisonBlock,
  HEAD,
  inOrder,
  joined,
  OWN,
  readmeBlock,
  type Result,
  withBlock,
} from "./embed/table.ts";
import type { Measured, Widget } from "./embed/types.ts";
import { FLOOR, unmeasured, widgets } from "./embed/widgets.ts";

const has = (name: string): boolean => process.argv.includes(`--${name}`);
function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? process.argv[at + 1] : undefined;
}

const rounds = Number(option("rounds") ?? 3);
const part = option("part");
const sizes = SIZES.filter((size) => size === Number(option("messages") ?? size));
const wants = (name: "loads" | "sends" | "habits"): boolean => part === undefined || part === name;
const only = option("only")?.split(",");
/** The floor is always there: everything is told as a multiple of it. */
const chosen = widgets.filter(({ name }) => only === undefined || name === FLOOR || only.includes(name));
/** Progress, beside what is the result. */
const say = (text: string): void => console.error(text);

async function prepare(): Promise<Site> {
  const base = baseFolder();
  for (const widget of chosen) {
    if (Object.keys(widget.packages).length === 0 && widget.entry === undefined) continue;
    say(`installing ${widget.title} …`);
    await install(base, widget);
  }
  const folders = Object.fromEntries(
    chosen.flatMap((widget) => {
      const folder = folderOf(base, widget);
      const inside = Object.entries(widget.folders ?? {}).map(([name, path]) => [name, join(folder, path)] as const);
      return [[widget.name, folder] as const, ...inside];
    }),
  );
  const own = { bench: join(root, "bench"), dist: join(root, "dist") };
  const page = (name: string, messages: number): string | undefined => {
    const widget = chosen.find((one) => one.name === name);
    if (widget) return pageOf(widget.page(messages));
    return name === "empty" ? pageOf("") : undefined;
  };
  return startSite({ folders: { ...folders, ...own }, page, backend });
}

function openBrowser(executable: Parameters<typeof playwrightLaunchOptions>[0]): Promise<Browser> {
  const options = playwrightLaunchOptions(executable);
  // What a chat asks of others fails at once, wherever this runs.
  const closed = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";
  return playwright.chromium.launch({ ...options, args: [...(options.args ?? []), closed] });
}

/** One round: every widget once, so that whatever else the machine does meets all alike. */
async function measureLoads(browser: Browser, site: Site, results: ReadonlyMap<string, Measured>): Promise<void> {
  const empty = await measureEmpty(browser, `${site.origin}/pages/empty`);
  for (const widget of chosen) {
    const load = await measureLoad(browser, `${site.origin}/pages/${widget.name}`, { widget, empty });
    say(`  ${widget.title}: ${JSON.stringify(load)}`);
    results.get(widget.name)?.loads.push(load);
  }
}

async function measureSends(browser: Browser, site: Site, results: ReadonlyMap<string, Measured>): Promise<void> {
  for (const messages of sizes) {
    for (const widget of chosen) {
      if (widget.noSend !== undefined || (messages > 0 && widget.noHistory !== undefined)) continue;
      const outcome = await measureSend(browser, `${site.origin}/pages/${widget.name}`, { widget, messages });
      say(`  ${widget.title}, ${String(messages)} messages: ${JSON.stringify(outcome)}`);
      const sends = results.get(widget.name)?.sends;
      sends?.set(messages, [...(sends.get(messages) ?? []), outcome]);
    }
  }
}

/** What takes no clock, and what takes long: once a run. */
async function observeAll(browser: Browser, site: Site, results: ReadonlyMap<string, Measured>): Promise<void> {
  for (const widget of chosen) {
    const measured = results.get(widget.name);
    if (!measured || widget.yardstick) continue;
    measured.habits = await observe(browser, `${site.origin}/pages/${widget.name}`, widget);
    say(`  ${widget.title}: ${JSON.stringify(measured.habits)}`);
  }
}

/** Loads each page once: what is served is compressed by then, and what the machine reads from its disk is read. */
async function warmUp(browser: Browser, site: Site): Promise<void> {
  for (const widget of chosen) {
    const outcome = await measureLoad(browser, `${site.origin}/pages/${widget.name}`, { widget, empty: 0 });
    if ("failed" in outcome) say(`${widget.title} does not come up: ${outcome.failed}`);
  }
}

async function measureAll(): Promise<Result> {
  const [chromium] = (await findBrowsers(["chromium"])).filter(isBrowser);
  if (!chromium) throw new Error("There is no Chromium here: npm test -- --engine chromium --install");
  const site = await prepare();
  const browser = await openBrowser(chromium);
  const results = new Map<string, Measured>(chosen.map(({ name }) => [name, { loads: [], sends: new Map() }]));
  try {
    await warmUp(browser, site);
    if (wants("habits")) await observeAll(browser, site, results);
    for (let round = 1; round <= rounds; round++) {
      say(`round ${String(round)} of ${String(rounds)}`);
      if (wants("loads")) await measureLoads(browser, site, results);
      if (wants("sends")) await measureSends(browser, site, results);
    }
  } finally {
    await browser.close();
    await site.close();
  }
  const of = (name: string): Measured => results.get(name) ?? { loads: [], sends: new Map() };
  return {
    day: new Date().toISOString().slice(0, 10),
    browser: chromium.name,
    rounds: { loads: wants("loads") ? rounds : 0, sends: wants("sends") ? rounds : 0 },
    widgets: chosen.map((widget: Widget) => summarize(widget, of(widget.name), of(FLOOR))),
    unmeasured,
  };
}

function print({ widgets: all }: Result): void {
  printTable(
    HEAD,
    inOrder(all).map((summary) => [summary.title, ...cellsOf(summary)]),
  );
  const own = all.find(({ name }) => name === OWN);
  if (!own) return;
  const list = (title: string, lines: readonly string[]) =>
    console.log(`\n${title}: ${lines.length === 0 ? "none" : `\n  ${lines.join("\n  ")}`}`);
  list("Targets missed", missedTargets(own));
  list("Another chat is ahead", lostFigures(own, all));
  list(
    "Not measured",
    unmeasured.map(({ title, reason }) => `${title}: ${reason}`),
  );
}

const resultFile = join(root, "bench/embed/result.json");

async function writeDocuments(now: Result): Promise<void> {
  const before = existsSync(resultFile) ? (JSON.parse(await readFile(resultFile, "utf8")) as Result) : undefined;
  const result = joined(before, now);
  await writeFile(resultFile, await format(JSON.stringify(result), { parser: "json", printWidth: 120 }));
  for (const [file, block] of [
    ["README.md", await readmeBlock(result)],
    ["docs/comparison.md", await comparisonBlock(result)],
  ] as const) {
    const path = join(root, file);
    await writeFile(path, withBlock(await readFile(path, "utf8"), block));
  }
}

try {
  if (has("serve")) {
    const site = await prepare();
    for (const { name } of chosen) console.log(`${site.origin}/pages/${name}`);
    await new Promise(() => setInterval(() => undefined, 1000));
  }
  const result = await measureAll();
  if (has("json")) console.log(JSON.stringify(result, null, 2));
  else print(result);
  if (has("write")) await writeDocuments(result);
} finally {
  await endAllProcesses();
}
