import type { PartResult, Tally } from "./tally.ts";

/** What one test file did in one place. */
export interface FileResult extends Tally {
  /** Absolute path. */
  readonly file: string;
  /** The tests that failed, by name. */
  readonly failures: readonly string[];
}

/** With more failed files than this the code is broken, not a test unlucky: running them again would only take time. */
const MOST_FILES = 5;

/** @returns the files to run once more: those with a failure, or none when there are too many of them */
export function filesToRepeat(results: readonly FileResult[]): string[] {
  const failed = results.filter((result) => result.failed > 0).map(({ file }) => file);
  return failed.length > MOST_FILES ? [] : failed;
}

/**
 * Counts a part in one place. Where a file ran twice the second run counts; a test that failed only in the first is
 * named as unstable.
 *
 * @param first every file's result
 * @param second the results of the files that ran once more
 */
export function settle(
  { part, where }: Pick<PartResult, "part" | "where">,
  first: readonly FileResult[],
  second: readonly FileResult[] = [],
): PartResult {
  const repeated = new Map(second.map((result) => [result.file, result]));
  const counted = first.map((result) => repeated.get(result.file) ?? result);
  const failures = counted.flatMap((result) => result.failures);
  const unstable = first.filter(({ file }) => repeated.has(file)).flatMap((result) => result.failures);
  const sum = (key: keyof Tally): number => counted.reduce((total, result) => total + result[key], 0);
  return {
    part,
    where,
    passed: sum("passed"),
    failed: sum("failed"),
    skipped: sum("skipped"),
    failures,
    unstable: unstable.filter((name) => !failures.includes(name)),
  };
}
