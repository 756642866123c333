import { fitTones } from "../style/fit-tones.ts";
import type { PanelHost } from "./mount-panel.ts";
import { fitPoorViewport } from "./poor-viewport.ts";

/**
 * Fits a panel into a page that is not as most are: completes the host's own colours so that everything can be read, and
 * keeps the chat readable where the page is laid out for a desktop on a phone.
 * @param host the element
 * @param panel drawn in it
 * @returns a function that ends both
 */
export function fitPanel(host: PanelHost, panel: HTMLElement): () => void {
  const ends = [
    fitTones(panel, host.root.querySelector(".launcher")),
    fitPoorViewport(panel, (diagnostic) => host.report(diagnostic)),
  ];
  return () => ends.forEach((end) => end());
}
