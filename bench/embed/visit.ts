import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, CDPSession, Page } from "playwright-core";
import { root } from "../../tools/lib/root.ts";
import type { Outcome, Widget } from "./types.ts";

/** Milliseconds after which something counts as not finished. */
const PATIENCE = 60_000;

const scripts = ["bench/chat/history.js", "bench/embed/probe.js"]
  .map((path) => readFileSync(join(root, path), "utf8"))
  .join("\n");

/** Settles as the promise does, or rejects when the patience is at its end. */
export async function within<Value>(what: string, promise: Promise<Value>): Promise<Value> {
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
export interface Visit {
  readonly page: Page;
  readonly session: CDPSession;
  /** Hosts other than this machine that were asked. */
  readonly foreign: Set<string>;
}

/** Opens a page in a browser that knows nothing, and takes it away whatever happens. */
export async function visit<Value>(browser: Browser, work: (visit: Visit) => Promise<Value>): Promise<Outcome<Value>> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-US" });
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
export async function open({ page }: Visit, url: string, widget: Pick<Widget, "launcher" | "input">): Promise<void> {
  const { launcher, input } = widget;
  await page.addInitScript(`if (self === top) {${scripts}\nembedProbe.begin(${JSON.stringify({ launcher, input })})}`);
  await page.goto(url, { waitUntil: "commit" });
}

/** Evaluates in the page, whatever its policy says of evaluating, and waits for what comes of it. */
export async function evaluate(session: CDPSession, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}
