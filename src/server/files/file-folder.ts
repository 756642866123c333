import { createHash } from "node:crypto";
import { readFile, realpath, stat } from "node:fs/promises";
import { extname, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Encoding, FileSource, ServedFile } from "./file-source.ts";

const mimeTypes: Readonly<Record<string, string>> = {
  ".avif": "image/avif",
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

const compressible = /^text\/|json|svg/;
/** Below this, the header fields outweigh what is saved. */
const leastToCompress = 512;

interface Kept {
  readonly size: number;
  readonly modified: number;
  readonly file: ServedFile;
}

const compressors: Readonly<Record<Encoding, (body: Uint8Array) => Promise<Buffer>>> = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength } }),
  gzip: (body) => promisify(gzip)(body, { level: 9 }),
};

/**
 * Serves the files of a folder, each compressed once and kept in memory for as long as it does not change.
 *
 * @param folder absolute, or relative to the working directory; it may come into being later
 */
export function createFileFolder(folder: string): FileSource {
  const kept = new Map<string, Kept>();
  const compressed = new WeakMap<ServedFile, Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>>();
  return {
    async read(path) {
      const place = await findFile(folder, path);
      if (!place) return undefined;
      const before = kept.get(place.path);
      if (before && before.size === place.size && before.modified === place.modified) return before.file;
      const file = toServedFile(new Uint8Array(await readFile(place.path)), place.path);
      kept.set(place.path, { size: place.size, modified: place.modified, file });
      return file;
    },
    async encode(file, encoding) {
      if (!compressible.test(file.mimeType) || file.body.byteLength < leastToCompress) return undefined;
      const ofFile = compressed.get(file) ?? new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>();
      compressed.set(file, ofFile);
      const running = ofFile.get(encoding) ?? compressors[encoding](file.body).then((body) => new Uint8Array(body));
      ofFile.set(encoding, running);
      return running;
    },
  };
}

interface Place {
  readonly path: string;
  readonly size: number;
  readonly modified: number;
}

/** The file's real place, if it is a file and, links followed, inside the folder. */
async function findFile(folder: string, path: string): Promise<Place | undefined> {
  if (path.includes("\0") || path.includes("\\") || path.split("/").some((part) => part.startsWith(".")))
    return undefined;
  try {
    const root = await realpath(folder);
    const place = await realpath(resolve(root, `./${path}`));
    if (!place.startsWith(root + sep)) return undefined;
    const found = await stat(place);
    return found.isFile() ? { path: place, size: found.size, modified: found.mtimeMs } : undefined;
  } catch (error) {
    // Not there, a file where a folder was meant, a name that is too long: there is no such file.
    if (error instanceof Error && "code" in error) return undefined;
    throw error;
  }
}

function toServedFile(body: Uint8Array<ArrayBuffer>, path: string): ServedFile {
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  return { body, mimeType: mimeTypes[extname(path).toLowerCase()] ?? "application/octet-stream", etag: `"${hash}"` };
}
