import { join } from "node:path";
import { findBrowsers, isBrowser, type Browser, type MissingBrowser } from "./browsers.ts";
import { describeInstall, installBrowsers } from "./install-browsers.ts";
import { runNodePart } from "./node-part.ts";
import { endAllProcesses, runProcess } from "./processes.ts";
import { fromRoot, root } from "./root.ts";
import { addTallies, brokenPart, describeTally, type PartResult } from "./tally.ts";
import { findTestFiles } from "./test-files.ts";
import { parseTestOptions, USAGE, type Part, type TestOptions } from "./test-options.ts";

const NODE = `Node ${process.versions.node}`;

/** Milliseconds that one test may take. */
const TIMEOUTS = { unit: 60_000, e2e: 180_000 };

/** The browsers to test in, and the engines that stay out with the reason. */
interface Stage {
  readonly browsers: readonly Browser[];
  readonly missing: readonly MissingBrowser[];
}

/** Finds the browsers and installs those that are missing where that is allowed. */
async function setStage({ engines, install }: TestOptions): Promise<Stage> {
  let found = await findBrowsers(engines);
  const lacking = found.filter((entry) => !isBrowser(entry)).map(({ engine }) => engine);
  let failure: string | undefined;
  if (lacking.length > 0 && install) {
    failure = await installBrowsers(lacking);
    found = await findBrowsers(engines);
  }
  const browsers = found.filter(isBrowser);
  const missing = found.filter((entry): entry is MissingBrowser => !isBrowser(entry));
  const why = failure === undefined ? "" : `; ${failure}`;
  return { browsers, missing: missing.map(({ engine, reason }) => ({ engine, reason: reason + why })) };
}

/** Whether any of the chosen tests looks at what the build leaves. */
function needsBuild(files: ReadonlyMap<Part, readonly string[]>): boolean {
  const unit = files.get("unit") ?? [];
  return (files.get("e2e") ?? []).length > 0 || unit.some((file) => fromRoot(file).startsWith("test/package/"));
}

async function build(): Promise<PartResult | undefined> {
  console.log("\nBuilding …");
  const { code, output } = await runProcess(process.execPath, [join(root, "tools", "build.mjs")], { cwd: root });
  if (code === 0) return undefined;
  console.error(output);
  return brokenPart("build", NODE, `"npm run build" ended with ${code}`);
}

/** Runs one part and gives one result for each place where it ran. */
async function runPart(
  part: Part,
  files: readonly string[],
  browsers: readonly Browser[],
  again: boolean,
): Promise<PartResult[]> {
  if (part === "element") {
    const { runElementPart } = await import("./element-part.ts");
    return runElementPart(files, browsers, again);
  }
  const serial = part === "e2e";
  const where = serial ? browsers.map(({ name }) => name).join(", ") : NODE;
  const env = { LEAD_CHAT_TEST_BROWSERS: JSON.stringify(browsers) };
  return [await runNodePart({ part, where, files, serial, timeout: TIMEOUTS[part], again, env })];
}

/** Prints what ran where, what did not, and the sum as the last line. */
function summarise(results: readonly PartResult[], stage: Stage, strict: boolean): boolean {
  console.log("");
  for (const result of results) {
    console.log(`${result.part.padEnd(8)} ${describeTally(result)}   ${result.where}`);
    if (result.problem) console.log(`         ${result.problem}`);
    for (const name of result.failures ?? []) console.log(`         failed: ${name}`);
    for (const name of result.unstable ?? []) console.log(`         unstable, passed only when run once more: ${name}`);
  }
  for (const { engine, reason } of stage.missing) {
    console.log(`not run: ${engine} (${reason}). To install it: ${describeInstall([engine])}`);
  }
  const sum = addTallies(results);
  const lacking = strict ? stage.missing.length : 0;
  if (lacking > 0) console.log("Every engine has to run here (CI is set), so each missing one counts as failed.");
  if (sum.passed + sum.failed === 0) console.log("No test ran.");
  sum.failed += lacking;
  console.log(describeTally(sum));
  return sum.failed === 0 && sum.passed > 0;
}

async function runChosen(options: TestOptions): Promise<boolean> {
  const files = new Map(options.parts.map((part) => [part, findTestFiles(part, options.filters)] as const));
  const inBrowsers = (files.get("element") ?? []).length + (files.get("e2e") ?? []).length > 0;
  const stage = inBrowsers ? await setStage(options) : { browsers: [], missing: [] };
  console.log([NODE, ...stage.browsers.map(({ name }) => name)].join(" · "));
  const results: PartResult[] = [];
  const broken = needsBuild(files) ? await build() : undefined;
  if (broken) results.push(broken);
  for (const [part, chosen] of files) {
    if (chosen.length === 0) continue;
    if (part !== "unit" && stage.browsers.length === 0) continue;
    console.log(`\n${part}: ${chosen.length} files`);
    results.push(...(await runPart(part, chosen, stage.browsers, options.again)));
  }
  return summarise(results, stage, options.strict);
}

/**
 * `npm test`.
 *
 * @param parameters the command line after the script's name
 * @returns the exit code: 0 when at least one test ran and all that ran passed
 */
export async function runTests(parameters: readonly string[]): Promise<number> {
  let options: TestOptions;
  try {
    options = parseTestOptions(parameters);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  try {
    return (await runChosen(options)) ? 0 : 1;
  } finally {
    await endAllProcesses();
  }
}
