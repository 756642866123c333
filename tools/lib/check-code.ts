import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CheckOutcome } from "./checks.ts";

/** What a strict Content-Security-Policy or Trusted Types refuse, wherever it came from. */
const FORBIDDEN = [
  { pattern: /\bnew Function\b/g, name: "new Function" },
  { pattern: /(?<![\w$.])eval\s*\(/g, name: "eval" },
  { pattern: /\.(?:inner|outer)HTML\s*=(?!=)/g, name: "innerHTML" },
  { pattern: /\.insertAdjacentHTML\b/g, name: "insertAdjacentHTML" },
  { pattern: /\bdocument\.write\b/g, name: "document.write" },
  { pattern: /\bunsafeHTML\b/g, name: "unsafeHTML" },
];

/** Lit's one place that turns a template's own text into elements, through its Trusted Types policy. */
const LIT_TEMPLATE = /createElement\(["'`]template["'`]\)[;,]\s*(?:return )?[\w$]+\.innerHTML\s*=\s*[\w$]+/g;

/** @returns the names of what is forbidden in a script, one for each time it stands there */
export function findForbidden(code: string): string[] {
  const own = code.replaceAll(LIT_TEMPLATE, "");
  return FORBIDDEN.flatMap(({ pattern, name }) => Array.from(own.matchAll(pattern), () => name));
}

/** Looks through every script of `dist/cdn`. */
export async function checkCode(folder: string): Promise<CheckOutcome> {
  const files = globSync("**/*.js", { cwd: folder }).sort();
  const lines: string[] = [];
  for (const file of files) {
    const found = findForbidden(await readFile(join(folder, file), "utf8"));
    if (found.length > 0) lines.push(`${file}: ${found.join(", ")}`);
  }
  if (files.length === 0) lines.push(`There is no script in ${folder}.`);
  return { ok: lines.length === 0, output: lines.join("\n") };
}
