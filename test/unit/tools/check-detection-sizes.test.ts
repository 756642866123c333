import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { measureDetection } from "../../../bench/detection-size.ts";
import { compareDetection, DETECTION_LIMITS } from "../../../tools/lib/check-detection-sizes.ts";

describe("the sizes of detection", () => {
  it("keep their limits, each of which stands for files that there are", async () => {
    const { ok, output } = compareDetection(await measureDetection());
    assert.ok(ok, output);
    assert.equal(output.split("\n").length, DETECTION_LIMITS.length);
    assert.match(output, /everything but numbers: \d+ of \d+ bytes gzip, aimed at 13000/);
  });

  it("are refused where one is too large, or where its file is not there", async () => {
    const chunks = await measureDetection();
    const grown = chunks.map((chunk) => (chunk.name === "thai" ? { ...chunk, gzip: 9_000 } : chunk));
    const { ok, output } = compareDetection(grown);
    assert.equal(ok, false);
    assert.match(output, /words: thai: 9000 of \d+ bytes gzip: TOO MUCH/);
    assert.match(compareDetection(chunks.filter(({ name }) => name !== "khmer")).output, /words: khmer: .*NOT FOUND/);
  });
});
