import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { type ChunkSize, measureDetection } from "../../../bench/detection-size.ts";

describe("what a visitor loads of detection", () => {
  let chunks: Map<string, ChunkSize>;
  const sum = (names: string, unit: "gzip" | "brotli") =>
    names.split(" ").reduce((total, name) => total + (chunks.get(name)?.[unit] ?? NaN), 0);

  before(async () => {
    chunks = new Map((await measureDetection()).map((chunk) => [chunk.name, chunk]));
  });

  it("with the module: at most 5.5 kB", () => {
    assert.ok(sum("detection", "brotli") <= 5_500);
  });

  it("for numbers: at most 12 kB with the plans of all markets, and with the world's", () => {
    assert.ok(sum("phone", "gzip") <= 12_000);
    assert.ok(sum("phone plans-world", "gzip") <= 12_000);
  });

  it("for a message in Latin letters with a name: at most 28.5 kB", () => {
    assert.ok(sum("detection reader names", "gzip") <= 28_500);
  });

  it("for one more script: at most 3.7 kB", () => {
    for (const script of "arabic han hangul hebrew indic kana khmer thai".split(" ")) {
      assert.ok(sum(script, "gzip") <= 3_700, script);
    }
  });
});
