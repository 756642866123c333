import { join } from "node:path";
import { esbuildPlugin } from "@web/dev-server-esbuild";
import { defaultReporter, type TestRunnerConfig } from "@web/test-runner";
import type { BrowserLauncher, TestRunnerPlugin } from "@web/test-runner-core";
import { playwrightLauncher } from "@web/test-runner-playwright";
import { puppeteerLauncher } from "@web/test-runner-puppeteer";
import { webdriverLauncher } from "@web/test-runner-webdriver";
import type { Browser } from "./browsers.ts";
import { playwrightLaunchOptions } from "./launch-options.ts";
import { root } from "./root.ts";
import { viewportPlugin } from "./viewport-plugin.ts";
import { startWebKitDriver, webKitCapabilities, type WebKitDriver } from "./webkit-driver.ts";

/** What {@link elementConfig} needs. */
export interface ElementConfigOptions {
  readonly browsers: readonly Browser[];
  /** Test files, absolute. */
  readonly files: readonly string[];
  /** Where the receiver of the tests listens; see `test/fixtures/receiver.ts`. */
  readonly receiver: string;
}

/** The runner's settings, its launchers by browser, and how to end what was started for them. */
export interface ElementConfig {
  readonly config: Partial<TestRunnerConfig>;
  readonly launchers: ReadonlyMap<BrowserLauncher, Browser>;
  end(): Promise<void>;
}

/** Tells the pages where the receiver is: it has another origin on purpose, so that requests to it meet real CORS. */
function receiverPlugin(receiver: string): TestRunnerPlugin {
  return {
    name: "receiver-address",
    serve: ({ path }) => (path === "/__receiver" ? { body: JSON.stringify({ receiver }), type: "json" } : undefined),
  };
}

function bidiLauncher(browser: Browser): BrowserLauncher {
  return puppeteerLauncher({ launchOptions: { browser: "firefox", executablePath: browser.executablePath } });
}

function webKitLauncher(browser: Browser, driver: WebKitDriver): BrowserLauncher {
  // The package types `startDebugSession` more loosely than the interface it implements.
  return webdriverLauncher({
    protocol: "http",
    hostname: "127.0.0.1",
    port: driver.port,
    path: "/",
    logLevel: "error",
    capabilities: webKitCapabilities(browser),
  }) as BrowserLauncher;
}

/**
 * Settings of @web/test-runner for some browsers. One page at a time in each, so that focus is where a visitor's is.
 *
 * @throws Error when WebKit's driver does not come up
 */
export async function elementConfig(options: ElementConfigOptions): Promise<ElementConfig> {
  const launchers = new Map<BrowserLauncher, Browser>();
  const drivers: WebKitDriver[] = [];
  for (const browser of options.browsers) {
    if (browser.driver === "webdriver") {
      const driver = await startWebKitDriver(browser);
      drivers.push(driver);
      launchers.set(webKitLauncher(browser, driver), browser);
    } else if (browser.driver === "bidi") {
      launchers.set(bidiLauncher(browser), browser);
    } else {
      const launchOptions = playwrightLaunchOptions(browser);
      launchers.set(playwrightLauncher({ product: browser.engine, launchOptions }), browser);
    }
  }
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
    reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false })],
  };
  return { config, launchers, end: async () => void (await Promise.all(drivers.map((driver) => driver.end()))) };
}
