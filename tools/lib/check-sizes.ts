import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import type { CheckOutcome } from "./checks.ts";

/** What the build says about its files: `dist/cdn/manifest.json`. Paths are relative to it. */
export interface CdnManifest {
  readonly loader: string;
  /** The chunk that shows the panel, and the one that takes and captures what is sent. */
  readonly panel: string;
  readonly engine: string;
  /** The static imports of each chunk. */
  readonly imports: Readonly<Record<string, readonly string[]>>;
}

/** Bytes that may be loaded until something works, brotli, 1 kB = 1000 bytes. */
export const LIMITS = { launcher: 3_000, composer: 22_000, captured: 30_000 } as const;

/** A moment that has a limit. */
export type Moment = keyof typeof LIMITS;

/** @returns the size of some bytes as a server sends them at best */
export function brotliSize(bytes: Uint8Array): number {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** A file and everything that it imports statically, so that one request of it brings them all. */
export function withImports(file: string, { imports }: CdnManifest): string[] {
  const reached = new Set([file]);
  for (const next of reached) for (const imported of imports[next] ?? []) reached.add(imported);
  return [...reached];
}

/** @returns which files are loaded until each moment */
export function filesUntil(manifest: CdnManifest): Readonly<Record<Moment, readonly string[]>> {
  const launcher = withImports(manifest.loader, manifest);
  const composer = [...new Set([...launcher, ...withImports(manifest.panel, manifest)])];
  const captured = [...new Set([...composer, ...withImports(manifest.engine, manifest)])];
  return { launcher, composer, captured };
}

/**
 * Compares the files of `dist/cdn` with the limits.
 *
 * @param folder where the manifest lies
 */
export async function checkSizes(folder: string): Promise<CheckOutcome> {
  const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as CdnManifest;
  const lines: string[] = [];
  let ok = true;
  for (const [moment, files] of Object.entries(filesUntil(manifest)) as [Moment, readonly string[]][]) {
    const sizes = await Promise.all(files.map(async (file) => brotliSize(await readFile(join(folder, file)))));
    const size = sizes.reduce((sum, one) => sum + one, 0);
    const limit = LIMITS[moment];
    if (size > limit) ok = false;
    lines.push(`${moment}: ${size} of ${limit} bytes in ${files.length} requests${size > limit ? ": TOO MUCH" : ""}`);
  }
  return { ok, output: lines.join("\n") };
}
