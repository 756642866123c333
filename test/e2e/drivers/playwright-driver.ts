import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import playwright, { type BrowserContext, type CDPSession, type Page as PlaywrightPage } from "playwright-core";
import type { Browser } from "../../../tools/lib/browsers.ts";
import { playwrightLaunchOptions } from "../../../tools/lib/launch-options.ts";
import { BasePage } from "./base-page.ts";
import type { Driver, DriverOptions, Page } from "./driver.ts";

class PlaywrightTab extends BasePage {
  readonly #page: PlaywrightPage;
  readonly #session: CDPSession | undefined;

  constructor(page: PlaywrightPage, session: CDPSession | undefined) {
    super();
    this.#page = page;
    this.#session = session;
  }

  async goto(url: string): Promise<void> {
    await this.#page.goto(url);
  }

  async reload(): Promise<void> {
    await this.#page.reload();
  }

  type(text: string): Promise<void> {
    return this.#page.keyboard.type(text);
  }

  press(key: string): Promise<void> {
    return this.#page.keyboard.press(key);
  }

  setViewport(width: number, height: number): Promise<void> {
    return this.#page.setViewportSize({ width, height });
  }

  async screenshot(path: string): Promise<void> {
    await this.#page.screenshot({ path });
  }

  close(): Promise<void> {
    return this.#page.close();
  }

  clickAt(x: number, y: number): Promise<void> {
    return this.#page.mouse.click(x, y);
  }

  protected async run(script: string): Promise<string | undefined> {
    // Playwright's own evaluate calls `eval` in the page, which a strict policy refuses and reports.
    if (!this.#session) return this.#page.evaluate<string | undefined>(script);
    const { result, exceptionDetails } = await this.#session.send("Runtime.evaluate", {
      expression: script,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as string | undefined;
  }
}

/** Starts a browser with Playwright: any Chromium, and Playwright's own Firefox and WebKit. */
export async function openPlaywright(browser: Browser, options: DriverOptions): Promise<Driver> {
  const { profile, language, backForwardCache, answer } = options;
  const folder = profile ?? (await mkdtemp(join(tmpdir(), "lead-chat-profile-")));
  const context: BrowserContext = await playwright[browser.engine].launchPersistentContext(folder, {
    ...playwrightLaunchOptions(browser),
    ...(backForwardCache && { ignoreDefaultArgs: ["--disable-back-forward-cache"] }),
    locale: language ?? "en-US",
    viewport: { width: 1280, height: 800 },
  });
  if (answer)
    await context.route(/^https:/, (route) => {
      const given = answer(new URL(route.request().url()));
      return route.fulfill(given ? { contentType: given.type, body: given.body } : { status: 404 });
    });
  const [first] = context.pages();
  let unused = first;
  const newPage = async (): Promise<Page> => {
    const page = unused ?? (await context.newPage());
    unused = undefined;
    return new PlaywrightTab(page, browser.engine === "chromium" ? await context.newCDPSession(page) : undefined);
  };
  const close = async (): Promise<void> => {
    await context.close();
    if (profile === undefined) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { browser, newPage, close };
}
