/** An element's class; `version` is undefined for one of somebody else. */
type Versioned = CustomElementConstructor & { readonly version?: string };

/**
 * Registers an element. The same class again is silent; another class under the name stays, with a warning that names
 * both versions, since a page may hold two copies of the script.
 * @param tag the element's name
 * @param element its class, with a static `version` where it has one
 * @param registry default: the page's; a server has none, and then nothing happens
 */
export function define(
  tag: string,
  element: Versioned,
  registry: CustomElementRegistry | undefined = globalThis.customElements,
): void {
  // A server that renders pages has none: the tag is enough there.
  const known = registry?.get(tag) as Versioned | undefined;
  if (!known) registry?.define(tag, element);
  else if (known !== element) console.warn(`<${tag}> ${known.version} stays; ${element.version} is not used.`);
}
