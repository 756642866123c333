import { startTestRunner } from "@web/test-runner";
import type { TestSession } from "@web/test-runner-core";
import type { Browser } from "./browsers.ts";
import { countSession } from "./count-session.ts";
import { elementConfig, type ElementConfig } from "./element-config.ts";
import { freePort } from "./free-port.ts";
import { brokenPart, type PartResult } from "./tally.ts";

function resultsOf(sessions: Iterable<TestSession>, { launchers }: ElementConfig): PartResult[] {
  const results = new Map<Browser, PartResult>();
  for (const browser of launchers.values()) {
    results.set(browser, { part: "element", where: browser.name, passed: 0, failed: 0, skipped: 0 });
  }
  for (const session of sessions) {
    const browser = launchers.get(session.browser);
    const result = browser && results.get(browser);
    if (!result) continue;
    const tally = countSession(session);
    result.passed += tally.passed;
    result.failed += tally.failed;
    result.skipped += tally.skipped;
  }
  return [...results.values()];
}

async function runOnce(settings: ElementConfig): Promise<TestSession[]> {
  const config = { ...settings.config, port: await freePort(), watch: false };
  const runner = await startTestRunner({ config, readCliArgs: false, readFileConfig: false, autoExitProcess: false });
  if (!runner) throw new Error("the test runner did not start");
  // The runner stops by itself when all is done; only then are its browsers closed.
  await new Promise((resolve) => runner.on("stopped", resolve));
  return [...runner.sessions.all()];
}

/**
 * Runs the element tests in every given browser.
 *
 * @param files test files, absolute
 * @returns one result a browser
 */
export async function runElementPart(files: readonly string[], browsers: readonly Browser[]): Promise<PartResult[]> {
  const { startReceiver } = await import("../../test/fixtures/receiver.ts");
  const receiver = await startReceiver();
  try {
    const settings = elementConfig({ files, browsers, receiver: receiver.origin });
    return resultsOf(await runOnce(settings), settings);
  } catch (error) {
    return [brokenPart("element", browsers.map(({ name }) => name).join(", "), String(error))];
  } finally {
    await receiver.close();
  }
}
