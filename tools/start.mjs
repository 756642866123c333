// `npm start`: builds what is needed and serves everything on one port. Plain JavaScript, so that an old Node can read
// it up to the guard. The server runs in this very process: signals reach it without a middleman.
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { requireRecentNode } from "./lib/guard.mjs";

/** What is served, the file that its build writes, and what it is made of. */
const parts = [
  { name: "cdn", result: "dist/cdn/loader.js", sources: ["src/**", "tools/build-cdn.mjs", "tools/lib/*.mjs"] },
  {
    name: "center",
    result: "dist/center-page/index.html",
    sources: ["src/{center,controllers,elements,i18n,protocol,shared}/**", "tools/build-center.mjs"],
  },
  { name: "docs", result: "dist/docs/index.html", sources: ["docs/**", "tools/docs/**", "tools/build-docs.mjs"] },
  { name: "demo", result: "dist/demo/index.html", sources: ["demo/**", "vite.config.ts", "tools/build-demo.mjs"] },
];
const usedByAll = ["package-lock.json", "tsconfig*.json", "tools/build.mjs"];

function modified(path) {
  return fs.statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

/** Whether a part was never built, or something that it is made of is younger than its build. */
function isStale(root, { result, sources }) {
  const built = modified(join(root, result));
  if (built === undefined) return true;
  const files = fs.globSync([...sources, ...usedByAll], { cwd: root });
  return files.some((file) => (modified(join(root, file)) ?? 0) > built);
}

function buildWhatIsNeeded(root) {
  // What is not served needs no build.
  const isServed = ({ name }) => name !== "demo" || !["0", "false"].includes(process.env.LEAD_CHAT_DEMO ?? "");
  const names = parts.filter((part) => isServed(part) && isStale(root, part)).map(({ name }) => name);
  if (names.length === 0) return;
  console.log(`Building ${names.join(", ")} …`);
  // A process of its own: the server does not carry the bundlers along.
  const { status } = spawnSync(process.execPath, [join(root, "tools", "build.mjs"), ...names], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

requireRecentNode("The server and its build", "npm start");
buildWhatIsNeeded(dirname(dirname(fileURLToPath(import.meta.url))));
await import("../src/server/main.ts");
