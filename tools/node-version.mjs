/** The oldest Node that runs this project's TypeScript directly and has `node:sqlite` without a flag. */
export const NEEDED = [22, 18];

/**
 * @param {string} version e.g. `process.versions.node`
 * @returns {boolean} whether it is recent enough to develop, test and serve
 */
export function isNodeRecent(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}
