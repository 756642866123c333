// What only conversations of more than a hundred messages need: loaded with the first of them.
export { OlderReader } from "../../controllers/older-reader.ts";
export { drawChunk } from "./older-chunks.ts";
