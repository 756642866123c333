/** How many tests of one kind ended how. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** One line of the summary: a part of the tests, where it ran and what came out. */
export interface PartResult extends Tally {
  /** `unit`, `element` or `e2e`. */
  readonly part: string;
  /** Where it ran, e.g. `Node 24.21.0` or `Firefox 153.7.0`. */
  readonly where: string;
  /** Why it could not run at all, if so; it then counts as one failed test. */
  readonly problem?: string;
  /** The tests that failed, each by file and name. */
  readonly failures?: readonly string[];
  /** The tests that failed at first and passed when their file ran once more; each is a bug, of the test or the code. */
  readonly unstable?: readonly string[];
}

/** @returns `12 passed, 1 failed`, with `, 2 skipped` where some were */
export function describeTally({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** @returns the sum of all parts */
export function addTallies(results: readonly Tally[]): Tally {
  const sum: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const result of results) {
    sum.passed += result.passed;
    sum.failed += result.failed;
    sum.skipped += result.skipped;
  }
  return sum;
}

/** @returns a part that could not run, as one failed test */
export function brokenPart(part: string, where: string, problem: string): PartResult {
  return { part, where, problem, passed: 0, failed: 1, skipped: 0 };
}
