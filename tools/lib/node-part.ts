import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Count } from "./count-reporter.ts";
import { runProcess } from "./processes.ts";
import { fromRoot, root } from "./root.ts";
import { filesToRepeat, settle } from "./second-run.ts";
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
  /** Whether files that failed run once more. */
  readonly again?: boolean;
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

/** What one run of the files left behind. */
interface Run {
  readonly code: number | null;
  readonly count: Count | undefined;
}

async function runOnce(options: NodePartOptions): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), "lead-chat-test-"));
  try {
    const countFile = join(folder, "count.json");
    // Node's runner refuses to run inside of itself, which is what this project's own tests of it do.
    const env = { ...options.env, NODE_TEST_CONTEXT: undefined };
    const parameters = parametersOf(options, countFile);
    const { code } = await runProcess(process.execPath, parameters, { cwd: root, env, output: "show" });
    return { code, count: await readCount(countFile) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a run's count says of the part; a second run's, where files that failed ran once more. */
async function judge(options: NodePartOptions, count: Count): Promise<PartResult> {
  const files = options.again === true && count.empty.length === 0 ? filesToRepeat(count.files) : [];
  if (files.length === 0) return settle(options, count.files);
  console.log(`\n${options.part}: once more ${files.map(fromRoot).join(", ")}`);
  const second = await runOnce({ ...options, files });
  // Without a count the second run says nothing: the first one stands.
  return settle(options, count.files, second.count?.files);
}

/**
 * Runs test files with Node's runner and counts. A file without tests, a crash and an exit code that does not fit the
 * count are failures.
 */
export async function runNodePart(options: NodePartOptions): Promise<PartResult> {
  const { part, where } = options;
  const { code, count } = await runOnce(options);
  if (!count) return brokenPart(part, where, `the test runner ended with ${code} and no result`);
  for (const file of count.empty) console.error(`${file} holds no test.`);
  const result = await judge(options, count);
  result.failed += count.empty.length;
  const failedAtFirst = count.files.some((file) => file.failed > 0) || count.empty.length > 0;
  if (code !== 0 && !failedAtFirst) return brokenPart(part, where, `the test runner ended with ${code}`);
  return result;
}
