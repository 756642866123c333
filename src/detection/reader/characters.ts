/** How words of a script stand: `latin` includes digits; `joined` takes prefixes and suffixes; `open` has no spaces. */
export type Letters = "none" | "latin" | "arabic" | "hebrew" | "joined" | "open";

/** First code units of ranges and what they hold; a range ends where the next begins. */
const ranges: readonly (readonly [number, Letters])[] = [
  [0, "none"],
  [0xaa, "latin"],
  [0x250, "none"],
  [0x370, "latin"],
  [0x590, "hebrew"],
  [0x600, "arabic"],
  [0x780, "none"],
  [0x8a0, "arabic"],
  [0x900, "joined"],
  [0xe00, "open"],
  [0x1100, "joined"],
  [0x1200, "latin"],
  [0x1780, "open"],
  [0x1800, "joined"],
  [0x1e00, "latin"],
  [0x2000, "none"],
  [0x3005, "open"],
  [0x3008, "none"],
  [0x3030, "open"],
  [0xa000, "joined"],
  [0xd7b0, "none"],
  [0xf900, "open"],
  [0xfb00, "none"],
];

const ascii = Array.from({ length: 128 }, (_, unit): Letters =>
  /\w/.test(String.fromCharCode(unit)) ? "latin" : "none",
);

/** What is known of every other unit that was met: one more than the place of its range. */
let places: Uint8Array | undefined;

/** @param unit code unit of a folded text; NaN (beyond the text) is none */
export function lettersOf(unit: number): Letters {
  const known = ascii[unit];
  if (known) return known;
  if (!(unit >= 0)) return "none";
  places ??= new Uint8Array(65536);
  places[unit] ||= ranges.findLastIndex(([first]) => unit >= first) + 1;
  return ranges[(places[unit] ?? 1) - 1]?.[1] ?? "none";
}

export const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** Digits said in one syllable: rows of ten, Chinese twice and Korean. */
export const syllables =
  "零一二三四五六七八九洞幺两叁肆伍陆拐捌勾零壹贰參肆伍陸柒捌玖零壹貳叁肆伍六柒八玖공일이삼사오육칠팔구영";
