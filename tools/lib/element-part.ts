import { startTestRunner } from "@web/test-runner";
import type { TestSession } from "@web/test-runner-core";
import type { Browser } from "./browsers.ts";
import { countSession, failedTests } from "./count-session.ts";
import { elementConfig, type ElementConfig } from "./element-config.ts";
import { freePort } from "./free-port.ts";
import { fromRoot } from "./root.ts";
import { filesToRepeat, settle, type FileResult } from "./second-run.ts";
import { brokenPart, type PartResult } from "./tally.ts";

function fileResult(session: TestSession): FileResult {
  const tally = countSession(session);
  return { ...tally, file: session.testFile, failures: tally.failed > 0 ? failedTests(session) : [] };
}

function resultsIn(sessions: readonly TestSession[], { launchers }: ElementConfig, browser: Browser): FileResult[] {
  return sessions.filter((session) => launchers.get(session.browser) === browser).map(fileResult);
}

async function runOnce(settings: ElementConfig): Promise<TestSession[]> {
  const config = { ...settings.config, port: await freePort(), watch: false };
  const runner = await startTestRunner({ config, readCliArgs: false, readFileConfig: false, autoExitProcess: false });
  if (!runner) throw new Error("the test runner did not start");
  // The runner stops by itself when all is done; only then are its browsers closed.
  await new Promise((resolve) => runner.on("stopped", resolve));
  return [...runner.sessions.all()];
}

/** What is the same for every run of the element tests. */
interface ElementRun {
  readonly browsers: readonly Browser[];
  /** Where the receiver of the tests listens. */
  readonly receiver: string;
  /** Whether files that failed run once more. */
  readonly again: boolean;
}

/** Judges one browser's run; where files failed, by a second run of these alone. */
async function judge(browser: Browser, first: readonly FileResult[], run: ElementRun): Promise<PartResult> {
  const place = { part: "element", where: browser.name };
  const files = run.again ? filesToRepeat(first) : [];
  if (files.length === 0) return settle(place, first);
  console.log(`\nelement: once more in ${browser.name} ${files.map(fromRoot).join(", ")}`);
  const settings = elementConfig({ files, browsers: [browser], receiver: run.receiver });
  const [again] = settings.launchers.values();
  return settle(place, first, again && resultsIn(await runOnce(settings), settings, again));
}

async function runAll(files: readonly string[], run: ElementRun): Promise<PartResult[]> {
  const settings = elementConfig({ files, ...run });
  const sessions = await runOnce(settings);
  const results: PartResult[] = [];
  for (const browser of run.browsers) results.push(await judge(browser, resultsIn(sessions, settings, browser), run));
  return results;
}

/**
 * Runs the element tests in every given browser.
 *
 * @param files test files, absolute
 * @param again whether files that failed run once more, by themselves
 * @returns one result a browser
 */
export async function runElementPart(
  files: readonly string[],
  browsers: readonly Browser[],
  again = false,
): Promise<PartResult[]> {
  const { startReceiver } = await import("../../test/fixtures/receiver.ts");
  const receiver = await startReceiver();
  try {
    return await runAll(files, { browsers, receiver: receiver.origin, again });
  } catch (error) {
    return [brokenPart("element", browsers.map(({ name }) => name).join(", "), String(error))];
  } finally {
    await receiver.close();
  }
}
