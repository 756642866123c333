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
   * @param parent holds nothing but the groups of chunks
   * @param chunks in order
   * @param context the same object means that it says the same
   */
  draw(parent: HTMLElement, chunks: readonly Chunk[], context: RowContext): void {
    const drawn = new Map<number, Drawn>();
    for (const chunk of chunks) {
      const before = this.#drawn.get(chunk.start);
      const element = before?.element ?? document.createElement("div");
      if (before?.chunk !== chunk || before.context !== context) {
        render(this.#templatesOf(chunk, context), element);
      }
      drawn.set(chunk.start, { element, chunk, context });
    }
    // What another conversation has left.
    for (const [start, { element }] of this.#drawn) if (!drawn.has(start)) discard(element);
    this.#drawn = drawn;
    let below: HTMLElement | undefined;
    for (const { element } of [...drawn.values()].reverse()) {
      if (!element.parentElement) place(parent, element, below?.parentElement ?? null);
      below = element;
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

/** Most chunks that the browser skips together. Each such group costs a little at every frame, so that they are few. */
const GROUP = 9;

/** Puts a chunk above the others of a group, or into one of its own before it. The newest group is never skipped. */
function place(parent: HTMLElement, element: HTMLElement, group: HTMLElement | null): void {
  if (group && group !== parent.lastElementChild && group.childElementCount < GROUP) return group.prepend(element);
  const own = document.createElement("div");
  own.className = "chunk";
  own.append(element);
  parent.insertBefore(own, group);
}

function discard(element: HTMLElement): void {
  const group = element.parentElement;
  element.remove();
  if (!group?.firstChild) group?.remove();
}
