import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runProcess, startProcess } from "../../../tools/lib/processes.ts";
import { until } from "../../e2e/support/until.ts";

/** A process that starts another one, says its id, and lets neither end by itself or by a gentle request. */
const STUBBORN = `
  process.on("SIGTERM", () => {});
  const inner = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000);';
  const child = require("node:child_process").spawn(process.execPath, ["-e", inner], { stdio: "ignore" });
  child.once("spawn", () => setTimeout(() => console.log("id " + child.pid), 200));
  setInterval(() => {}, 1000);
`;

function lives(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}

describe("processes", { skip: process.platform === "win32" && "groups are not a thing there" }, () => {
  it("are run to their end, with what they wrote and their exit code", async () => {
    const script = `console.log(process.env.GIVEN); console.error("err"); process.exit(3)`;
    const { code, output } = await runProcess(process.execPath, ["-e", script], { env: { GIVEN: "out" } });
    assert.equal(code, 3);
    assert.deepEqual(output.trim().split("\n").sort(), ["err", "out"]);
  });

  it("that do not exist end with an error, not with an exception", async () => {
    const { code, output } = await runProcess("/no/such/program", []);
    assert.equal(code, 127);
    assert.match(output, /ENOENT/);
  });

  it("are killed with everything they started, however stubborn", async () => {
    const started = startProcess(process.execPath, ["-e", STUBBORN], { output: "collect" });
    const inner = await until(() => Number(/id (\d+)/.exec(started.output())?.[1]), "the inner process");
    assert.ok(lives(inner) && lives(started.id));
    await started.kill();
    await until(() => !lives(inner) && !lives(started.id), "the end of both");
    assert.notEqual(await started.ended, 0);
  });

  it("do not outlive the process that started them", async () => {
    const module = JSON.stringify(new URL("../../../tools/lib/processes.ts", import.meta.url).href);
    const script = `
      const { startProcess } = await import(${module});
      const started = startProcess(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
      console.log("id " + started.id);
      process.exit(0);`;
    const { output } = await runProcess(process.execPath, ["--input-type=module", "-e", script]);
    const inner = Number(/id (\d+)/.exec(output)?.[1]);
    assert.ok(inner > 0, output);
    await until(() => !lives(inner), "its end");
  });

  it("end when the one that started them is interrupted", async () => {
    const module = JSON.stringify(new URL("../../../tools/lib/processes.ts", import.meta.url).href);
    const script = `
      const { startProcess } = await import(${module});
      const started = startProcess(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
      console.log("id " + started.id);
      setInterval(() => {}, 1000);`;
    const outer = startProcess(process.execPath, ["--input-type=module", "-e", script], { output: "collect" });
    const inner = await until(() => Number(/id (\d+)/.exec(outer.output())?.[1]), "the inner process");
    process.kill(outer.id, "SIGINT");
    assert.equal(await outer.ended, 130);
    await until(() => !lives(inner), "its end");
  });
});
