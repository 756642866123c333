import type { LaunchOptions } from "playwright-core";
import type { Browser } from "./browsers.ts";

/**
 * Arguments for Chromium. Without a sandbox: containers and root have none, and the pages it opens are this
 * repository's own. The others keep it from talking to anybody.
 */
const CHROMIUM_ARGUMENTS = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @returns how Playwright starts this browser */
export function playwrightLaunchOptions(browser: Browser): LaunchOptions {
  return {
    executablePath: browser.executablePath,
    args: browser.engine === "chromium" ? CHROMIUM_ARGUMENTS : [],
  };
}
