import { render, type TemplateResult } from "lit";
import { rowTemplate, type RowContext } from "./row-template.ts";
import type { Chunk, Row } from "./rows.ts";

/** Where a chunk is drawn. */
export interface ChunkPlace {
  /** Of all groups of chunks. */
  readonly parent: HTMLElement;
  /** What it was drawn in before, if it was. */
  readonly element: HTMLElement | undefined;
  /** The chunk after it; the newest has none. */
  readonly below: HTMLElement | undefined;
}

/** Draws the rows of a chunk in a group that the browser skips while it is out of view, and returns what they are in. */
export type DrawChunk = (templates: readonly TemplateResult[], place: ChunkPlace) => HTMLElement;

const drawPlain: DrawChunk = (templates, { parent, element, below }) => {
  if (!element) {
    const group = document.createElement("div");
    group.className = "chunk";
    group.append((element = document.createElement("div")));
    parent.insertBefore(group, below?.parentElement ?? null);
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
  /** The rows of the chunk that was drawn last, nearly always the newest: most of them stay as they are. */
  #templates = new Map<Row, TemplateResult>();
  #context: RowContext | undefined;

  /**
   * @param parent holds nothing but the groups of chunks
   * @param chunks in order
   * @param context the same object means that it says the same
   * @param drawChunk once there is more than the newest
   */
  draw(parent: HTMLElement, chunks: readonly Chunk[], context: RowContext, drawChunk = drawPlain): void {
    const drawn = this.#drawn;
    let below: HTMLElement | undefined;
    for (const chunk of [...chunks].reverse()) {
      let known = drawn.get(chunk.start);
      if (known?.chunk !== chunk || known.context !== context) {
        const place = { parent, element: known?.element, below };
        const element = drawChunk(this.#templatesOf(chunk, context), place);
        drawn.set(chunk.start, (known = { element, chunk, context }));
      }
      below = known.element;
    }
    if (drawn.size === chunks.length) return;
    // What another conversation has left.
    for (const [start, { chunk, element }] of drawn) {
      if (chunks.includes(chunk)) continue;
      drawn.delete(start);
      remove(element);
    }
  }

  #templatesOf({ rows }: Chunk, context: RowContext): TemplateResult[] {
    const known = context === this.#context ? this.#templates : undefined;
    const templates = rows.map((row) => known?.get(row) ?? rowTemplate(row, context));
    this.#templates = new Map(rows.map((row, index) => [row, templates[index] as TemplateResult]));
    this.#context = context;
    return templates;
  }
}

/** With the groups that it leaves empty. */
function remove(element: HTMLElement): void {
  const group = element.parentElement;
  element.remove();
  if (group?.matches(".chunk:empty")) remove(group);
}
