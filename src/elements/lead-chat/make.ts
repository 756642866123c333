const SVG = "http://www.w3.org/2000/svg";

/**
 * Builds a node: no markup is parsed, so Trusted Types have no say.
 * @param tag HTML, or `svg` and `path`
 * @param attributes set as they are
 * @param children texts and nodes
 */
export function make<Tag extends "div" | "button" | "span" | "slot" | "svg" | "path">(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (string | Node)[]
): Tag extends "button" ? HTMLButtonElement : Tag extends "svg" | "path" ? SVGElement : HTMLElement {
  const element = /svg|path/.test(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name] as string);
  element.append(...children);
  return element as never;
}
