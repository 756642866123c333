import { startTestRunner } from "@web/test-runner";
import type { TestSession, TestSuiteResult } from "@web/test-runner-core";
import type { Browser } from "./browsers.ts";
import { elementConfig, type ElementConfig } from "./element-config.ts";
import { freePort } from "./free-port.ts";
import { brokenPart, type PartResult, type Tally } from "./tally.ts";

/** Adds the tests of a suite and of those inside it. */
function countSuite(suite: TestSuiteResult, tally: Tally): void {
  for (const test of suite.tests) {
    if (test.skipped) tally.skipped += 1;
    else if (test.passed) tally.passed += 1;
    else tally.failed += 1;
  }
  for (const inner of suite.suites) countSuite(inner, tally);
}

/**
 * Counts what one test file did in one browser. A file that could not be loaded, has no tests at all or failed outside
 * of them counts as one failed test: it must not look like success.
 */
export function countSession(session: Pick<TestSession, "testResults" | "errors" | "passed">): Tally {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  if (session.testResults) countSuite(session.testResults, tally);
  const none = tally.passed + tally.failed + tally.skipped === 0;
  const silent = tally.failed === 0 && (session.errors.length > 0 || session.passed !== true);
  if (none || silent) tally.failed += 1;
  return tally;
}

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
