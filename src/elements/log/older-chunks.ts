import { render, type TemplateResult } from "lit";
import type { DrawChunk } from "./chunk-list.ts";
import { stampTemplate } from "./row-stamps.ts";

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
  const element = document.createElement("div");
  for (const template of templates) {
    const row = stampTemplate(template);
    if (!row) return undefined;
    element.append(row);
  }
  // What joins above moves it as a whole: nothing in it is painted anew for that.
  element.style.transform = "translate(0)";
  fixed.add(element);
  return element;
}

/** Most that are in a group: chunks, or groups of them. */
const MOST = 6;
/** Groups that a chunk is in. */
const LEVELS = 3;

/**
 * Puts a chunk above the oldest one, in the smallest of its groups that has room. Each that is skipped costs a little at
 * every frame, and so does each row of one that is not: both are few. The newest have a group of their own.
 */
function placeAbove(below: HTMLElement, element: HTMLElement, parent: HTMLElement): void {
  let group = below.parentElement;
  if (group?.parentElement === parent) {
    for (let level = 0; level < LEVELS; level++) element = grouped(element);
    group.before(element);
    return;
  }
  for (; group && group !== parent && group.childElementCount >= MOST; group = group.parentElement) {
    element = grouped(element);
  }
  group?.prepend(element);
}

function grouped(element: HTMLElement): HTMLElement {
  const group = document.createElement("div");
  group.className = "chunk";
  group.append(element);
  return group;
}
