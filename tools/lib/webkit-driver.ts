import type { Browser } from "./browsers.ts";
import { freePort } from "./free-port.ts";
import { startProcess, type Started } from "./processes.ts";

/** A running WebKitWebDriver with a display of its own. */
export interface WebKitDriver {
  /** Port of the loopback interface where it answers. */
  readonly port: number;
  /** Number of its display. */
  readonly display: number;
  /** Ends the driver, its browsers and the display. */
  end(): Promise<void>;
}

/** Milliseconds that the display and the driver each have to come up. */
const PATIENCE = 20_000;

/** Settles once `ready` gives something; rejects with what the process wrote when it ends or takes too long. */
async function until<T>(
  started: Started,
  name: string,
  ready: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  const end = Date.now() + PATIENCE;
  let over = false;
  void started.ended.then(() => (over = true));
  while (!over && Date.now() < end) {
    const value = await ready();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  await started.end();
  throw new Error(`${name} did not start: ${started.output().trim() || "it said nothing"}`);
}

/** Starts a display whose number the X server itself picks, so that two runs never meet. */
async function startDisplay(): Promise<{ display: number; server: Started }> {
  const parameters = ["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"];
  const server = startProcess("Xvfb", parameters, { output: "collect" });
  const number = await until(server, "Xvfb", () => /^(\d+)\n/m.exec(server.output())?.[1]);
  return { display: Number(number), server };
}

async function answers(port: number): Promise<true | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/status`);
    await response.body?.cancel();
    return true;
  } catch {
    return undefined;
  }
}

/**
 * Starts WebKitWebDriver for WebKitGTK's MiniBrowser.
 *
 * @throws Error that carries what the display or the driver said when it does not come up
 */
export async function startWebKitDriver(browser: Browser): Promise<WebKitDriver> {
  const { display, server } = await startDisplay();
  const port = await freePort();
  const env = { DISPLAY: `:${display}`, GDK_BACKEND: "x11", NO_AT_BRIDGE: "1", LIBGL_ALWAYS_SOFTWARE: "1" };
  const driver = startProcess(browser.driverPath ?? "WebKitWebDriver", [`--port=${port}`], { output: "collect", env });
  const end = async (): Promise<void> => {
    await driver.end();
    await server.end();
  };
  try {
    await until(driver, "WebKitWebDriver", () => answers(port));
  } catch (error) {
    await end();
    throw error;
  }
  return { port, display, end };
}

/** The capabilities with which that driver opens a browser. */
export function webKitCapabilities(browser: Browser): Record<string, unknown> {
  return {
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary: browser.executablePath, args: ["--automation"] },
  };
}
