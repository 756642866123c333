import { isNodeRecent, NEEDED } from "../node-version.mjs";

/**
 * Ends the process with one sentence where Node is too old. In plain JavaScript, so that an old Node can read it; what
 * it guards is imported afterwards.
 *
 * @param {string} what what was asked for, in the plural, e.g. `The tests`
 * @param {string} command how to ask for it again, e.g. `npm test`
 * @param {string} version the running Node's version
 */
export function requireRecentNode(what, command, version = process.versions.node) {
  if (isNodeRecent(version)) return;
  console.error(
    `${what} need Node ${NEEDED.join(".")} or later and this is ${version}: ` +
      `run "npm ci", which brings a recent one for this project, and then "${command}".`,
  );
  process.exit(1);
}
