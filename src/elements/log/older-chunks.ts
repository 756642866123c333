import { render, type TemplateResult } from "lit";
import type { DrawChunk } from "./chunk-list.ts";

/** What Lit no longer knows: it would draw there a second time. */
const fixed = new WeakSet<Element>();

/**
 * Draws older rows once, as they will hardly change, and leaves none of Lit's marks in them. Chromium goes through every
 * node of the page at every layout, and two in three of them are such marks: after a long conversation was read, a letter
 * took four times as long to appear.
 */
export const drawChunk: DrawChunk = (templates, place, plain) => {
  const { parent, element, above } = place;
  // What Lit has drawn it goes on with, as with what is new below.
  if (element ? !fixed.has(element) : above) return plain(templates, place);
  const oldest = parent.querySelector<HTMLElement>(".chunk > :not(.chunk)");
  if (!oldest) return plain(templates, place);
  const drawn = drawFixed(templates) ?? document.createElement("div");
  if (!fixed.has(drawn)) render(templates, drawn);
  if (element) element.replaceWith(drawn);
  else placeAbove(oldest, drawn, parent);
  return drawn;
};

/** @returns nothing where something in the rows can be focused: drawn anew it would lose the focus */
function drawFixed(templates: readonly TemplateResult[]): HTMLElement | undefined {
  const holder = document.createElement("div");
  render(templates, holder);
  if (holder.querySelector("button, [href], [tabindex]")) return undefined;
  for (const node of needless(holder)) node.remove();
  // In another element, so that nobody holds what Lit knew of this one.
  const element = document.createElement("div");
  element.append(...holder.childNodes);
  fixed.add(element);
  return element;
}

/** Marks, and white space between the boxes of a message, which is not shown. */
function needless(holder: HTMLElement): ChildNode[] {
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_TEXT);
  const found: ChildNode[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Comment | Text;
    if (node instanceof Comment || (!node.data.trim() && node.parentElement?.matches(".message"))) found.push(node);
  }
  return found;
}

/** Most chunks in a group and groups in a block: each that is skipped costs a little at every frame, so they are few. */
const MOST = 9;

/** Puts a chunk above the oldest one, in its group or block while there is room. The newest have a group of their own. */
function placeAbove(below: HTMLElement, element: HTMLElement, parent: HTMLElement): void {
  const group = below.parentElement;
  const block = group?.parentElement;
  if (!group || !block) return;
  if (block === parent) group.before(grouped(grouped(element)));
  else if (group.childElementCount < MOST) group.prepend(element);
  else if (block.childElementCount < MOST) block.prepend(grouped(element));
  else block.before(grouped(grouped(element)));
}

function grouped(element: HTMLElement): HTMLElement {
  const group = document.createElement("div");
  group.className = "chunk";
  group.append(element);
  return group;
}
