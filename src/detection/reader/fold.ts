/** Emoji and other symbols stand as one mark that separates like a space. */
export const symbol = "\u2022";

/** A text made comparable: lower case, one form of each digit, letter, space, dash and quote, invisible characters gone. */
export interface Folded {
  readonly text: string;
  /** The text before. */
  readonly source: string;
  /** Offset in the source of each folded character, and the source's length at the end; absent where they are equal. */
  readonly offsets?: Uint16Array;
}

/** Zeros of the decimal digits that people type, Unicode Character Database. */
const zeros = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0x1040, 0x17e0,
];
/** Invisible characters, variation selectors, and marks that people leave out (accents, harakat, niqqud, nukta, dakuten). */
const ignorable =
  // eslint-disable-next-line no-misleading-character-class -- marks are what is meant
  /[\xad\u034f\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u061c\u0640\u064b-\u0655\u093c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u20e3\u3099\u309a\u3164\ufe00-\ufe0f\ufeff\uff9e-\uffa0]/;
/** Letters whose compatibility form begins with the letter that people type instead. */
const composed =
  /[\xaa-\xbe\xc0-\u024f\u0390\u03aa-\u03b0\u0622-\u0626\u06c0-\u06d3\u0929-\u095f\u1e00-\u1fff\u2070-\u208e\u2100-\u214f\u2460-\u24ff\u3040-\u30ff\ufb1d-\ufdff\ufe50-\uffef]/;
const symbols = /[\xa9\xae\u2190-\u21ff\u2300-\u245f\u2500-\u2bff\u3030\u303d\u3297\u3299\ud83c-\ud83e]/;
/** What stands for what, beside compatibility forms: dashes, quotes, brackets, dotless and barred letters, Arabic variants. */
const pairs =
  '\u2010-\u2011-\u2012-\u2013-\u2014-\u2015-\u2212-\u3161-\u2053~\u05be-\u2018\'\u2019\'\u02bc\'`\'\xb4\'\u05f3\'\u201c"\u201d"\u201e"\u00ab"\u00bb"\u300c"\u300d"\u300e"\u300f"\u05f4"' +
  "\u3010(\u3011)\u3014(\u3015)\u3008(\u3009)\u2795+\u2192>\u21d2>\u279c>\u27a1>\u01320\u30070\u060c,\u3001,\u061b;\u061f?\u06d4.\u0964.\u17d4.\u17d6:\u2028\n\x85\n" +
  "đdøoıißsłlæa\u0649\u064a\u06cc\u064a\u06d2\u064a\u0629\u0647\u06c1\u0647\u06be\u0647\u06c2\u0647\u06a9\u0643\u0671\u0627";

/** What each unit folds to, by its upper byte; only of scripts that were met. */
const pages: (Uint16Array | undefined)[] = [];
const ignored = 2;

function foldUnit(unit: number): number {
  const zero = zeros.find((first) => unit >= first && unit < first + 10);
  if (zero) return unit - zero + 48;
  let character = String.fromCharCode(unit);
  if (ignorable.test(character)) return ignored;
  if (symbols.test(character) && !pairs.includes(character)) return 0x2022;
  if (unit !== 10 && unit !== 13 && /\s/.test(character)) return 32;
  if (composed.test(character)) character = character.normalize("NFKD")[0] ?? character;
  character = character.toLowerCase()[0] ?? character;
  const at = pairs.indexOf(character);
  if (at >= 0 && at % 2 === 0) character = pairs[at + 1] ?? character;
  const folded = character.charCodeAt(0);
  // Hiragana as katakana: people write foreign names in either.
  return folded >= 0x3041 && folded <= 0x3096 ? folded + 0x60 : folded;
}

function lookUp(unit: number): number {
  const page = (pages[unit >> 8] ??= new Uint16Array(256));
  return page[unit & 255] || (page[unit & 255] = foldUnit(unit));
}

const newScratch = (size: number) => ({ units: new Uint16Array(size), offsets: new Uint16Array(size) });
/** Where texts are folded; longer than the longest so far. */
let scratch = newScratch(512);

/**
 * @param source at most 65,535 UTF-16 code units
 * @returns the folded text with the way back to offsets of the source
 */
export function fold(source: string): Folded {
  if (/^[\n\r -_a-~]*$/.test(source) && !source.includes("  ")) return { text: source.toLowerCase(), source };
  if (source.length >= scratch.units.length) scratch = newScratch(source.length * 2);
  const { units, offsets } = scratch;
  let length = 0;
  for (let at = 0; at < source.length; at++) {
    const unit = source.charCodeAt(at);
    let folded = lookUp(unit);
    if (unit === 0xd835)
      folded = source
        .slice(at, at + 2)
        .normalize("NFKC")
        .toLowerCase()
        .charCodeAt(0);
    // Spaces in a row are one.
    if (folded === 32 && units[length - 1] === 32) continue;
    if (folded === ignored || (unit >= 0xdc00 && unit <= 0xdfff && isDropped(source.charCodeAt(at - 1)))) continue;
    units[length] = folded;
    offsets[length++] = at;
  }
  offsets[length] = source.length;
  const text = stringOf(units.subarray(0, length));
  return length === source.length ? { text, source } : { text, source, offsets: offsets.slice(0, length + 1) };
}

/** Whether the second half of a pair goes with the first, which stands for the pair. */
function isDropped(high: number): boolean {
  return high === 0xd835 || lookUp(high) === 0x2022;
}

function stringOf(units: Uint16Array): string {
  let text = "";
  for (let at = 0; at < units.length; at += 4096)
    text += Reflect.apply(String.fromCharCode, undefined, units.subarray(at, at + 4096)) as string;
  return text;
}

/** @returns the offset in the source of a folded offset */
export function sourceStart({ offsets }: Folded, at: number): number {
  return offsets?.[at] ?? at;
}

/** @returns the offset in the source after the folded character before `end`, with the marks that stand on it */
export function sourceEnd({ offsets, source }: Folded, end: number): number {
  if (!offsets) return end;
  let at = (offsets[end - 1] ?? 0) + 1;
  const next = offsets[end] ?? source.length;
  while (at < next && /[\p{M}\udc00-\udfff]/u.test(source[at] ?? "")) at++;
  return at;
}
