export { findNames } from "./name-finder.ts";
export { latinNames } from "./words.ts";
