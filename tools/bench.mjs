// `npm run bench -- NAME`: one benchmark of bench/, in a process of its own. Plain JavaScript up to the guard.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { requireRecentNode } from "./lib/guard.mjs";

requireRecentNode("The benchmarks", "npm run bench");
const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), "bench");
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -".ts".length));
const [name = "", ...parameters] = process.argv.slice(2);
const file = join(folder, `${name}.ts`);

if (names.includes(name) && existsSync(file)) {
  process.exitCode = spawnSync(process.execPath, [file, ...parameters], { stdio: "inherit" }).status ?? 1;
} else {
  console.error(`npm run bench -- NAME, where NAME is one of: ${names.sort().join(", ")}`);
  process.exitCode = 2;
}
