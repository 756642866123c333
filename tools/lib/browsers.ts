import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { runProcess } from "./processes.ts";

/** The browser engines that everything is tested in. */
export const ENGINES = ["chromium", "firefox", "webkit"] as const;

/** One of {@link ENGINES}. */
export type Engine = (typeof ENGINES)[number];

/**
 * How a browser is driven. `playwright`: Playwright's own builds, and any Chromium. `bidi`: a released Firefox, through
 * WebDriver BiDi. `webdriver`: WebKitGTK's MiniBrowser, through WebKitWebDriver on a display of its own.
 */
export type DriverKind = "playwright" | "bidi" | "webdriver";

/** A browser that is installed on this machine. */
export interface Browser {
  readonly engine: Engine;
  /** Name and version as people say them, e.g. `Firefox 153.7.0`. */
  readonly name: string;
  readonly driver: DriverKind;
  readonly executablePath: string;
  /** Path of WebKitWebDriver; only with `webdriver`. */
  readonly driverPath?: string;
}

/** An engine that cannot be used here, and what would help. */
export interface MissingBrowser {
  readonly engine: Engine;
  /** What is not there, e.g. `no WebKitWebDriver`. */
  readonly reason: string;
}

/** The names that package managers give to each engine's programs, in the order in which they are looked for. */
const COMMANDS = {
  chromium: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
  firefox: ["firefox-esr", "firefox"],
} as const;

const TITLES = { chromium: "Chromium", firefox: "Firefox", webkit: "WebKit" } as const;

/** @returns the path of an executable on the path, or undefined */
export function findOnPath(command: string): string | undefined {
  const paths = (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, command));
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** The version a program reports with `--version`, e.g. `153.7.0`; undefined where it does not run. */
async function versionOf(path: string): Promise<string | undefined> {
  const { code, output } = await runProcess(path, ["--version"]);
  return code === 0 ? (/\d+(\.\d+)+/.exec(output)?.[0] ?? "of unknown version") : undefined;
}

/** The browser that Playwright installed for itself, if it did. */
async function findPlaywrightOwn(engine: Engine): Promise<Browser | undefined> {
  const playwright = await import("playwright-core");
  const executablePath = playwright[engine].executablePath();
  if (!executablePath || !existsSync(executablePath)) return undefined;
  const require = createRequire(import.meta.url);
  const { browsers } = require("playwright-core/browsers.json") as {
    browsers: { name: string; browserVersion?: string }[];
  };
  const version = browsers.find((entry) => entry.name === engine)?.browserVersion ?? "";
  return { engine, name: `${TITLES[engine]} ${version} (Playwright)`, driver: "playwright", executablePath };
}

async function findOnSystem(engine: "chromium" | "firefox"): Promise<Browser | undefined> {
  for (const command of COMMANDS[engine]) {
    const executablePath = findOnPath(command);
    const version = executablePath && (await versionOf(executablePath));
    if (!executablePath || !version) continue;
    const driver = engine === "firefox" ? "bidi" : "playwright";
    return { engine, name: `${TITLES[engine]} ${version}`, driver, executablePath };
  }
  return undefined;
}

/** WebKitGTK's own browser: Debian keeps it below the library folder of the machine's architecture. */
function findMiniBrowser(): string | undefined {
  const folders = ["/usr/lib", "/usr/lib64", "/usr/libexec"].filter(existsSync).flatMap((folder) => {
    const below = readdirSync(folder).filter((name) => name.endsWith("-linux-gnu"));
    return [folder, ...below.map((name) => join(folder, name))];
  });
  const paths = folders.flatMap((folder) =>
    ["webkitgtk-6.0", "webkit2gtk-4.1"].map((version) => join(folder, version, "MiniBrowser")),
  );
  return paths.find(existsSync);
}

/** The library's version, taken from the file that the browser is linked with, e.g. `0.19.9`; the API's otherwise. */
async function webKitVersion(): Promise<string> {
  const dpkg = findOnPath("dpkg-query");
  if (!dpkg) return "WebKitGTK";
  const { code, output } = await runProcess(dpkg, ["-W", "-f", "${Version}", "webkit2gtk-driver"]);
  return code === 0 ? `WebKitGTK ${output.split("-")[0] ?? ""}`.trim() : "WebKitGTK";
}

async function findWebKitGtk(): Promise<Browser | string> {
  const driverPath = findOnPath("WebKitWebDriver");
  const executablePath = findMiniBrowser();
  if (!driverPath) return "no WebKitWebDriver";
  if (!executablePath) return "no MiniBrowser of WebKitGTK";
  if (!findOnPath("Xvfb")) return "no Xvfb, which gives WebKitGTK a display";
  return { engine: "webkit", name: await webKitVersion(), driver: "webdriver", executablePath, driverPath };
}

async function findBrowser(engine: Engine): Promise<Browser | MissingBrowser> {
  const linux = process.platform === "linux";
  let reason = `no ${TITLES[engine]}`;
  if (linux && engine === "webkit") {
    const found = await findWebKitGtk();
    if (typeof found !== "string") return found;
    reason = found;
  } else if (linux && engine !== "webkit") {
    const found = await findOnSystem(engine);
    if (found) return found;
  }
  return (await findPlaywrightOwn(engine)) ?? { engine, reason };
}

/** Whether the answer of {@link findBrowsers} for one engine is a browser. */
export function isBrowser(found: Browser | MissingBrowser): found is Browser {
  return "executablePath" in found;
}

/**
 * Looks for an installed browser of each engine: on Linux what the distribution brings, else (and on macOS and Windows)
 * the builds that Playwright installs.
 *
 * @param wanted the engines to look for
 * @returns one answer an engine, in the order of {@link ENGINES}
 */
export async function findBrowsers(wanted: readonly Engine[] = ENGINES): Promise<(Browser | MissingBrowser)[]> {
  return Promise.all(ENGINES.filter((engine) => wanted.includes(engine)).map(findBrowser));
}
