import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { filesUntil, withImports, type CdnManifest } from "./check-sizes.ts";
import type { CheckOutcome } from "./checks.ts";

/** Bytes that opening the form may cost beyond the chat, gzip, without the numbering plans. */
const LIMIT = 12_000;

/**
 * Compares what opening the form loads with its limit.
 *
 * @param folder dist/cdn, where the manifest lies
 */
export async function checkFormSize(folder: string): Promise<CheckOutcome> {
  const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as CdnManifest;
  const form = Object.keys(manifest.imports).find((file) => file.includes("lead-chat-form-define"));
  if (!form) return { ok: false, output: "There is no chunk of the form." };
  const loaded = new Set(filesUntil(manifest).captured);
  const files = withImports(form, manifest).filter((file) => !loaded.has(file));
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(join(folder, file)), { level: 9 }).length),
  );
  const size = sizes.reduce((sum, one) => sum + one, 0);
  return {
    ok: size <= LIMIT,
    output: `form opened: ${size} of ${LIMIT} bytes (gzip) in ${files.length} requests${size > LIMIT ? ": TOO MUCH" : ""}`,
  };
}
