// The licences of what is bundled, in one file beside it: in each chunk they would be a visitor's bytes.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * @param {readonly string[]} moduleIds absolute paths of everything that was bundled
 * @returns {string} name, version and licence of each package among them
 * @throws Error where a package has no licence file: it must not be bundled silently
 */
export function bundledLicences(moduleIds) {
  const folders = new Set();
  for (const id of moduleIds) {
    const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll("\\", "/"))?.[0];
    if (folder && existsSync(join(folder, "package.json"))) folders.add(folder);
  }
  return [...folders].sort().map(describe).join("\n\n");
}

function describe(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.|$)/i.test(entry));
  if (!file) throw new Error(`${name} is bundled, but has no licence file`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}
