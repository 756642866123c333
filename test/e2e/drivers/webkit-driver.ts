import { writeFile } from "node:fs/promises";
import type { Browser } from "../../../tools/lib/browsers.ts";
import { WebKitBrowser, type WebKitWindow } from "../../../tools/lib/webkit-browser.ts";
import { BasePage } from "./base-page.ts";
import type { Driver, DriverOptions } from "./driver.ts";

class WebKitTab extends BasePage {
  readonly #window: WebKitWindow;

  constructor(window: WebKitWindow) {
    super();
    this.#window = window;
  }

  goto(url: string): Promise<void> {
    return this.#window.goto(url);
  }

  reload(): Promise<void> {
    return this.#window.reload();
  }

  type(text: string): Promise<void> {
    return this.#window.type(text);
  }

  press(key: string): Promise<void> {
    return this.#window.press(key);
  }

  setViewport(width: number, height: number): Promise<void> {
    return this.#window.setViewport(width, height);
  }

  async screenshot(path: string): Promise<void> {
    await writeFile(path, await this.#window.screenshot());
  }

  close(): Promise<void> {
    return this.#window.close();
  }

  clickAt(x: number, y: number): Promise<void> {
    return this.#window.clickAt(x, y);
  }

  protected async run(script: string): Promise<string | undefined | null> {
    return (await this.#window.run(script)) as string | undefined | null;
  }
}

/**
 * Starts WebKitGTK's MiniBrowser and drives it through WebDriver.
 *
 * @throws Error when a profile is wanted: it keeps nothing while it is automated
 */
export async function openWebKit(browser: Browser, { profile }: DriverOptions): Promise<Driver> {
  if (profile !== undefined) throw new Error("WebKitGTK keeps no profile while it is automated.");
  const opened = await WebKitBrowser.open(browser);
  return {
    browser,
    newPage: async () => {
      const tab = new WebKitTab(await opened.newWindow());
      await tab.setViewport(1280, 800);
      return tab;
    },
    close: () => opened.close(),
  };
}
