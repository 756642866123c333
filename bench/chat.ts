// The chat beside a hand-written plain-JavaScript floor, in one run: `npm run bench -- chat` (`--json`, `--rounds N`,
// `--size N` for one of the three sizes only).
// Both are drawn by the same Chromium at 4× CPU throttling, in turn, each time in a new page. See bench/chat/.
import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { AddressInfo } from "node:net";
import playwright, { type BrowserContext, type CDPSession, type Page } from "playwright-core";
import { findBrowsers, isBrowser } from "../tools/lib/browsers.ts";
import { playwrightLaunchOptions } from "../tools/lib/launch-options.ts";
import { printTable } from "../tools/lib/print-table.ts";
import { root } from "../tools/lib/root.ts";

const SIZES = [0, 1000, 10_000] as const;
const SUBJECTS = ["floor", "element"] as const;
const THROTTLING = 4;
/** Times the floor; megabytes; milliseconds. */
const LIMITS = { ratio: 1.5, heapFirst: 6, heapAll: 25, frame: 34 } as const;

type Subject = (typeof SUBJECTS)[number];

/** One page, measured. */
interface Run {
  /** Milliseconds until it can be used. */
  readonly usable: number;
  /** Megabytes then, over those of the empty page. */
  readonly heap: number;
  /** Milliseconds from Enter to the painted bubble, the median of some. */
  readonly sent: number;
  /** Longest frame while scrolling through everything, milliseconds, and how many took too long. */
  readonly longest: number;
  readonly late: number;
  readonly heapAll: number;
  readonly sentAll: number;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** What is measured is what the sources say now. */
function buildChat(): void {
  const { status } = spawnSync(process.execPath, [join(root, "tools", "build.mjs"), "cdn"], { stdio: "inherit" });
  if (status !== 0) throw new Error("The chat could not be built.");
}

/** Serves the built chat and the pages of this benchmark on a free port of this machine. */
async function serve(): Promise<{ origin: string; close: () => void }> {
  const types: Record<string, string> = { ".js": "text/javascript", ".html": "text/html" };
  const pages: Record<Subject, string> = {
    floor: `<script src="/bench/chat/floor.js"></script>`,
    element: `<script src="/dist/cdn/loader.js"></script>`,
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const page = pages[path.slice(1) as Subject];
    if (page) {
      response.setHeader("Content-Type", "text/html");
      response.end(
        `<!doctype html><html lang="en"><title>Chat</title>${page}<script src="/bench/chat/history.js"></script><script src="/bench/chat/probe.js"></script>`,
      );
      return;
    }
    readFile(join(root, path)).then(
      (bytes) => {
        response.setHeader("Content-Type", types[extname(path)] ?? "text/plain");
        response.end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${String(port)}`, close: () => server.close() };
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize / 1e6;
}

/** Types a few words and sends them, as often as it takes to know the usual time. */
async function send(page: Page, name: string, times = 5): Promise<number> {
  const results: number[] = [];
  for (let index = 0; index < times; index++) {
    const text = `${name} ${String(index)}`;
    await page.evaluate("probe.subject.input().focus()");
    await page.keyboard.type(text);
    // What the first keystroke begins to load has time to arrive, as with people.
    await page.waitForTimeout(index === 0 ? 1500 : 300);
    const sent = page.evaluate<number>(`probe.sent(${JSON.stringify(text)})`);
    await page.waitForTimeout(50);
    await page.keyboard.press("Enter");
    results.push(await sent);
  }
  return median(results);
}

async function measure(context: BrowserContext, url: string, size: number): Promise<Run> {
  const page = await context.newPage();
  try {
    const session = await context.newCDPSession(page);
    const subject = new URL(url).pathname.slice(1);
    await page.goto(url);
    const empty = await heapOf(session);
    await session.send("Emulation.setCPUThrottlingRate", { rate: THROTTLING });
    const usable = await page.evaluate<number>(`probe.start("${subject}", ${String(size)})`);
    const heap = (await heapOf(session)) - empty;
    const sent = await send(page, "before");
    const scroll = await page.evaluate<{ longest: number; late: number }>(`probe.scroll(${String(size)})`);
    const heapAll = (await heapOf(session)) - empty;
    const sentAll = await send(page, "after");
    return { usable, heap, sent, ...scroll, heapAll, sentAll };
  } finally {
    await page.close();
  }
}

function option(name: string): number | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? Number(process.argv[at + 1]) : undefined;
}

const rounds = option("rounds") ?? 3;
const sizes = SIZES.filter((size) => size === (option("size") ?? size));

/** The median of each number over the rounds. */
function combine(runs: readonly Run[]): Run {
  const keys = Object.keys(runs[0] ?? {}) as (keyof Run)[];
  return Object.fromEntries(keys.map((key) => [key, median(runs.map((run) => run[key]))])) as unknown as Run;
}

async function measureAll(): Promise<Record<Subject, Map<number, Run>>> {
  const [chromium] = (await findBrowsers(["chromium"])).filter(isBrowser);
  if (!chromium) throw new Error("There is no Chromium here: npm test -- --engine chromium --install");
  const { origin, close } = await serve();
  const browser = await playwright.chromium.launch(playwrightLaunchOptions(chromium));
  const results: Record<Subject, Map<number, Run>> = { floor: new Map(), element: new Map() };
  try {
    for (const size of sizes) {
      const runs: Record<Subject, Run[]> = { floor: [], element: [] };
      for (let round = 0; round < rounds; round++) {
        for (const subject of SUBJECTS) {
          const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
          runs[subject].push(await measure(context, `${origin}/${subject}`, size));
          await context.close();
        }
      }
      for (const subject of SUBJECTS) results[subject].set(size, combine(runs[subject]));
    }
  } finally {
    await browser.close();
    close();
  }
  return results;
}

function report(results: Record<Subject, Map<number, Run>>): void {
  const rows: string[][] = [];
  const verdicts: string[] = [];
  const judge = (what: string, value: number, limit: number) =>
    verdicts.push(`${value <= limit ? "ok  " : "OVER"}  ${what}: ${value.toFixed(2)} (at most ${String(limit)})`);
  for (const size of sizes) {
    const floor = results.floor.get(size);
    const element = results.element.get(size);
    if (!floor || !element) continue;
    for (const [name, run] of [
      ["floor", floor],
      ["lead-chat", element],
    ] as const) {
      const { usable, sent, sentAll, heap, heapAll, longest, late } = run;
      rows.push([
        String(size),
        name,
        ...[usable, sent, sentAll, heap, heapAll, longest].map((n) => n.toFixed(1)),
        String(late),
      ]);
    }
    judge(`Enter to bubble, ${String(size)} messages, × floor`, element.sent / floor.sent, LIMITS.ratio);
    judge(`the same when all were scrolled into view, × floor`, element.sentAll / floor.sentAll, LIMITS.ratio);
    if (size < 10_000) continue;
    judge("usable, × floor", element.usable / floor.usable, LIMITS.ratio);
    judge("heap when usable, MB", element.heap, LIMITS.heapFirst);
    judge("heap after all was scrolled into view, MB", element.heapAll, LIMITS.heapAll);
    judge("longest frame while scrolling, ms", element.longest, LIMITS.frame);
  }
  printTable(
    ["messages", "chat", "usable ms", "sent ms", "sent after", "heap MB", "heap after", "frame ms", "late"],
    rows,
  );
  console.log(`\n${verdicts.join("\n")}`);
}

buildChat();
const results = await measureAll();
if (process.argv.includes("--json")) {
  console.log(
    JSON.stringify(
      results,
      (_, value: unknown) => (value instanceof Map ? (Object.fromEntries(value) as unknown) : value),
      2,
    ),
  );
} else report(results);
