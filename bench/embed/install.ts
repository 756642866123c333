import { existsSync } from "node:fs";
import { createHash } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { npmCommand } from "../../tools/lib/npm-command.ts";
import { runProcess } from "../../tools/lib/processes.ts";
import type { Widget } from "./types.ts";

/** Where all that is brought here lies. */
export const baseFolder = (): string => join(tmpdir(), "lead-chat-bench-embed");

/** Where one chat's packages lie: another version or bundle, another folder; the same again needs no network. */
export function folderOf(base: string, { name, packages, entry }: Widget): string {
  const id = createHash("sha256")
    .update(JSON.stringify([packages, entry]))
    .digest("hex")
    .slice(0, 12);
  return join(base, `${name}-${id}`);
}

/** Nothing of theirs is run here, only served. */
const QUIET = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--legacy-peer-deps"] as const;

async function run(folder: string, [command, ...parameters]: readonly [string, ...string[]]): Promise<string> {
  const { code, output } = await runProcess(command, parameters, { cwd: folder });
  if (code === 0) return output;
  throw new Error(
    `${command} ${parameters.join(" ")} in ${folder} ended with ${String(code)}:\n${output.slice(-2000)}`,
  );
}

async function npm(folder: string, ...parameters: string[]): Promise<string> {
  const [command, first] = npmCommand();
  return run(folder, [command, ...first, ...parameters]);
}

/** With everything that it depends on, to be bundled. */
async function installWhole(folder: string, packages: Widget["packages"]): Promise<void> {
  const manifest = { private: true, type: "module", dependencies: packages };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  await npm(folder, "install", ...QUIET);
}

/** Its own files alone, into `package`: the one for browsers has in it whatever it depends on. */
async function unpack(folder: string, packages: Widget["packages"]): Promise<void> {
  for (const [name, version] of Object.entries(packages)) {
    const output = await npm(folder, "pack", "--json", `${name}@${version}`);
    const [packed] = JSON.parse(output.slice(output.indexOf("["))) as { filename: string }[];
    if (packed === undefined) throw new Error(`npm pack ${name}@${version} made no file:\n${output}`);
    await run(folder, ["tar", "-xzf", packed.filename]);
    await rm(join(folder, packed.filename));
  }
}

/** Makes files for browsers, as a site with a bundler would. */
async function bundle(folder: string, entry: string): Promise<void> {
  const input = join(folder, "entry.js");
  await writeFile(input, entry);
  await build({
    root: folder,
    configFile: false,
    logLevel: "error",
    publicDir: false,
    build: {
      outDir: "bundle",
      modulePreload: false,
      cssCodeSplit: false,
      rolldownOptions: { input, output: { entryFileNames: "main.js", assetFileNames: "[name][extname]" } },
    },
  });
}

/**
 * Brings the packages of a chat into a temporary folder, each chat's apart.
 *
 * @returns its folder: with `package` as it was published, or bundled, with `bundle/main.js`, its styles and `node_modules`
 */
export async function install(base: string, widget: Widget): Promise<string> {
  const folder = folderOf(base, widget);
  if (existsSync(folder)) return folder;
  // What was interrupted is not taken for whole.
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  if (widget.entry === undefined) {
    await unpack(unfinished, widget.packages);
  } else {
    await installWhole(unfinished, widget.packages);
    await bundle(unfinished, widget.entry);
  }
  await rename(unfinished, folder);
  return folder;
}
