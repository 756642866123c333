import { join } from "node:path";
import { esbuildPlugin } from "@web/dev-server-esbuild";
import { defaultReporter, type TestRunnerConfig } from "@web/test-runner";
import type { BrowserLauncher, TestRunnerPlugin } from "@web/test-runner-core";
import { playwrightLauncher } from "@web/test-runner-playwright";
import { chromeLauncher } from "@web/test-runner-chrome";
import * as puppeteer from "puppeteer-core";
import type { Browser } from "./browsers.ts";
import { playwrightLaunchOptions } from "./launch-options.ts";
import { root } from "./root.ts";
import { viewportPlugin } from "./viewport-plugin.ts";
import { WebKitLauncher } from "./webkit-launcher.ts";

/** What {@link elementConfig} needs. */
export interface ElementConfigOptions {
  readonly browsers: readonly Browser[];
  /** Test files, absolute. */
  readonly files: readonly string[];
  /** Where the receiver of the tests listens; see `test/fixtures/receiver.ts`. */
  readonly receiver: string;
}

/** The runner's settings, and which launcher runs which browser. */
export interface ElementConfig {
  readonly config: Partial<TestRunnerConfig>;
  readonly launchers: ReadonlyMap<BrowserLauncher, Browser>;
}

/** Tells the pages where the receiver is: it has another origin on purpose, so that requests to it meet real CORS. */
function receiverPlugin(receiver: string): TestRunnerPlugin {
  return {
    name: "receiver-address",
    serve: ({ path }) => (path === "/__receiver" ? { body: JSON.stringify({ receiver }), type: "json" } : undefined),
  };
}

function launcherOf(browser: Browser): BrowserLauncher {
  const { engine, driver, executablePath } = browser;
  if (driver === "webdriver") return new WebKitLauncher(browser);
  if (driver === "bidi") return chromeLauncher({ puppeteer, launchOptions: { browser: "firefox", executablePath } });
  return playwrightLauncher({ product: engine, launchOptions: playwrightLaunchOptions(browser) });
}

/**
 * Settings of @web/test-runner for some browsers. One page at a time in each, so that focus is where a visitor's is.
 */
export function elementConfig(options: ElementConfigOptions): ElementConfig {
  const launchers = new Map(options.browsers.map((browser) => [launcherOf(browser), browser] as const));
  const config: Partial<TestRunnerConfig> = {
    rootDir: root,
    files: [...options.files],
    nodeResolve: { exportConditions: ["browser", "development"] },
    // The base settings: the plugin does not follow "extends".
    plugins: [
      esbuildPlugin({ ts: true, target: "es2022", tsconfig: join(root, "tsconfig.base.json") }),
      receiverPlugin(options.receiver),
      viewportPlugin(),
    ],
    browsers: [...launchers.keys()],
    concurrency: 1,
    concurrentBrowsers: 2,
    browserStartTimeout: 60_000,
    testsStartTimeout: 60_000,
    testsFinishTimeout: 120_000,
    // Its development build checks how elements are written, which is what tests are for; it need not say so each time.
    filterBrowserLogs: ({ args }) => !String(args[0]).startsWith("Lit is in dev mode"),
    testFramework: { config: { ui: "bdd", timeout: 10_000 } },
    staticLogging: true,
    reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false })],
  };
  return { config, launchers };
}
