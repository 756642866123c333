import assert from "node:assert/strict";
import { it } from "node:test";
import { addTallies, brokenPart, describeTally } from "../../../tools/lib/tally.ts";

it("sums results and tells them in one line", () => {
  const sum = addTallies([
    { passed: 2, failed: 0, skipped: 1 },
    { passed: 3, failed: 1, skipped: 0 },
  ]);
  assert.equal(describeTally(sum), "5 passed, 1 failed, 1 skipped");
  assert.equal(describeTally({ passed: 1, failed: 0, skipped: 0 }), "1 passed, 0 failed");
});

it("counts a part that could not run as a failure", () => {
  assert.equal(brokenPart("e2e", "Node", "no build").failed, 1);
});
