import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The key of a server whose operator chose none: made at the first start, kept in the data folder, readable by its
 * owner only.
 *
 * @param folder is created if it is missing
 * @throws Error of the file system
 */
export function keepAccessKey(folder: string): string {
  const path = join(folder, "access-key");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    // `wx`: of two servers that start at once, one makes the key and the other reads it.
    writeFileSync(path, `${randomBytes(24).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const key = readFileSync(path, "utf8").trim();
  if (key.length < 16) throw new Error(`${path} holds no key. Delete it: the next start makes a new one.`);
  return key;
}
