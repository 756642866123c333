import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Engine } from "./browsers.ts";
import { runProcess } from "./processes.ts";

/** Debian's packages for each engine. */
const PACKAGES: Readonly<Record<Engine, readonly string[]>> = {
  chromium: ["chromium"],
  firefox: ["firefox-esr"],
  webkit: ["webkit2gtk-driver", "xvfb"],
};

/** One command of the installation. */
export interface InstallCommand {
  readonly command: string;
  readonly parameters: readonly string[];
}

/** Ubuntu's packages of these names are snap stubs or missing, so only Debian itself counts. */
function isDebian(): boolean {
  const file = "/etc/os-release";
  return existsSync(file) && /^ID="?debian"?$/m.test(readFileSync(file, "utf8"));
}

/**
 * The commands that bring browsers for some engines: Debian's packages, else Playwright's own builds.
 *
 * @param engines what is missing
 * @param debian whether this is Debian; found out if not given
 */
export function installCommands(engines: readonly Engine[], debian = isDebian()): InstallCommand[] {
  if (debian) {
    const packages = engines.flatMap((engine) => PACKAGES[engine]);
    return [
      { command: "apt-get", parameters: ["update"] },
      { command: "apt-get", parameters: ["install", "-y", "--no-install-recommends", ...packages] },
    ];
  }
  const folder = dirname(createRequire(import.meta.url).resolve("playwright-core/package.json"));
  return [{ command: process.execPath, parameters: [join(folder, "cli.js"), "install", ...engines] }];
}

/** The same commands as a person would type them. */
export function describeInstall(engines: readonly Engine[], debian = isDebian()): string {
  if (!debian) return `npx playwright-core install ${engines.join(" ")}`;
  return installCommands(engines, debian)
    .map(({ command, parameters }) => `sudo ${[command, ...parameters].join(" ")}`)
    .join(" && ");
}

/**
 * Installs browsers for some engines, if this user may.
 *
 * @returns undefined when everything went well, else the reason why not
 */
export async function installBrowsers(engines: readonly Engine[]): Promise<string | undefined> {
  if (isDebian() && process.getuid?.() !== 0) return "installing packages needs root";
  for (const { command, parameters } of installCommands(engines)) {
    console.log(`> ${[command, ...parameters].join(" ")}`);
    const { code, output } = await runProcess(command, parameters, { env: { DEBIAN_FRONTEND: "noninteractive" } });
    if (code !== 0)
      return `"${command} ${parameters[0] ?? ""}" ended with ${code}: ${output.trim().split("\n").at(-1)}`;
  }
  return undefined;
}
