import { deriveTones, type Rgb, type Tones } from "./tones.ts";

/** The properties that a host sets, and the inner ones that follow from them. */
const derived: Readonly<Record<keyof Tones, readonly [host: string, inner: string]>> = {
  onAccent: ["--lead-chat-on-accent", "--_on-accent"],
  surfaceMuted: ["--lead-chat-surface-muted", "--_surface-muted"],
  textMuted: ["--lead-chat-text-muted", "--_text-muted"],
  accentMuted: ["--lead-chat-accent-muted", "--_accent-muted"],
  line: ["--lead-chat-line", "--_line"],
  accentText: ["--lead-chat-accent-text", "--_accent-text"],
};
const chosen = ["--lead-chat-accent", "--lead-chat-surface", "--lead-chat-text"] as const;

/** Reads any colour that CSS knows as sRGB. */
function createReader(): (color: string) => Rgb {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return (color) => {
    if (!context) return [0, 0, 0];
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
  };
}

/**
 * Keeps the tones of a panel readable whatever colours its host chose, also when these change with the colour scheme or
 * with a class of the page. Sets single properties through the CSSOM, which a strict policy allows.
 * @param panel the panel's element; its tokens are the inner properties
 * @param launcher the launcher's button
 * @returns a function that ends it
 */
export function fitTones(panel: HTMLElement, launcher: HTMLElement | null): () => void {
  const read = createReader();
  const fit = () => {
    const style = getComputedStyle(panel);
    const isGiven = (name: string) => style.getPropertyValue(name).trim() !== "";
    for (const [, inner] of Object.values(derived)) panel.style.removeProperty(inner);
    launcher?.style.removeProperty("--_o");
    if (!chosen.some(isGiven)) return;
    const colorOf = (name: string): Rgb => {
      // As the colour of something: only then does the browser resolve what the property says.
      panel.style.color = `var(${name})`;
      const color = read(getComputedStyle(panel).color);
      panel.style.removeProperty("color");
      return color;
    };
    const given = (tone: keyof Tones) => (isGiven(derived[tone][0]) ? colorOf(derived[tone][0]) : undefined);
    // What the host left alone of the whole scheme keeps the scheme's own tones.
    const ownGround = !isGiven("--lead-chat-surface") && !isGiven("--lead-chat-text");
    const keep = (tone: keyof Tones) => given(tone) ?? (ownGround ? colorOf(derived[tone][1]) : undefined);
    const tones = deriveTones({
      accent: colorOf("--_accent"),
      surface: colorOf("--_surface"),
      text: colorOf("--_text"),
      onAccent: given("onAccent"),
      accentMuted: given("accentMuted"),
      surfaceMuted: keep("surfaceMuted"),
      textMuted: keep("textMuted"),
      line: keep("line"),
    });
    for (const [tone, [, inner]] of Object.entries(derived) as [keyof Tones, readonly [string, string]][]) {
      panel.style.setProperty(inner, `rgb(${tones[tone].join(" ")})`);
    }
    launcher?.style.setProperty("--_o", `rgb(${tones.onAccent.join(" ")})`);
  };
  fit();
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", fit);
  const observer = new MutationObserver(fit);
  const watched = { attributeFilter: ["class", "style", "theme", "data-theme"] };
  for (const element of [document.documentElement, document.body, (panel.getRootNode() as ShadowRoot).host]) {
    if (element) observer.observe(element, watched);
  }
  // Its scheme stands in its attribute, which it has from its first drawing on. Its own style is what is set here.
  observer.observe(panel, { attributeFilter: ["theme"] });
  return () => {
    scheme.removeEventListener("change", fit);
    observer.disconnect();
  };
}
