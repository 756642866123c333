import { css } from "lit";
import type { Diagnostic } from "../../session/session-types.ts";

/** Wider than this a screen is none of a phone, in CSS pixels. */
const PHONE_WIDTH = 540;

/** The whole dialog is enlarged; what is measured in the page's own pixels is divided by as much. */
const { styleSheet } = css`
  .phone {
    zoom: var(--_zoom);
    inset-block-start: calc(var(--_viewport-top, 0px) / var(--_zoom));
  }
  .phone .panel {
    block-size: calc(var(--_viewport-height, 100dvh) / var(--_zoom));
  }
`;

/** What is known of the screen and of the page on it. */
export interface ScreenFacts {
  /** In CSS pixels, in either order: some browsers turn them with the device, some do not. */
  readonly sides: readonly [number, number];
  readonly upright: boolean;
  /** Whether fingers are all there is to point with. */
  readonly touch: boolean;
  /** Width at which the page is laid out. */
  readonly layoutWidth: number;
}

function readScreen(): ScreenFacts {
  return {
    sides: [screen.width, screen.height],
    upright: matchMedia("(orientation: portrait)").matches,
    touch: matchMedia("(hover: none) and (pointer: coarse)").matches,
    layoutWidth: innerWidth,
  };
}

/**
 * A page without `width=device-width` is laid out for a desktop and shrunk to a phone's screen. The chat fills that
 * screen all the same, at a size at which it can be read, for as long as the page is so.
 * @param panel gets how many times it is enlarged, as `--_zoom`
 * @param report told once
 * @param read the screen as it is now
 * @returns a function that ends it
 */
export function fitPoorViewport(
  panel: HTMLElement,
  report: (diagnostic: Diagnostic) => void,
  read: () => ScreenFacts = readScreen,
): () => void {
  let told = false;
  const fit = () => {
    const facts = read();
    const zoom = zoomOf(facts);
    panel.style.setProperty("--_zoom", String(zoom));
    if (zoom === 1 || told) return;
    told = true;
    const tag = `<meta name="viewport" content="width=device-width, initial-scale=1">`;
    const message = `The page is laid out ${facts.layoutWidth} pixels wide on a phone's screen: add ${tag} to its head. Until then the chat is enlarged.`;
    report({ code: "viewport-poor", message, level: "warning" });
  };
  if (styleSheet) panel.shadowRoot?.adoptedStyleSheets.push(styleSheet);
  fit();
  addEventListener("resize", fit);
  return () => removeEventListener("resize", fit);
}

/** How many times wider the page is laid out than a phone's screen is; 1 where it fits, or where there is no phone. */
export function zoomOf({ sides, upright, touch, layoutWidth }: ScreenFacts): number {
  const width = upright ? Math.min(...sides) : Math.max(...sides);
  const isPhone = touch && Math.min(...sides) <= PHONE_WIDTH;
  return isPhone && layoutWidth > width * 1.1 ? layoutWidth / width : 1;
}
