// Builds the npm package's ES modules with their types into dist/, one file a module, so that a bundler of the page
// keeps only what is used and `import()` boundaries stay where they are. Also the custom-elements manifest.
import { spawnSync } from "node:child_process";
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "vite";
import { buildEditorData } from "./build-editor-data.mjs";

const entries = {
  index: "src/index.ts",
  define: "src/define.ts",
  "define-lead-form": "src/define-lead-form.ts",
  "detection/index": "src/detection/index.ts",
  "protocol/index": "src/protocol/index.ts",
  "attribution/index": "src/attribution/index.ts",
  "center/index": "src/center/index.ts",
};

/** What a consumer installs beside the package; everything else that is imported is ours. */
const external = /^(lit|zod|libphonenumber-js)(\/|$)/;

function run(root, script, args) {
  const result = spawnSync(process.execPath, [script, ...args], { cwd: root, encoding: "utf8" });
  if (result.status !== 0) throw new Error(`${args.join(" ")}\n${result.stdout}${result.stderr}`);
}

/**
 * @param {{ root: string, outDir: string }} options `outDir` is dist/
 * @returns {Promise<void>}
 */
export async function buildPackage({ root, outDir }) {
  const staging = join(outDir, ".package");
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    build: {
      outDir: staging,
      target: "es2022",
      minify: false,
      lib: {
        entry: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(root, path)])),
        formats: ["es"],
      },
      rolldownOptions: {
        external,
        output: { preserveModules: true, preserveModulesRoot: join(root, "src"), entryFileNames: "[name].js" },
      },
    },
  });
  cpSync(staging, outDir, { recursive: true });
  rmSync(staging, { recursive: true, force: true });
  cpSync(join(root, "src", "themes"), join(outDir, "themes"), { recursive: true });
  const require = createRequire(import.meta.url);
  run(root, require.resolve("typescript/bin/tsc"), ["-p", "tsconfig.build.json", "--outDir", outDir]);
  nameModulesAsBuilt(outDir);
  run(root, require.resolve("@custom-elements-manifest/analyzer/cem.js"), [
    "analyze",
    "--config",
    "custom-elements-manifest.config.mjs",
  ]);
  buildEditorData(outDir);
}

/** Declarations are written with the names of the sources; a consumer has the built modules. */
function nameModulesAsBuilt(outDir) {
  for (const file of globSync("**/*.d.ts", { cwd: outDir })) {
    const path = join(outDir, file);
    const before = readFileSync(path, "utf8");
    const after = before.replace(/((?:from|import|module)\s*\(?\s*["'])(\.{1,2}\/[^"']+)\.ts(["'])/g, "$1$2.js$3");
    if (after !== before) writeFileSync(path, after);
  }
}
