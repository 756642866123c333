import { ENGINES, findBrowsers, isBrowser, type Browser, type Engine } from "../../../tools/lib/browsers.ts";
import type { Driver, DriverOptions } from "./driver.ts";

/**
 * The browsers that end-to-end tests run in: those that `npm test` found, else what this machine has.
 *
 * @param engines leave out what a test is not about
 */
export async function testBrowsers(engines: readonly Engine[] = ENGINES): Promise<readonly Browser[]> {
  const given = process.env["LEAD_CHAT_TEST_BROWSERS"];
  const browsers = given ? (JSON.parse(given) as Browser[]) : (await findBrowsers()).filter(isBrowser);
  return browsers.filter(({ engine }) => engines.includes(engine));
}

/** Whether storage can outlive the browser, so that a test can start it again as the same visitor. */
export function keepsProfiles({ driver }: Browser): boolean {
  return driver !== "webdriver";
}

/** Starts a browser, whatever drives it. */
export async function openDriver(browser: Browser, options: DriverOptions = {}): Promise<Driver> {
  if (browser.driver === "webdriver") return (await import("./webkit-driver.ts")).openWebKit(browser, options);
  if (browser.driver === "bidi") return (await import("./bidi-driver.ts")).openBidi(browser, options);
  return (await import("./playwright-driver.ts")).openPlaywright(browser, options);
}
