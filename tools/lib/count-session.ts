import type { TestSession, TestSuiteResult } from "@web/test-runner-core";
import { fromRoot } from "./root.ts";
import type { Tally } from "./tally.ts";

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
  const broken = tally.failed === 0 && (session.errors.length > 0 || session.passed !== true);
  if (none || broken) tally.failed += 1;
  return tally;
}

/** The names of the tests of a suite, and of those inside it, that failed. */
function failuresOf(suite: TestSuiteResult, path: string): string[] {
  const name = path === "" ? suite.name : `${path} ${suite.name}`;
  const own = suite.tests.filter((test) => !test.passed && !test.skipped).map((test) => `${name} ${test.name}`.trim());
  return [...own, ...suite.suites.flatMap((inner) => failuresOf(inner, name))];
}

/** @returns the full names of the tests of one file that failed in one browser; the file itself where no test did */
export function failedTests({ testResults, testFile }: Pick<TestSession, "testResults" | "testFile">): string[] {
  const file = fromRoot(testFile);
  const names = testResults ? failuresOf(testResults, "") : [];
  return names.length > 0 ? names.map((name) => `${file}: ${name}`) : [file];
}
