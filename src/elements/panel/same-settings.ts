const functions: unknown[] = [];

/** Functions count by identity: each has a number. */
const write = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== "function") return inner;
    if (!functions.includes(inner)) functions.push(inner);
    return `\0${functions.indexOf(inner)}`;
  });

/**
 * Whether two settings say the same. A framework makes a new `config` object at every render: one that says the same
 * must change nothing.
 * @param a plain data and functions
 * @param b likewise; what contains itself is never the same
 */
export function sameSettings(a: unknown, b: unknown): boolean {
  try {
    return a === b || write(a) === write(b);
  } catch {
    return false;
  }
}
