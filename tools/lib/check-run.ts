import { availableParallelism } from "node:os";
import { CHECKS, type Check, type CheckOutcome } from "./checks.ts";
import { endAllProcesses } from "./processes.ts";

/** What came of one check. */
interface Finished extends CheckOutcome {
  readonly name: string;
  readonly seconds: number;
}

/** More at once would only wait for each other, and fight with a browser that somebody has open. */
const LANES = Math.min(2, availableParallelism());

async function runOne(check: Check): Promise<Finished> {
  const start = performance.now();
  let outcome: CheckOutcome;
  try {
    outcome = await check.run();
  } catch (error) {
    outcome = { ok: false, output: String(error) };
  }
  return { name: check.name, seconds: (performance.now() - start) / 1000, ...outcome };
}

function report({ name, ok, output, seconds }: Finished): void {
  console.log(`${ok ? "ok    " : "FAILED"} ${name.padEnd(16)} ${seconds.toFixed(1).padStart(5)} s`);
  const text = output.trim();
  if (text !== "") console.log(text.replaceAll(/^/gm, "         "));
}

/** What has to be chosen so that the named checks can run: they and what they wait for. */
function choose(names: readonly string[]): Check[] {
  const unknown = names.find((name) => !CHECKS.some((check) => check.name === name));
  if (unknown !== undefined) {
    throw new Error(`No check is called "${unknown}". There are: ${CHECKS.map(({ name }) => name).join(", ")}.`);
  }
  const wanted = new Set(names.length > 0 ? names : CHECKS.map(({ name }) => name));
  for (const { name, after } of CHECKS) if (wanted.has(name) && after !== undefined) wanted.add(after);
  return CHECKS.filter(({ name }) => wanted.has(name));
}

/**
 * Runs checks, some at a time, each after the one it waits for; one that waits for a failed one fails with it.
 *
 * @param checks what to run, in the order in which it is begun
 * @param onFinished told as each one ends
 */
export async function runAll(checks: readonly Check[], onFinished: (finished: Finished) => void): Promise<boolean> {
  const waiting = [...checks];
  const ended = new Map<string, boolean>();
  const running = new Set<Promise<void>>();
  while (waiting.length > 0 || running.size > 0) {
    const next = waiting.findIndex(({ after }) => after === undefined || ended.has(after));
    if (next < 0 || running.size >= LANES) {
      if (running.size === 0) throw new Error(`Nothing can begin: ${waiting.map(({ name }) => name).join(", ")}.`);
      await Promise.race(running);
      continue;
    }
    const [check] = waiting.splice(next, 1);
    if (!check) break;
    const failedBefore = check.after !== undefined && ended.get(check.after) === false;
    const failure = { name: check.name, ok: false, seconds: 0, output: `"${check.after}" failed before it.` };
    const work = (failedBefore ? Promise.resolve(failure) : runOne(check)).then((finished) => {
      ended.set(check.name, finished.ok);
      onFinished(finished);
      running.delete(work);
    });
    running.add(work);
  }
  return [...ended.values()].every(Boolean);
}

/**
 * `npm run check`.
 *
 * @param names checks to run; all if none are named
 * @returns the exit code: 0 when all passed
 */
export async function runChecks(names: readonly string[]): Promise<number> {
  let checks: Check[];
  try {
    checks = choose(names);
  } catch (error) {
    console.error((error as Error).message);
    return 2;
  }
  let failed = 0;
  try {
    await runAll(checks, (finished) => {
      if (!finished.ok) failed += 1;
      report(finished);
    });
  } finally {
    await endAllProcesses();
  }
  console.log(`${checks.length - failed} checks passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
