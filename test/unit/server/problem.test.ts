import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { problemCodes, problemKinds } from "../../../src/protocol/problem-codes.ts";

const server = new URL("../../../src/server/", import.meta.url);
const sources = readdirSync(server, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => ({ path, text: readFileSync(new URL(path, server), "utf8") }));

describe("the table of refusals", () => {
  it("is the only way to refuse: nothing makes a problem beside it", () => {
    const makers = sources.filter(({ text }) => text.includes("new Problem("));
    assert.deepEqual(
      makers.map(({ path }) => path),
      ["problem.ts"],
    );
    assert.deepEqual(
      sources.filter(({ text }) => text.includes("problem+json")).map(({ path }) => path),
      ["problem.ts"],
    );
  });

  it("has no reason that nothing gives, and no kind without one", () => {
    const given = (code: string) =>
      sources.some(({ path, text }) => path !== "problem.ts" && text.includes(`"${code}"`));
    assert.deepEqual(
      Object.keys(problemCodes).filter((code) => !given(code)),
      [],
    );
    const used = new Set(Object.values(problemCodes).map(({ kind }) => kind));
    assert.deepEqual(
      Object.keys(problemKinds).filter((kind) => !used.has(kind as keyof typeof problemKinds)),
      [],
    );
  });
});
