import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { join } from "node:path";
import { root } from "../../../tools/lib/root.ts";
import { countSession, failedTests } from "../../../tools/lib/count-session.ts";

const test = (outcome: "passed" | "failed" | "skipped") => ({
  name: outcome,
  passed: outcome === "passed",
  skipped: outcome === "skipped",
});

describe("what a test file did in a browser", () => {
  it("is counted through all its suites", () => {
    const inner = { name: "inner", suites: [], tests: [test("failed"), test("skipped")] };
    const testResults = { name: "", suites: [inner], tests: [test("passed"), test("passed")] };
    const counted = countSession({ testResults, errors: [], passed: false });
    assert.deepEqual(counted, { passed: 2, failed: 1, skipped: 1 });
  });

  it("is a failure when nothing ran", () => {
    const none = { name: "", suites: [], tests: [] };
    assert.equal(countSession({ testResults: none, errors: [], passed: true }).failed, 1);
    assert.equal(countSession({ errors: [{ message: "could not be loaded" }], passed: false }).failed, 1);
  });

  it("is a failure when something broke outside of the tests", () => {
    const testResults = { name: "", suites: [], tests: [test("passed")] };
    const counted = countSession({ testResults, errors: [{ message: "unhandled" }], passed: false });
    assert.deepEqual(counted, { passed: 1, failed: 1, skipped: 0 });
  });

  it("names the tests that failed, or the file when it broke outside of them", () => {
    const inner = { name: "inner", suites: [], tests: [test("failed"), test("passed")] };
    const outer = { name: "outer", suites: [inner], tests: [test("skipped")] };
    const testFile = join(root, "test/element/a.test.ts");
    const testResults = { name: "", suites: [outer], tests: [] };
    assert.deepEqual(failedTests({ testFile, testResults }), ["test/element/a.test.ts: outer inner failed"]);
    assert.deepEqual(failedTests({ testFile }), ["test/element/a.test.ts"]);
  });
});
