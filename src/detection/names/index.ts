export { NameFinder } from "./names.ts";
export { latinNames } from "./names-data.ts";
