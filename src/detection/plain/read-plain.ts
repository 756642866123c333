/** A piece of a plain message that is an address or looks like a number. */
export interface PlainPiece {
  readonly kind: "email" | "phone";
  readonly start: number;
  readonly end: number;
}

/**
 * Words that change nothing about what stands beside them: where a message has no others, what an address or a number
 * in it means is certain, and the reader with its thousands of words need not be fetched to know. Kept small on purpose.
 */
const neutral = new Set(
  "a and at be by call can cell contact e email hello hey hi i is mail me message mobile my number on or phone please pls reach send tel text thanks to us write you".split(
    " ",
  ),
);
/** Longer messages are hardly ever plain. */
const LONGEST = 160;

const piece =
  /([a-z0-9][a-z0-9._+-]{0,62}[a-z0-9]@(?:[a-z0-9][a-z0-9-]{0,30}\.){1,3}(?:com|net|org|id|sg|my|ph))(?![a-z0-9.@-]{1,2}[a-z0-9])|(\+?\d[\d -]{6,17}\d)(?![\d-])/gi;

/**
 * Recognises messages that mean the same whatever else the detector knows: an e-mail address or a number, and a few
 * words that everybody writes around them.
 * @param text a message as typed
 * @returns its addresses and numbers in order, or undefined: such a message is for the reader
 */
export function readPlain(text: string): readonly PlainPiece[] | undefined {
  if (text.length > LONGEST || !/^[ -~]*$/.test(text)) return undefined;
  const pieces: PlainPiece[] = [];
  let numbers = 0;
  let rest = "";
  let at = 0;
  for (const match of text.matchAll(piece)) {
    const start = match.index;
    const end = start + match[0].length;
    rest += `${text.slice(at, start)} \0 `;
    at = end;
    if (!match[1]) numbers++;
    pieces.push({ kind: match[1] ? "email" : "phone", start, end });
  }
  rest += text.slice(at);
  // Only what ends a sentence or a clause may stand between the words; of two numbers one may say what the other is.
  if (pieces.length === 0 || numbers > 1 || /[^a-z\0 .,!?'-]/i.test(rest)) return undefined;
  const words = rest.toLowerCase().split(/[^a-z]+/);
  return words.every((word) => !word || neutral.has(word)) ? pieces : undefined;
}
