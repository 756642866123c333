import type { Browser, CDPSession, Page } from "playwright-core";
import { blockingTime, traced } from "./blocking.ts";
import { median } from "./summary.ts";
import type { LoadRun, Outcome, Widget } from "./types.ts";
import { open, visit, within } from "./visit.ts";

/** How much slower than this machine, and the line: bits a second and milliseconds for a round trip. */
export const CONDITIONS = { cpu: 4, bits: 1.6e6, latency: 150 } as const;
/** Messages sent on each page; the median counts. */
const SENDS = 5;
/** Milliseconds: what the first keystroke begins to load has time to arrive, as with people. */
const PAUSE = { first: 1500, next: 300 } as const;

/** Once what was under way has come in; what a first collection frees others for is gone after the second. */
async function heapOf(page: Page, session: CDPSession): Promise<number> {
  await page.waitForTimeout(1500);
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize / 1e6;
}

/** @returns megabytes of a page on which there is nothing but the probe */
export async function measureEmpty(browser: Browser, url: string): Promise<number> {
  const heap = await visit(browser, async (one) => {
    await open(one, url, { input: "body" });
    return heapOf(one.page, one.session);
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
    const { value: times, events } = await traced(browser, async () => {
      await open(one, url, widget);
      return within("usable", page.evaluate<Omit<LoadRun, "blocking" | "heap" | "foreign">>("embedProbe.loaded"));
    });
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    return {
      ...times,
      blocking: blockingTime(events),
      heap: (await heapOf(page, session)) - empty,
      foreign: [...foreign],
    };
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
