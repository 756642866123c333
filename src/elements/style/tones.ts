/** Red, green, blue of sRGB, each from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Contrast that text needs on its ground (WCAG 2.2, 1.4.3). */
const TEXT = 4.5;
const WHITE: Rgb = [255, 255, 255];
const INK: Rgb = [11, 16, 32];
const BLACK: Rgb = [0, 0, 0];

/** Relative luminance, as WCAG defines it. */
function luminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @returns the contrast ratio of two colours, from 1 to 21 */
export function contrast(a: Rgb, b: Rgb): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}

/** @returns `share` of the first colour in the second */
function mix(color: Rgb, ground: Rgb, share: number): Rgb {
  const part = (index: 0 | 1 | 2) => Math.round(color[index] * share + ground[index] * (1 - share));
  return [part(0), part(1), part(2)];
}

/** Moves a colour towards another only as far as it must to be read on every ground. */
function readable(color: Rgb, towards: Rgb, grounds: readonly Rgb[]): Rgb {
  for (let share = 1; share > 0; share -= 0.05) {
    const candidate = mix(color, towards, share);
    if (grounds.every((ground) => contrast(candidate, ground) >= TEXT)) return candidate;
  }
  return towards;
}

/** What the host may set; undefined is what it left open. */
export interface GivenTones {
  readonly accent: Rgb;
  readonly surface: Rgb;
  readonly text: Rgb;
  readonly onAccent?: Rgb | undefined;
  readonly surfaceMuted?: Rgb | undefined;
  readonly textMuted?: Rgb | undefined;
  readonly accentMuted?: Rgb | undefined;
  readonly line?: Rgb | undefined;
}

export interface Tones {
  readonly onAccent: Rgb;
  readonly surfaceMuted: Rgb;
  readonly textMuted: Rgb;
  readonly accentMuted: Rgb;
  readonly line: Rgb;
  /** The accent where it is the colour of words and signs. */
  readonly accentText: Rgb;
}

/**
 * The tones that follow from the few that a host chose: every text can be read on every ground it stands on.
 * @param given what the host chose is kept as it is
 */
export function deriveTones(given: GivenTones): Tones {
  const { accent, surface, text } = given;
  const surfaceMuted = given.surfaceMuted ?? mix(text, surface, 0.06);
  const accentMuted = given.accentMuted ?? mix(accent, surface, 0.12);
  return {
    // Of white and black one always reaches 4.5; ink looks better where it will do.
    onAccent: given.onAccent ?? [WHITE, INK].find((color) => contrast(color, accent) >= TEXT) ?? BLACK,
    surfaceMuted,
    textMuted: given.textMuted ?? readable(mix(text, surface, 0.66), text, [surface, surfaceMuted]),
    accentMuted,
    line: given.line ?? mix(text, surface, 0.12),
    accentText: readable(accent, text, [surface, surfaceMuted, accentMuted]),
  };
}
