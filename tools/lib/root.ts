import { join, relative, sep } from "node:path";

/** The repository's folder, absolute. */
export const root = join(import.meta.dirname, "..", "..");

/**
 * @param path absolute path of a file
 * @returns its path from the repository's folder, with `/` on every system
 */
export function fromRoot(path: string): string {
  return relative(root, path).split(sep).join("/");
}
