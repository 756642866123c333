import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkCode } from "./check-code.ts";
import { checkDetectionSizes } from "./check-detection-sizes.ts";
import { checkFormSize } from "./check-form-size.ts";
import { checkManifest } from "./check-manifest.ts";
import { checkPackage } from "./check-package.ts";
import { checkSizes } from "./check-sizes.ts";
import { checkTemplates } from "./check-templates.ts";
import { runProcess } from "./processes.ts";
import { root } from "./root.ts";

/** Whether it passed, and what there is to say. */
export interface CheckOutcome {
  readonly ok: boolean;
  readonly output: string;
}

/** One line of `npm run check`. */
export interface Check {
  readonly name: string;
  /** The check whose result it looks at. */
  readonly after?: string;
  run(): Promise<CheckOutcome>;
}

/** Runs a script under this very Node; what it says matters only when it fails. */
async function runScript(script: string, ...parameters: string[]): Promise<CheckOutcome> {
  const { code, output } = await runProcess(process.execPath, [join(root, script), ...parameters], { cwd: root });
  return { ok: code === 0, output: code === 0 ? "" : output };
}

const tsc = "node_modules/typescript/bin/tsc";

/** Compiles every folder that has settings of its own: the pure ones, without the DOM library. */
async function checkPureTypes(): Promise<CheckOutcome> {
  const projects = globSync("src/*/tsconfig.json", { cwd: root }).map((path) => dirname(path));
  const failures: string[] = [];
  for (const project of projects.sort()) {
    const { ok, output } = await runScript(tsc, "-p", project);
    if (!ok) failures.push(output.trim());
  }
  if (projects.length === 0) failures.push("No folder of src has settings of its own.");
  return { ok: failures.length === 0, output: failures.join("\n") };
}

/** All checks, the longest first, so that the short ones run beside them. */
export const CHECKS: readonly Check[] = [
  { name: "lint", run: () => runScript("node_modules/eslint/bin/eslint.js", "--max-warnings=0", ".") },
  { name: "build", run: () => runScript("tools/build.mjs") },
  { name: "types", run: () => runScript(tsc, "-p", ".") },
  { name: "pure-types", run: checkPureTypes },
  { name: "templates", run: checkTemplates },
  {
    name: "imports",
    run: () =>
      runScript(
        "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
        "src",
        "--config",
        ".dependency-cruiser.mjs",
      ),
  },
  {
    name: "format",
    run: () => runScript("node_modules/prettier/bin/prettier.cjs", "--check", "--log-level=warn", "."),
  },
  { name: "sizes", after: "build", run: () => checkSizes(join(root, "dist", "cdn")) },
  { name: "form-size", after: "build", run: () => checkFormSize(join(root, "dist", "cdn")) },
  { name: "detection-sizes", run: checkDetectionSizes },
  { name: "code", after: "build", run: () => checkCode(join(root, "dist", "cdn")) },
  { name: "manifest", after: "build", run: () => checkManifest(join(root, "dist", "custom-elements.json")) },
  { name: "package", after: "build", run: checkPackage },
];
