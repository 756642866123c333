import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { root } from "../../tools/lib/root.ts";
import { median } from "./summary.ts";
import type { LoadRun, Outcome, Widget } from "./types.ts";

/** How much slower than this machine, and the line: bits a second and milliseconds for a round trip. */
export const CONDITIONS = { cpu: 4, bits: 1.6e6, latency: 150 } as const;
/** Milliseconds after which something counts as not finished. */
const PATIENCE = 60_000;
/** Messages sent on each page; the median counts. */
const SENDS = 3;
/** Milliseconds: what the first keystroke begins to load has time to arrive, as with people. */
const PAUSE = { first: 1500, next: 300 } as const;

const scripts = ["bench/chat/history.js", "bench/embed/probe.js"]
  .map((path) => readFileSync(join(root, path), "utf8"))
  .join("\n");

/** Settles as the promise does, or rejects when the patience is at its end. */
async function within<Value>(what: string, promise: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} not within ${String(PATIENCE / 1000)} s`)), PATIENCE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What one visitor, who was never here, has. */
interface Visit {
  readonly page: Page;
  readonly session: CDPSession;
  /** Hosts other than this machine that were asked. */
  readonly foreign: Set<string>;
}

/** Opens a page in a browser that knows nothing, and takes it away whatever happens. */
async function visit<Value>(browser: Browser, work: (visit: Visit) => Promise<Value>): Promise<Outcome<Value>> {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-US" });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const foreign = new Set<string>();
    session.on("Network.requestWillBeSent", ({ request }) => {
      const { protocol, hostname } = new URL(request.url);
      if (/^(http|ws)s?:$/.test(protocol) && hostname !== "127.0.0.1") foreign.add(hostname);
    });
    await session.send("Network.enable");
    return await work({ page, session, foreign });
  } catch (error) {
    return { failed: error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error) };
  } finally {
    await context.close();
  }
}

/** Goes to a page; the probe begins with it. */
async function open({ page }: Visit, url: string, widget: Pick<Widget, "launcher" | "input">): Promise<void> {
  const { launcher, input } = widget;
  await page.addInitScript(`if (self === top) {${scripts}\nembedProbe.begin(${JSON.stringify({ launcher, input })})}`);
  await page.goto(url, { waitUntil: "commit" });
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize / 1e6;
}

/** @returns megabytes of a page on which there is nothing but the probe */
export async function measureEmpty(browser: Browser, url: string): Promise<number> {
  const heap = await visit(browser, async (one) => {
    await open(one, url, { input: "body" });
    await one.page.waitForTimeout(500);
    return heapOf(one.session);
  });
  if (typeof heap !== "number") throw new Error(`an empty page: ${heap.failed}`);
  return heap;
}

/**
 * Loads a page over a slow line on a slow machine, opens the chat and writes one letter.
 *
 * @param empty megabytes of an empty page
 */
export function measureLoad(
  browser: Browser,
  url: string,
  { widget, empty }: { widget: Widget; empty: number },
): Promise<Outcome<LoadRun>> {
  return visit(browser, async (one) => {
    const { page, session, foreign } = one;
    await session.send("Emulation.setCPUThrottlingRate", { rate: CONDITIONS.cpu });
    const throughput = CONDITIONS.bits / 8;
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: CONDITIONS.latency,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
    await open(one, url, widget);
    const times = await within("usable", page.evaluate<Omit<LoadRun, "heap" | "foreign">>("embedProbe.loaded"));
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    return { ...times, heap: (await heapOf(session)) - empty, foreign: [...foreign] };
  });
}

/** Types some words and sends them. @returns milliseconds from Enter to the painted bubble */
async function send(page: Page, { input }: Widget, { text, pause }: { text: string; pause: number }): Promise<number> {
  await page.evaluate(`embedProbe.focus(${JSON.stringify(input)})`);
  await page.keyboard.type(text);
  await page.waitForTimeout(pause);
  await page.evaluate(`embedProbe.arm(${JSON.stringify(text)}, ${JSON.stringify(input)})`);
  await page.keyboard.press("Enter");
  return page.evaluate<number>("embedProbe.result");
}

/**
 * Opens a chat with a history, without a slow line, and sends some messages.
 *
 * @param messages length of the history
 * @returns milliseconds from Enter to the painted bubble, the median of some
 */
export function measureSend(
  browser: Browser,
  url: string,
  { widget, messages }: { widget: Widget; messages: number },
): Promise<Outcome<number>> {
  return visit(browser, async (one) => {
    const { page, session } = one;
    await session.send("Emulation.setCPUThrottlingRate", { rate: CONDITIONS.cpu });
    await open(one, `${url}?messages=${String(messages)}`, widget);
    await within("usable", page.evaluate("embedProbe.loaded"));
    if (messages > 0) await within("the history", page.evaluate(`embedProbe.shows("(${String(messages - 1)})")`));
    const times: number[] = [];
    for (let index = 0; index < SENDS; index++) {
      const pause = index === 0 ? PAUSE.first : PAUSE.next;
      const text = `bench ${String(messages)} ${String(index)}`;
      times.push(await within("the bubble", send(page, widget, { text, pause })));
      // The answer of the other side, where there is one.
      await page.waitForTimeout(PAUSE.next);
    }
    return median(times);
  });
}
