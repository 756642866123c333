import type { Browser, Page } from "playwright-core";
import { heard } from "./backend.ts";
import type { Habits, Outcome, Widget } from "./types.ts";
import { evaluate, open, visit, within } from "./visit.ts";

/** Milliseconds: for a message to be sent, for it to be sent again when the line is back, and after a reload. */
const TIME = { send: 3000, online: 20_000, reload: 12_000 } as const;

/** Opens the chat under a policy that allows the page's own files and nothing inline. */
async function underPolicy(browser: Browser, url: string, widget: Widget): Promise<Habits["policy"]> {
  const refused = await visit(browser, async (one) => {
    const seen = `refused = new Set();
addEventListener("securitypolicyviolation", ({ effectiveDirective }) => refused.add(effectiveDirective));`;
    await one.page.addInitScript(`if (self === top) {${seen}}`);
    await open(one, `${url}?policy`, widget);
    let works = true;
    await within("usable", evaluate(one.session, "embedProbe.loaded.then(() => 0)")).catch(() => (works = false));
    return { works, refused: (await evaluate(one.session, "[...refused].sort()")) as string[] };
  });
  return "failed" in refused ? { works: false, refused: [refused.failed] } : refused;
}

async function write(page: Page, { input }: Widget, text: string): Promise<void> {
  await page.evaluate(`embedProbe.focus(${JSON.stringify(input)})`);
  await page.keyboard.type(text);
  await page.waitForTimeout(500);
  await page.keyboard.press("Enter");
  await page.waitForTimeout(TIME.send);
}

/** Waits until the business's side has it. @returns whether it came */
async function comes(page: Page, text: string, patience: number): Promise<boolean> {
  for (const end = Date.now() + patience; Date.now() < end && !heard(text);) await page.waitForTimeout(250);
  return heard(text);
}

/** Sends a message while there is no line, and looks whether the business's side gets it later. */
async function withoutLine(browser: Browser, url: string, widget: Widget): Promise<Outcome<string>> {
  return visit(browser, async (one) => {
    const { page } = one;
    // What a detector of contact details finds too.
    const text = `ana.${widget.name}@example.com`;
    await open(one, url, widget);
    await within("usable", page.evaluate("embedProbe.loaded"));
    await write(page, widget, "hello");
    await page.context().setOffline(true);
    await write(page, widget, `write to ${text}`);
    if (heard(text)) throw new Error("there was a line");
    await page.context().setOffline(false);
    if (await comes(page, text, TIME.online)) return "arrives by itself";
    await page.reload({ waitUntil: "commit" });
    return (await comes(page, text, TIME.reload)) ? "arrives at the next visit" : "does not arrive";
  });
}

/** What a chat does under a strict policy and without a line; looked at once, since it is no matter of time. */
export async function observe(browser: Browser, url: string, widget: Widget): Promise<Habits> {
  const policy = await underPolicy(browser, url, widget);
  if (widget.noServer !== undefined) return { policy };
  const offline = await withoutLine(browser, url, widget);
  return { policy, offline: typeof offline === "string" ? offline : offline.failed };
}
