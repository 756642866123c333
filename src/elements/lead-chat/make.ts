/**
 * Builds a node: no markup is parsed, so Trusted Types have no say.
 * @param tag HTML, or `svg` and `path`
 * @param attributes set as they are
 * @param children texts and nodes
 */
export function make<Tag extends "p" | "button" | "span" | "slot" | "svg" | "path">(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (string | Node)[]
): Tag extends "button" ? HTMLButtonElement : Tag extends "svg" | "path" ? SVGElement : HTMLElement {
  const namespace = /svg|path/.test(tag) ? "2000/svg" : "1999/xhtml";
  const element = document.createElementNS(`http://www.w3.org/${namespace}`, tag);
  for (const name in attributes) element.setAttribute(name, attributes[name] as string);
  element.append(...children);
  return element as never;
}

/** The launcher's speech bubble. */
export function icon(): SVGElement {
  return make("svg", { viewBox: "0 0 24 24" }, make("path", { d: "m3 21 2-6a8.5 8.5 0 1 1 4 4z" }));
}
