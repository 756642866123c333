import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Count } from "./count-reporter.ts";
import { runProcess } from "./processes.ts";
import { root } from "./root.ts";
import { brokenPart, type PartResult } from "./tally.ts";

/** A part of the tests that Node's own runner runs. */
export interface NodePartOptions {
  readonly part: string;
  readonly where: string;
  /** Test files, absolute. */
  readonly files: readonly string[];
  /** All in one process, one after the other: for tests that share browsers, ports and the eyes of the reader. */
  readonly serial: boolean;
  /** Milliseconds that one test may take. */
  readonly timeout: number;
  readonly env?: Readonly<Record<string, string>>;
}

async function readCount(path: string): Promise<Count | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Count;
  } catch {
    return undefined;
  }
}

function parametersOf({ files, serial, timeout }: NodePartOptions, countFile: string): string[] {
  return [
    "--test",
    ...(serial ? ["--test-isolation=none"] : []),
    `--test-timeout=${timeout}`,
    "--test-reporter=spec",
    "--test-reporter-destination=stdout",
    `--test-reporter=${join(import.meta.dirname, "count-reporter.ts")}`,
    `--test-reporter-destination=${countFile}`,
    ...files,
  ];
}

/**
 * Runs test files with Node's runner and counts. A file without tests, a crash and an exit code that does not fit the
 * count are failures.
 */
export async function runNodePart(options: NodePartOptions): Promise<PartResult> {
  const { part, where } = options;
  const folder = await mkdtemp(join(tmpdir(), "lead-chat-test-"));
  try {
    const countFile = join(folder, "count.json");
    // Node's runner refuses to run inside of itself, which is what this project's own tests of it do.
    const env = { ...options.env, NODE_TEST_CONTEXT: undefined };
    const { code } = await runProcess(process.execPath, parametersOf(options, countFile), {
      cwd: root,
      env,
      output: "show",
    });
    const count = await readCount(countFile);
    if (!count) return brokenPart(part, where, `the test runner ended with ${code} and no result`);
    for (const file of count.empty) console.error(`${file} holds no test.`);
    const failed = count.failed + count.empty.length;
    if (code !== 0 && failed === 0) return brokenPart(part, where, `the test runner ended with ${code}`);
    return { part, where, passed: count.passed, failed, skipped: count.skipped };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
