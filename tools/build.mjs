// `npm run build`: everything in dist/. Parts can be named to build only them: cdn, package, server, center, docs, demo.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (path) => pathToFileURL(join(root, "tools", path)).href;

const parts = {
  cdn: async (outDir) => (await import(at("build-cdn.mjs"))).buildCdn({ root, outDir: join(outDir, "cdn") }),
  package: async (outDir) => (await import(at("build-package.mjs"))).buildPackage({ root, outDir }),
  server: async (outDir) =>
    (await import(at("build-server.mjs"))).buildServer({ root, outDir: join(outDir, "server") }),
  center: async (outDir) =>
    (await import(at("build-center.mjs"))).buildCenter({ root, outDir: join(outDir, "center-page") }),
  docs: async (outDir) => (await import(at("build-docs.mjs"))).buildDocs({ root, outDir: join(outDir, "docs") }),
  demo: async (outDir) => (await import(at("build-demo.mjs"))).buildDemo({ root, outDir: join(outDir, "demo") }),
};

/**
 * Builds into dist/.
 * @param {string[]} [names] parts to build; default: all
 */
export async function build(names = Object.keys(parts)) {
  for (const name of names) {
    const part = parts[name];
    if (!part) throw new Error(`build: there is no part "${name}"; parts are ${Object.keys(parts).join(", ")}`);
    const start = performance.now();
    await part(join(root, "dist"));
    console.log(`built ${name} in ${Math.round(performance.now() - start)} ms`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!existsSync(join(root, "node_modules"))) throw new Error("Run `npm ci` first.");
  const names = process.argv.slice(2);
  await build(names.length > 0 ? names : undefined);
}
