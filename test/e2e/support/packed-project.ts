import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { npmCommand } from "../../../tools/lib/npm-command.ts";
import { runProcess } from "../../../tools/lib/processes.ts";
import { root } from "../../../tools/lib/root.ts";

/** Runs npm and rejects with what it wrote when it fails. */
async function npm(parameters: readonly string[], cwd: string, env: Record<string, string> = {}): Promise<string> {
  const [command, first] = npmCommand();
  const { code, output } = await runProcess(command, [...first, ...parameters], { cwd, env });
  if (code !== 0) throw new Error(`npm ${parameters.join(" ")} in ${cwd} ended with ${code}:\n${output}`);
  return output;
}

/** Packs what would be published. @returns the path of the archive */
export async function packPackage(folder: string): Promise<string> {
  const output = await npm(["pack", "--ignore-scripts", "--json", "--pack-destination", folder], root);
  const name = /"filename":\s*"([^"]+)"/.exec(output)?.[1];
  if (name === undefined) throw new Error(`npm pack named no file:\n${output}`);
  return join(folder, name);
}

/** A project of `demo/frameworks` as its owner has it: a folder of its own, with the package from an archive. */
export class PackedProject {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * Copies, installs and builds it.
   *
   * @param name folder in `demo/frameworks`
   * @param archive what `packPackage` gave
   * @param env variables for its build
   */
  static async build(name: string, archive: string, env: Record<string, string> = {}): Promise<PackedProject> {
    const project = new PackedProject(await mkdtemp(join(tmpdir(), `lead-chat-${name}-`)));
    await cp(join(root, "demo", "frameworks", name), project.folder, { recursive: true });
    const path = join(project.folder, "package.json");
    const manifest = JSON.parse(await readFile(path, "utf8")) as { dependencies: Record<string, string> };
    manifest.dependencies["lead-chat"] = `file:${archive}`;
    await writeFile(path, JSON.stringify(manifest));
    await npm(["install", "--no-audit", "--no-fund", "--prefer-offline"], project.folder);
    await npm(["run", "build"], project.folder, { NEXT_TELEMETRY_DISABLED: "1", ...env });
    return project;
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
