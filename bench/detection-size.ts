// Sizes of detection as a page loads it: `npm run bench -- detection-size`. Prints JSON, bytes.
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

export interface ChunkSize {
  readonly name: string;
  readonly minified: number;
  readonly gzip: number;
  readonly brotli: number;
  /** Loaded with the first call, not on need. */
  readonly isFirst: boolean;
}

const root = join(import.meta.dirname, "..");

/** @returns the size of each file that bundling `detectContacts` alone gives, the entry first */
export async function measureDetection(): Promise<ChunkSize[]> {
  const entry = "\0entry";
  const build = await rolldown({
    input: { detection: entry },
    cwd: root,
    platform: "browser",
    transform: { target: "es2022" },
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id === entry ? id : null),
        load: (id) =>
          id === entry
            ? `export { detectContacts } from ${JSON.stringify(join(root, "src/detection/index.ts"))};`
            : null,
      },
    ],
    treeshake: { moduleSideEffects: false },
  });
  const minify = { compress: { target: "es2022" }, mangle: true, codegen: { removeWhitespace: true } } as const;
  const { output } = await build.generate({
    format: "esm",
    minify,
    chunkFileNames: "[name].js",
    entryFileNames: "[name].js",
  });
  await build.close();
  return output
    .filter((file) => file.type === "chunk")
    .map(({ name, code, isEntry }) => ({
      name,
      minified: Buffer.byteLength(code),
      gzip: gzipSync(code, { level: 9 }).length,
      brotli: brotliCompressSync(code).length,
      isFirst: isEntry,
    }))
    .sort((a, b) => Number(b.isFirst) - Number(a.isFirst));
}

if (import.meta.main) console.log(JSON.stringify(await measureDetection(), null, 2));
