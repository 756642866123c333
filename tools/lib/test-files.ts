import { globSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.ts";
import type { Part } from "./test-options.ts";

/** Where the tests of each part live. */
const FOLDERS: Readonly<Record<Part, readonly string[]>> = {
  unit: ["test/unit", "test/contract", "test/package"],
  element: ["test/element"],
  e2e: ["test/e2e"],
};

/**
 * @param filters keep files whose path, written from the repository's folder, holds one of these; all if there are none
 * @returns the part's test files, absolute and in a fixed order
 */
export function findTestFiles(part: Part, filters: readonly string[]): string[] {
  const files = FOLDERS[part].flatMap((folder) => globSync(`${folder}/**/*.test.ts`, { cwd: root }));
  return files
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
    .sort()
    .map((file) => join(root, file));
}
