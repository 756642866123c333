import puppeteer, { type KeyInput, type Page as PuppeteerPage } from "puppeteer-core";
import type { Browser } from "../../../tools/lib/browsers.ts";
import { BasePage } from "./base-page.ts";
import type { Driver, DriverOptions, Page } from "./driver.ts";

class BidiTab extends BasePage {
  readonly #page: PuppeteerPage;

  constructor(page: PuppeteerPage) {
    super();
    this.#page = page;
  }

  async goto(url: string): Promise<void> {
    await this.#page.goto(url);
  }

  async reload(): Promise<void> {
    await this.#page.reload();
  }

  async type(text: string): Promise<void> {
    await this.#page.bringToFront();
    await this.#page.keyboard.type(text);
  }

  async press(key: string): Promise<void> {
    await this.#page.bringToFront();
    const keys = (key === "+" ? [key] : key.split("+")) as KeyInput[];
    const [last] = keys.slice(-1);
    const modifiers = keys.slice(0, -1);
    for (const modifier of modifiers) await this.#page.keyboard.down(modifier);
    if (last) await this.#page.keyboard.press(last);
    for (const modifier of modifiers.reverse()) await this.#page.keyboard.up(modifier);
  }

  setViewport(width: number, height: number): Promise<void> {
    return this.#page.setViewport({ width, height });
  }

  async screenshot(path: string): Promise<void> {
    await this.#page.screenshot({ path: path });
  }

  close(): Promise<void> {
    return this.#page.close();
  }

  async clickAt(x: number, y: number): Promise<void> {
    await this.#page.bringToFront();
    await this.#page.mouse.click(x, y);
  }

  protected async run(script: string): Promise<string | undefined> {
    return (await this.#page.evaluate(script)) as string | undefined;
  }
}

async function answerRequests(page: PuppeteerPage, answer: NonNullable<DriverOptions["answer"]>): Promise<void> {
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "https:") return void request.continue();
    const given = answer(url);
    void request.respond(given ? { contentType: given.type, body: given.body } : { status: 404 });
  });
}

/** Starts a released Firefox and drives it through WebDriver BiDi. */
export async function openBidi(browser: Browser, options: DriverOptions): Promise<Driver> {
  const { profile, language, backForwardCache, answer } = options;
  const firefox = await puppeteer.launch({
    browser: "firefox",
    executablePath: browser.executablePath,
    headless: true,
    defaultViewport: { width: 1280, height: 800 },
    extraPrefsFirefox: {
      "intl.accept_languages": language ?? "en-US",
      ...(backForwardCache && { "fission.bfcacheInParent": true }),
    },
    ...(profile === undefined ? {} : { userDataDir: profile }),
  });
  const newPage = async (): Promise<Page> => {
    // Never the tab that is there from the start: its focus is in the address bar, and stays there.
    const page = await firefox.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    if (answer) await answerRequests(page, answer);
    return new BidiTab(page);
  };
  return { browser, newPage, close: () => firefox.close() };
}
