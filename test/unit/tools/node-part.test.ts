import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { runProcess } from "../../../tools/lib/processes.ts";
import type { PartResult } from "../../../tools/lib/tally.ts";

const HEAD = `import { before, describe, it, test } from "node:test";\n`;
const fail = `() => { throw new Error("told to"); }`;

/** Runs files through the part in a process of its own: a runner inside a runner would report to the outer one. */
async function run(files: Readonly<Record<string, string>>, serial: boolean, again = false): Promise<PartResult> {
  const paths: string[] = [];
  for (const [name, code] of Object.entries(files)) {
    const path = join(folder, name);
    await writeFile(path, code);
    paths.push(path);
  }
  const module = JSON.stringify(join(import.meta.dirname, "../../../tools/lib/node-part.ts"));
  const options = JSON.stringify({ part: "unit", where: "here", files: paths, serial, timeout: 5000, again });
  const script = `const { runNodePart } = await import(${module});
    console.log("\\nRESULT " + JSON.stringify(await runNodePart(${options})));`;
  const { output } = await runProcess(process.execPath, ["--input-type=module", "-e", script]);
  if (!output.includes("RESULT {")) throw new Error(output);
  return JSON.parse(/^RESULT (.*)$/m.exec(output)?.[1] ?? "null") as PartResult;
}

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "lead-chat-node-part-"));
});
after(() => rm(folder, { recursive: true }));

for (const serial of [false, true]) {
  describe(`tests under Node, ${serial ? "all in one process" : "a process a file"}`, () => {
    it("are counted: tests, not suites", async () => {
      const code = `${HEAD}
        describe("suite", () => { it("a", () => {}); it("b", ${fail}); it.skip("c", () => {}); it.todo("d"); });
        describe("fine", () => { it("a", () => {}); });
        test("alone", () => {});`;
      const { passed, failed, skipped, problem } = await run({ "mixed.test.ts": code }, serial);
      assert.deepEqual({ passed, failed, skipped, problem }, { passed: 3, failed: 1, skipped: 2, problem: undefined });
    });

    it("fail as a whole when a hook fails", async () => {
      const code = `${HEAD}describe("suite", () => { before(${fail}); it("never runs", () => {}); });`;
      const result = await run({ "hook.test.ts": code }, serial);
      assert.ok(result.failed > 0 && result.passed === 0 && !result.problem, JSON.stringify(result));
    });

    it("fail when a file cannot be loaded", async () => {
      const result = await run({ "crash.test.ts": `throw new Error("told to");` }, serial);
      assert.deepEqual([result.passed, result.failed, result.problem], [0, 1, undefined]);
    });

    it("fail when a file holds no test", async () => {
      const result = await run({ "empty.test.ts": `export const nothing = 1;` }, serial);
      assert.deepEqual([result.passed, result.failed, result.problem], [0, 1, undefined]);
    });

    it("run once more where that is asked for, and what passes then is named", async () => {
      const mark = JSON.stringify(join(folder, `mark-${serial}`));
      const unlucky = `${HEAD}import { existsSync, writeFileSync } from "node:fs";
        test("unlucky", () => { if (!existsSync(${mark})) { writeFileSync(${mark}, ""); throw new Error("told to"); } });`;
      const stable = `${HEAD}test("fine", () => {}); test("broken", ${fail});`;
      const result = await run({ "unlucky.test.ts": unlucky, "stable.test.ts": stable }, serial, true);
      assert.deepEqual([result.passed, result.failed], [2, 1], JSON.stringify(result));
      assert.match(result.failures?.join() ?? "", /stable\.test\.ts: broken$/);
      assert.match(result.unstable?.join() ?? "", /unlucky\.test\.ts: unlucky$/);
    });

    it("fail when the process dies in the middle", async () => {
      const code = `${HEAD}test("dies", () => { process.kill(process.pid, "SIGKILL"); });`;
      const result = await run({ "dies.test.ts": code }, serial);
      assert.ok(result.failed > 0 && result.passed === 0, JSON.stringify(result));
    });
  });
}
