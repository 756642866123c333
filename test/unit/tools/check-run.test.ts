import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runAll, runChecks } from "../../../tools/lib/check-run.ts";
import type { Check } from "../../../tools/lib/checks.ts";

const check = (name: string, ok: boolean, after?: string): Check => ({
  name,
  run: () => Promise.resolve({ ok, output: "" }),
  ...(after === undefined ? {} : { after }),
});

async function run(...checks: Check[]): Promise<{ passed: boolean; ended: string[] }> {
  const ended: string[] = [];
  const passed = await runAll(checks, ({ name, ok }) => ended.push(`${name} ${ok ? "ok" : "failed"}`));
  return { passed, ended: ended.sort() };
}

describe("npm run check", () => {
  it("runs all, even if one fails or throws", async () => {
    const throwing: Check = { name: "b", run: () => Promise.reject(new Error("broken")) };
    assert.deepEqual(await run(check("a", false), throwing, check("c", true)), {
      passed: false,
      ended: ["a failed", "b failed", "c ok"],
    });
    assert.deepEqual(await run(check("a", true), check("b", true)), { passed: true, ended: ["a ok", "b ok"] });
  });

  it("runs one after what it waits for, and fails it when that failed", async () => {
    const order: string[] = [];
    const noting = (name: string, ok: boolean, after?: string): Check => ({
      ...check(name, ok, after),
      run: () => Promise.resolve({ ok, output: String(order.push(name)) }),
    });
    assert.deepEqual((await run(noting("sizes", true, "build"), noting("build", true))).ended, [
      "build ok",
      "sizes ok",
    ]);
    assert.deepEqual(order, ["build", "sizes"]);
    assert.deepEqual((await run(noting("sizes", true, "build"), noting("build", false))).ended, [
      "build failed",
      "sizes failed",
    ]);
    assert.deepEqual(order, ["build", "sizes", "build"]);
  });

  it("knows its checks by name, and says them", async (context) => {
    const said = context.mock.method(console, "error", () => undefined);
    assert.equal(await runChecks(["no-such-check"]), 2);
    assert.match(String(said.mock.calls[0]?.arguments[0]), /No check is called "no-such-check".* lint, build, types/);
  });
});
