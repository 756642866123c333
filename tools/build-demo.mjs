import { join } from "node:path";
import { build } from "vite";

/**
 * Builds the demo pages.
 *
 * @param {object} options
 * @param {string} options.root absolute path of the repository
 * @param {string} options.outDir absolute path of the folder that is emptied and filled
 * @returns {Promise<void>}
 * @throws when a page, a style sheet or a script does not build
 */
export async function buildDemo({ root, outDir }) {
  await build({ configFile: join(root, "vite.config.ts"), logLevel: "warn", build: { outDir, emptyOutDir: true } });
}
