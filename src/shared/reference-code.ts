/** Letters and digits that nobody confuses when they read them out (Crockford's base 32). */
export const referenceDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * A short code by which the business finds a conversation again: the last 30 bits of its id.
 * @param id a UUID
 * @returns six letters and digits, e.g. `7K3Q9X`
 */
export function referenceCode(id: string): string {
  const value = Number.parseInt(id.replaceAll("-", "").slice(-8), 16) % 2 ** 30;
  return Array.from({ length: 6 }, (_, place) => referenceDigits[Math.floor(value / 32 ** (5 - place)) % 32]).join("");
}
