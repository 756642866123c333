// Brotli makes up to 1 % less of a text whose parts stand in a lucky order, and which order that is changes with every
// other character. Where the order does not matter, some are tried.
import { brotliCompressSync, constants } from "node:zlib";

/** The size that counts: as a server sends it at best. */
export const sizeOf = (code) => brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** Numbers that look random and are the same in every build. */
function createRandom(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

/** Moves one or two parts to somewhere else. */
function shuffle(parts, random) {
  const next = [...parts];
  const moved = next.splice(random(next.length), 1 + random(2));
  next.splice(random(next.length + 1), 0, ...moved);
  return next;
}

/**
 * Finds a better order of the parts of one string in a program.
 * @param {string} code
 * @param {{ literal: RegExp, separator: string, isValid?: (parts: string[]) => boolean, tries: number }} options
 *   `literal` finds the string's contents; only valid orders are taken
 * @returns {string} the code with its parts in the best order that was met
 */
export function arrange(code, { literal, separator, isValid = () => true, tries }) {
  const found = literal.exec(code)?.[0];
  if (!found) throw new Error(`arrange: ${literal} is not in the code`);
  const random = createRandom(1);
  const write = (parts) => code.replace(found, () => parts.join(separator));
  let best = found.split(separator);
  let size = sizeOf(code);
  for (let count = 0; count < tries; count++) {
    const next = shuffle(best, random);
    const nextSize = isValid(next) ? sizeOf(write(next)) : Infinity;
    if (nextSize > size) continue;
    best = next;
    size = nextSize;
  }
  return write(best);
}
