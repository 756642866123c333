import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { filesToRepeat, settle, type FileResult } from "../../../tools/lib/second-run.ts";

const place = { part: "element", where: "a browser" };
const fine = (file: string): FileResult => ({ file, passed: 2, failed: 0, skipped: 1, failures: [] });
const broken = (file: string, ...failures: string[]): FileResult => ({
  file,
  passed: 1,
  failed: failures.length,
  skipped: 0,
  failures,
});

describe("a second run", () => {
  it("is of the files that failed", () => {
    assert.deepEqual(filesToRepeat([fine("a"), broken("b", "b: one"), fine("c")]), ["b"]);
    assert.deepEqual(filesToRepeat([fine("a")]), []);
  });

  it("is not made when more than five files failed", () => {
    const names = ["a", "b", "c", "d", "e"];
    const five = names.map((file) => broken(file, file));
    assert.deepEqual(filesToRepeat(five), names);
    assert.deepEqual(filesToRepeat([...five, broken("f", "f")]), []);
  });

  it("counts instead of the first, and names what passed only then", () => {
    const first = [fine("a"), broken("b", "b: one")];
    assert.deepEqual(settle(place, first, [{ ...fine("b"), passed: 2, skipped: 0 }]), {
      ...place,
      passed: 4,
      failed: 0,
      skipped: 1,
      failures: [],
      unstable: ["b: one"],
    });
  });

  it("leaves failed what fails again", () => {
    const { failed, failures, unstable } = settle(
      place,
      [broken("b", "b: one", "b: two")],
      [broken("b", "b: two", "b: three")],
    );
    assert.deepEqual([failed, failures, unstable], [2, ["b: two", "b: three"], ["b: one"]]);
  });

  it("that was not made leaves the first as it is", () => {
    const { passed, failed, failures, unstable } = settle(place, [fine("a"), broken("b", "b: one")]);
    assert.deepEqual([passed, failed, failures, unstable], [3, 1, ["b: one"], []]);
  });
});
