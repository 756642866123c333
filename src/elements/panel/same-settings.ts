/** Deeper than any configuration goes; objects that contain themselves end here, as different. */
const DEEPEST = 24;

/**
 * Deep equality of plain data (objects, arrays, primitives); functions count by identity.
 * A framework makes a new `config` object at every render: one that says the same must change nothing.
 */
export function sameSettings(a: unknown, b: unknown, depth = 0): boolean {
  if (Object.is(a, b)) return true;
  if (depth > DEEPEST) return false;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) =>
      key in b && sameSettings((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], depth + 1),
  );
}
