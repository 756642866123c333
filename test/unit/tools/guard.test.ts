import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runProcess } from "../../../tools/lib/processes.ts";
import { isNodeRecent } from "../../../tools/node-version.mjs";

const guard = JSON.stringify(new URL("../../../tools/lib/guard.mjs", import.meta.url).href);

function run(version: string): Promise<{ code: number; output: string }> {
  const script = `
    const { requireRecentNode } = await import(${guard});
    requireRecentNode("The tests", "npm test", "${version}");
    console.log("went on");`;
  return runProcess(process.execPath, ["--input-type=module", "-e", script]);
}

describe("the guard against an old Node", () => {
  it("knows which versions run TypeScript and have SQLite", () => {
    for (const version of ["22.18.0", "22.20.1", "23.0.0", "24.21.0", "100.0.0"])
      assert.ok(isNodeRecent(version), version);
    for (const version of ["22.17.9", "20.20.2", "18.0.0", "9.9.9"]) assert.ok(!isNodeRecent(version), version);
  });

  it("lets a recent one pass in silence", async () => {
    assert.deepEqual(await run("22.18.0"), { code: 0, output: "went on\n" });
  });

  it("says in one sentence what is missing and what to do", async () => {
    const { code, output } = await run("20.20.2");
    assert.equal(code, 1);
    assert.equal(
      output,
      'The tests need Node 22.18 or later and this is 20.20.2: run "npm ci", which brings a recent one for this project, and then "npm test".\n',
    );
  });
});
