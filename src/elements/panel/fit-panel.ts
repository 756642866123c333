import type { Diagnostic } from "../../session/session-types.ts";
import { fitTones } from "../style/fit-tones.ts";
import { fitPoorViewport } from "./poor-viewport.ts";

/**
 * Fits a panel into a page that is not as most are: completes the host's own colours so that everything can be read, and
 * keeps the chat readable where the page is laid out for a desktop on a phone.
 * @param panel drawn in it
 * @param launcher the button that opens it
 * @param report tells the page's owner
 * @returns a function that ends both
 */
export function fitPanel(
  panel: HTMLElement,
  launcher: HTMLElement,
  report: (diagnostic: Diagnostic) => void,
): () => void {
  const ends = [fitTones(panel, launcher), fitPoorViewport(panel, report)];
  return () => ends.forEach((end) => end());
}
