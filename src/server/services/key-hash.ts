import { createHash, timingSafeEqual } from "node:crypto";

/**
 * A key as it is kept: SHA-256, hexadecimal. Keys are 128 random bits and more, so no salt and no slow hash is needed.
 */
export function hashKey(key: string): string {
  return createHash("sha256").update(key, "utf8").digest("hex");
}

/**
 * Whether a key belongs to a kept hash, in a time that tells nothing about how much of it is right.
 *
 * @param hash as `hashKey` makes it
 */
export function isKeyOf(key: string, hash: string): boolean {
  const given = Buffer.from(hashKey(key), "hex");
  const kept = Buffer.from(hash, "hex");
  return given.length === kept.length && timingSafeEqual(given, kept);
}
