import { findOnPath } from "./browsers.ts";

/**
 * How to call npm without a shell: as this process was started by it, else the one on the path.
 *
 * @returns an executable and the arguments that come first
 * @throws Error where there is none
 */
export function npmCommand(): readonly [string, readonly string[]] {
  const script = process.env["npm_execpath"];
  if (script) return [process.execPath, [script]];
  const npm = findOnPath("npm");
  if (!npm) throw new Error("There is no npm on the path.");
  return [npm, []];
}
