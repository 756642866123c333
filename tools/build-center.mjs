import { join } from "node:path";
import { build } from "vite";

/**
 * Builds the page of the Leads Center. Its addresses are relative, so it may be served under any path.
 *
 * @param {object} options
 * @param {string} options.root absolute path of the repository
 * @param {string} options.outDir absolute path of the folder that is emptied and filled
 * @returns {Promise<void>}
 * @throws when the page, its style sheet or its script does not build
 */
export async function buildCenter({ root, outDir }) {
  const page = join(root, "src", "center", "page");
  await build({
    configFile: false,
    root: page,
    base: "./",
    logLevel: "warn",
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: true,
      target: "es2022",
      // The page's policy allows its own files only: nothing is inlined.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: [join(page, "index.html"), join(page, "service-worker.ts")],
        output: {
          // Its address must stay, and it must stand beside the page that it is for.
          entryFileNames: ({ name }) => (name === "service-worker" ? "[name].js" : "assets/[name]-[hash].js"),
          // Its notifications show the icon by this name.
          assetFileNames: ({ names }) =>
            names.includes("icon.svg") ? "[name][extname]" : "assets/[name]-[hash][extname]",
        },
      },
    },
  });
}
