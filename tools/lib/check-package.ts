import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CheckOutcome } from "./checks.ts";
import { npmCommand } from "./npm-command.ts";
import { runProcess } from "./processes.ts";
import { root } from "./root.ts";

/** Packs what would be published. Scripts stay out: the build has run already. */
async function pack(folder: string): Promise<string> {
  const [command, parameters] = npmCommand();
  const options = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
  const { code, output } = await runProcess(command, [...parameters, ...options], { cwd: root });
  const name = /"filename":\s*"([^"]+)"/.exec(output)?.[1];
  if (code !== 0 || name === undefined) throw new Error(`npm pack ended with ${code}:\n${output}`);
  return join(folder, name);
}

/** Lets publint and "are the types wrong" look at the package as those see it who install it. */
export async function checkPackage(): Promise<CheckOutcome> {
  const folder = await mkdtemp(join(tmpdir(), "lead-chat-pack-"));
  try {
    const file = await pack(folder);
    // A style sheet has no types.
    const types = ["--profile", "esm-only", "--no-emoji", "--exclude-entrypoints", "./themes/direct.css"];
    const judges = [
      ["node_modules/publint/src/cli.js", "run", file, "--strict"],
      ["node_modules/@arethetypeswrong/cli/dist/index.js", file, ...types],
    ];
    const outputs: string[] = [];
    for (const [script = "", ...parameters] of judges) {
      const { code, output } = await runProcess(process.execPath, [join(root, script), ...parameters], { cwd: root });
      if (code !== 0) outputs.push(output.trim());
    }
    return { ok: outputs.length === 0, output: outputs.join("\n") };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
