import { copyFile, mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createFileFolder } from "./file-folder.ts";
import type { FileSource } from "./file-source.ts";

export interface CdnFilesOptions {
  /** What the build leaves: `dist/cdn`. */
  readonly folder: string;
  /** Where earlier builds are kept; it outlives this one. */
  readonly archive: string;
}

/** A path that begins with an exact version, e.g. `0.1.0/loader.js`. */
const VERSIONED = /^(\d+\.\d+\.\d+[^/]*)\/(.+)$/;
/** What a version is asked for by name; its chunks have names of their own. */
const NAMED = ["loader.js", "lead-chat.js", "integrity.json"];

/**
 * The script-tag build and the ones before it: a page that was opened, or kept by a cache, before an update still finds
 * its chunks. Each exact version stands under its own address for good.
 */
export function createCdnFiles({ folder, archive }: CdnFilesOptions): FileSource {
  const current = createFileFolder(folder);
  const earlier = createFileFolder(archive);
  return {
    async read(path) {
      const [, version, rest] = VERSIONED.exec(path) ?? [];
      if (version === undefined || rest === undefined) return (await current.read(path)) ?? earlier.read(path);
      // A chunk is named by its content: it is the same in every version that has it.
      if (rest.startsWith("chunks/")) return (await current.read(rest)) ?? earlier.read(rest);
      return version === (await versionOf(folder)) ? current.read(rest) : earlier.read(path);
    },
    encode: (file, encoding) => current.encode(file, encoding),
  };
}

/**
 * Copies the present build into the archive. Called when a server starts; what is there already stays, but for the named
 * files of the same version, which a rebuild may have changed.
 */
export async function keepBuild({ folder, archive }: CdnFilesOptions): Promise<void> {
  const version = await versionOf(folder);
  if (version === undefined) return;
  await Promise.all([
    mkdir(join(archive, "chunks"), { recursive: true }),
    mkdir(join(archive, version), { recursive: true }),
  ]);
  const kept = new Set(await readdir(join(archive, "chunks")));
  const fresh = (await readdir(join(folder, "chunks"))).filter((name) => !kept.has(name));
  await Promise.all([
    ...fresh.map((name) => copyFile(join(folder, "chunks", name), join(archive, "chunks", name))),
    ...NAMED.map((name) => copyFile(join(folder, name), join(archive, version, name))),
  ]);
}

/** @returns the version of a build, or undefined where there is none */
async function versionOf(folder: string): Promise<string | undefined> {
  try {
    const { version } = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as { version?: unknown };
    return typeof version === "string" ? version : undefined;
  } catch {
    // Not built, or being built just now.
    return undefined;
  }
}
