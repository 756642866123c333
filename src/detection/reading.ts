/** All that reads a message in Latin letters: it comes with the first one, in one file. */
export { findNames, latinNames } from "./names/index.ts";
export { locate, Reader, tools } from "./reader/index.ts";
