import { render, type TemplateResult } from "lit";
import { rowTemplate, type RowContext } from "./row-template.ts";
import type { Chunk, Row } from "./rows.ts";

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
  #drawn = new Map<number, Drawn>();
  /** The rows of the chunk that was drawn last, nearly always the newest: most of them stay as they are. */
  #templates = new Map<Row, TemplateResult>();
  #context: RowContext | undefined;

  /**
   * @param parent holds nothing but the chunks
   * @param chunks in order
   * @param context the same object means that it says the same
   */
  draw(parent: HTMLElement, chunks: readonly Chunk[], context: RowContext): void {
    const drawn = new Map<number, Drawn>();
    let place = parent.firstElementChild;
    for (const chunk of chunks) {
      const before = this.#drawn.get(chunk.start);
      const element = before?.element ?? makeElement();
      if (before?.chunk !== chunk || before.context !== context) {
        render(this.#templatesOf(chunk, context), element);
      }
      if (element === place) place = element.nextElementSibling;
      else parent.insertBefore(element, place);
      drawn.set(chunk.start, { element, chunk, context });
    }
    // What another conversation has left.
    for (const [start, { element }] of this.#drawn) if (!drawn.has(start)) element.remove();
    this.#drawn = drawn;
  }

  #templatesOf({ rows }: Chunk, context: RowContext): TemplateResult[] {
    const known = context === this.#context ? this.#templates : undefined;
    const templates = rows.map((row) => known?.get(row) ?? rowTemplate(row, context));
    this.#templates = new Map(rows.map((row, index) => [row, templates[index] as TemplateResult]));
    this.#context = context;
    return templates;
  }
}

function makeElement(): HTMLElement {
  const element = document.createElement("div");
  element.className = "chunk";
  return element;
}
