import { render, type TemplateResult } from "lit";
import { rowTemplate, type RowContext } from "./row-template.ts";
import type { Chunk } from "./rows.ts";

/** Where a chunk is drawn. */
export interface ChunkPlace {
  /** Of all groups of chunks. */
  readonly parent: HTMLElement;
  /** What it was drawn in before, if it was. */
  readonly element: HTMLElement | undefined;
  /** The chunk before it; the oldest has none. */
  readonly above: HTMLElement | undefined;
}

/** Draws the rows of a chunk in a group that the browser skips while it is out of view, and returns what they are in. */
type DrawPlain = (templates: readonly TemplateResult[], place: ChunkPlace) => HTMLElement;

/** @param plain how a chunk is drawn that Lit goes on with, as the newest are */
export type DrawChunk = (templates: readonly TemplateResult[], place: ChunkPlace, plain: DrawPlain) => HTMLElement;

/** Most chunks in a group: more than are shown at first, so that the visitor's first words do not begin another. */
const GROUP = 15;

const drawPlain: DrawPlain = (templates, { parent, element, above }) => {
  if (!element) {
    let group = parent.lastElementChild;
    if (!group || group !== above?.parentElement || group.children[GROUP - 1]) {
      group = document.createElement("div");
      group.className = "chunk";
      parent.append(group);
    }
    element = document.createElement("div");
    group.append(element);
  }
  render(templates, element);
  return element;
};

interface Drawn {
  readonly element: HTMLElement;
  readonly chunk: Chunk;
  readonly context: RowContext;
}

/**
 * Draws chunks into an element, touching only those that changed: of ten thousand messages a new one costs no more than
 * of ten.
 */
export class ChunkList {
  readonly #drawn = new Map<number, Drawn>();

  readonly #parent: () => HTMLElement | null;

  /** @param parent holds nothing but the groups of chunks */
  constructor(parent: () => HTMLElement | null) {
    this.#parent = parent;
  }

  /**
   * @param chunks in order
   * @param context the same object means that it says the same
   * @param drawChunk once there is more than the newest
   */
  draw(chunks: readonly Chunk[], context: RowContext, drawChunk: DrawChunk = drawPlain): void {
    const parent = this.#parent();
    if (!parent) return;
    const drawn = this.#drawn;
    if (chunks.filter(({ start }) => drawn.has(start)).length < drawn.size) {
      // Another conversation.
      drawn.clear();
      parent.textContent = "";
    }
    let above: HTMLElement | undefined;
    for (const chunk of chunks) {
      let known = drawn.get(chunk.start);
      if (known?.chunk !== chunk || known.context !== context) {
        const templates = chunk.rows.map((row) => rowTemplate(row, context));
        const element = drawChunk(templates, { parent, element: known?.element, above }, drawPlain);
        drawn.set(chunk.start, (known = { element, chunk, context }));
      }
      above = known.element;
    }
  }
}
