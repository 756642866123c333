/** A place in the page, CSS pixels from the top left of what is visible; why not, where there is none. */
export type Spot = { readonly x: number; readonly y: number } | { readonly missing: string };

/**
 * Finds elements through open shadow roots. Runs in the page, so it holds everything it needs.
 *
 * @param selector CSS, with ` >>> ` for "somewhere inside, shadow roots included"
 * @param question `spot`: where to click the first one; `text`: its text; `count`: how many there are
 */
export async function askPage(selector: string, question: "spot" | "text" | "count"): Promise<unknown> {
  const within = (scope: ParentNode, part: string): Element[] => {
    const found = [...scope.querySelectorAll(part)];
    const hosts = scope instanceof Element ? [scope, ...scope.querySelectorAll("*")] : [...scope.querySelectorAll("*")];
    return found.concat(hosts.flatMap((host) => (host.shadowRoot ? within(host.shadowRoot, part) : [])));
  };
  let scopes: ParentNode[] = [document];
  for (const part of selector.split(" >>> ")) scopes = [...new Set(scopes.flatMap((scope) => within(scope, part)))];
  const elements = scopes as Element[];
  if (question === "count") return elements.length;
  const [element] = elements;
  if (!element) return { missing: "it is not there" };
  if (question === "text") return { text: (element.textContent ?? "").trim() };
  const zoomOf = (zoomed: Element): number => parseFloat(getComputedStyle(zoomed).getPropertyValue("zoom")) || 1;
  const frame = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 40));
  element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  const before = element.getBoundingClientRect();
  await frame();
  const box = element.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return { missing: "it has no size" };
  if (before.x !== box.x || before.y !== box.y) return { missing: "it is moving" };
  // Older WebKit gives rectangles in the pixels of a zoomed page, and takes places in those of the window.
  const scale = CSS.supports("zoom", "1") && !("currentCSSZoom" in element) ? zoomOf(document.documentElement) : 1;
  const [x, y] = [(box.x + box.width / 2) * scale, (box.y + box.height / 2) * scale];
  let top = document.elementFromPoint(x, y);
  while (top?.shadowRoot) {
    const inner = top.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === top) break;
    top = inner;
  }
  for (let node: Node | null = top; node; node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null) {
    if (node === element) return { x, y };
  }
  return { missing: `it is covered by <${top?.localName ?? "nothing"}> at ${Math.round(x)}, ${Math.round(y)}` };
}

/**
 * A script for the page from a function and its parameters.
 *
 * @returns an expression whose value is a promise of the result as JSON, or of undefined
 */
export function asScript(run: (...parameters: never[]) => unknown, parameters: readonly unknown[]): string {
  return `(async () => JSON.stringify(await (${String(run)})(...${JSON.stringify(parameters)})))()`;
}
