import { render, type TemplateResult } from "lit";
import type { ChunkPlace, DrawChunk } from "./chunk-list.ts";

/** What Lit no longer knows: it would draw there a second time. */
const fixed = new WeakSet<Element>();

/**
 * Draws older rows once, as they will hardly change, and leaves none of Lit's marks in them. Chromium goes through every
 * node of the page at every layout, and two in three of them are such marks: after a long conversation was read, a letter
 * took four times as long to appear.
 */
export const drawChunk: DrawChunk = (templates, place) => {
  const { parent, below } = place;
  const element =
    below || place.element?.parentElement?.parentElement === parent ? place.element : release(place.element);
  const own = below && drawFixed(templates);
  const drawn = own ?? (element && !fixed.has(element) ? element : document.createElement("div"));
  if (!own) render(templates, drawn);
  if (!element) placeChunk(drawn, place);
  else if (drawn !== element) element.replaceWith(drawn);
  return drawn;
};

/** What was among older ones and is the newest now, of another conversation, is drawn where the newest is. */
function release(element: HTMLElement | undefined): undefined {
  const group = element?.parentElement;
  const block = group?.parentElement;
  element?.remove();
  for (const left of [group, block]) if (left?.matches(":empty")) left.remove();
}

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

/** Puts a chunk above the others of a group, or into one of its own before it. The newest group is never skipped. */
function placeChunk(element: HTMLElement, { parent, below }: ChunkPlace): void {
  const group = below?.parentElement;
  const block = group?.parentElement;
  if (!group || !block) parent.append(grouped(element));
  else if (block === parent) group.before(grouped(grouped(element)));
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
