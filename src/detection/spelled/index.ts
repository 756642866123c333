export { SpelledReader } from "./spelled-reader.ts";
