import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import playwright, { type Browser, type Page } from "playwright-core";
import { playwrightLaunchOptions } from "../../tools/lib/launch-options.ts";
import { testBrowsers } from "./drivers/open-driver.ts";
import { cdnSite } from "./support/cdn-site.ts";
import type { PageSite } from "./support/page-site.ts";

const [chromium] = await testBrowsers(["chromium"]);

/** What the browser saw, from before anything ran. */
const WATCH = `<script>
  globalThis.seen = { shift: 0, taps: [] };
  new PerformanceObserver((list) => list.getEntries().forEach(({ name, duration }) => name === "click" && seen.taps.push(duration)))
    .observe({ type: "event", durationThreshold: 16, buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach((one) => (seen.shift += one.value))).observe({ type: "layout-shift", buffered: true });
</script>`;
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>${WATCH}
<script async src="/cdn/loader.js"></script></head>
<body><h1>A page</h1><div style="display: flex; gap: 20px"><p>One</p><lead-chat business-name="Kopi Senja" region="ID" endpoint="/leads"></lead-chat><p>Two</p></div>
<lead-chat mode="inline" site="inline" style="display: block; margin-block-start: 3000px" endpoint="/leads"></lead-chat><p>End</p></body></html>`;

const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline"];
/** Work of the browser that is done for a script, as its trace names it; times are microseconds. */
const WORK = new Set(["EvaluateScript", "v8.compile", "FunctionCall", "FireIdleCallback", "TimerFire"]);
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly tid: number;
  readonly pid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of the processor's time: what else the machine does meanwhile is not in it. */
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly url?: string } };
}

/** Milliseconds of the processor's time of each piece of work that the chat's files had done at once. */
function ownTasks(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const ours = traceEvents
    .filter(({ name, ph, args }) => ph === "X" && WORK.has(name) && /\/cdn\//.test(args.data?.url ?? ""))
    .sort((a, b) => a.ts - b.ts);
  const ends = new Map<string, number>();
  return ours.flatMap(({ ts, dur = 0, tdur = 0, pid, tid }) => {
    const thread = `${pid}/${tid}`;
    // What lies inside of another piece is counted with it.
    if (ts < (ends.get(thread) ?? 0)) return [];
    ends.set(thread, ts + dur);
    return [tdur / 1000];
  });
}

describe("what the chat costs its page", { skip: !chromium && "no Chromium here", timeout: 120_000 }, () => {
  let site: PageSite;
  let browser: Browser;
  let page: Page;

  before(async () => {
    assert.ok(chromium);
    site = await cdnSite();
    site.set("/", PAGE);
    browser = await playwright.chromium.launch(playwrightLaunchOptions(chromium));
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.goto(`${site.origin}/`);
    await page.locator("lead-chat button").first().waitFor();
    await page.waitForTimeout(1500);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  /** @returns the longest piece of work for the chat's files while a page loads, in a process of its own, throttled */
  async function longestAt(path: string): Promise<number> {
    const own = await browser.newContext();
    const probe = await own.newPage();
    const session = await own.newCDPSession(probe);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await browser.startTracing(probe, { categories: CATEGORIES });
    await probe.goto(site.origin + path);
    await probe.locator("lead-chat button").first().waitFor();
    await probe.waitForTimeout(1500);
    const longest = Math.max(0, ...ownTasks(await browser.stopTracing()));
    await own.close();
    return longest;
  }

  it("no long task of its own at load, at 4× CPU throttling", async (context) => {
    // Of several loads the quickest: what a busy machine adds is not the chat's.
    const loads = [await longestAt("/"), await longestAt("/"), await longestAt("/")];
    const longest = Math.min(...loads);
    context.diagnostic(`the chat's longest task: ${Math.round(longest)} ms of the processor's time`);
    assert.ok(longest > 0, "the loader was seen at work");
    assert.ok(longest <= 50, `${loads.join(", ")} ms`);
    // Such a task would be seen.
    site.set("/cdn/busy.js", "for (let end = performance.now() + 1000; performance.now() < end; );", {
      "Content-Type": "text/javascript",
    });
    site.set("/busy", PAGE.replace("</body>", '<script src="/cdn/busy.js"></script></body>'));
    const busy = await longestAt("/busy");
    assert.ok(busy > 50, `${busy} ms`);
  });

  it("no layout shift at load, and none when the chat opens", async (context) => {
    const shift = () => page.evaluate<number>("seen.shift");
    assert.equal(await shift(), 0);
    await page.locator("lead-chat button").first().click();
    await page.locator("textarea").first().waitFor();
    await page.waitForTimeout(500);
    assert.equal(await shift(), 0);
    // How fast depends on the machine: said, not judged.
    const taps = await page.evaluate<number[]>("seen.taps");
    context.diagnostic(`from the tap to what it shows: ${taps.length > 0 ? Math.max(...taps) : "under 16"} ms`);
  });

  it("nothing of it is printed, open or closed, and it goes on afterwards", async () => {
    const visible = (selector: string) =>
      page.evaluate<boolean>(`(() => {
        const { shadowRoot } = document.querySelector("lead-chat");
        const found = ${selector};
        return found.getBoundingClientRect().width > 0;
      })()`);
    const parts = [
      'shadowRoot.querySelector("button")',
      'shadowRoot.querySelector("lead-chat-panel").shadowRoot.querySelector("dialog")',
    ];
    for (const part of parts) assert.equal(await visible(part), true);
    await page.emulateMedia({ media: "print" });
    for (const part of parts) assert.equal(await visible(part), false);
    await page.emulateMedia({ media: "screen" });
    await page.locator("textarea").first().fill("Are you open?");
    await page.locator("textarea").first().press("Enter");
    await page.locator("lead-chat [part~=message-visitor]").first().waitFor();
  });
});
