// What only conversations of more than a hundred messages need: loaded with the first of them.
import { OlderReader as Reader } from "../../controllers/older-reader.ts";
import { SettledChunks } from "./settled-chunks.ts";
export { drawChunk } from "./older-chunks.ts";

/** Lets older messages join, and looks after what is out of view among those that are there. */
export class OlderReader extends Reader {
  readonly #settled = new SettledChunks();

  override hostUpdated(): void {
    super.hostUpdated();
    this.#settled.look(this.scroller?.querySelector(".chunks") ?? null);
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    this.#settled.end();
  }
}
