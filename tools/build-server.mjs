import { join } from "node:path";
import { rolldown } from "rolldown";

/** The package's server entries; what they share stands in chunks beside them. */
const entries = { index: "src/server/index.ts", sqlite: "src/server/sqlite.ts" };

/**
 * Bundles the receiving server with everything that it needs: who installs the package for the chat installs none of it.
 *
 * @param {object} options
 * @param {string} options.root absolute path of the repository
 * @param {string} options.outDir absolute path of the folder that is written to; what else stands there is left
 * @returns {Promise<void>}
 * @throws when a module does not build, or would have to be installed beside the package
 */
export async function buildServer({ root, outDir }) {
  const input = Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(root, path)]));
  const bundle = await rolldown({
    input,
    cwd: root,
    platform: "node",
    external: /^node:/,
    onLog(level, log, handler) {
      if (level === "warn") throw new Error(log.message);
      handler(level, log);
    },
  });
  try {
    await bundle.write({ dir: outDir, format: "esm", chunkFileNames: "shared-[hash].js", cleanDir: false });
  } finally {
    await bundle.close();
  }
}
