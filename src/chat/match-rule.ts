/** What a reply says besides its words. */
export interface ReplyRule {
  /** Words or phrases, any of which calls the rule; one that ends with `*` also takes longer words. */
  readonly when: string | readonly string[];
  /** What the business says, in one bubble or several. */
  readonly say: string | readonly string[];
  /** Milliseconds before each bubble, in which the business types. */
  readonly delay?: number | undefined;
  readonly quickReplies?: readonly string[] | undefined;
  readonly link?: { readonly text: string; readonly url: string } | undefined;
  /** Offers the form: `true`, or the form's id. */
  readonly form?: boolean | string | undefined;
}

/** Letters that differ for the eye only, as people write them without care. */
const alike: Readonly<Record<string, string>> = {
  ı: "i",
  đ: "d",
  ø: "o",
  ł: "l",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ى: "ي",
  ة: "ه",
};
/** Accents of Latin, Greek and Cyrillic; the vowel signs of Arabic and Hebrew. Those of Thai or Hindi are letters. */
// eslint-disable-next-line no-misleading-character-class -- ranges of combining marks are what is meant
const accents = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;

/**
 * A text as it is compared: without case, accents, width, and what only the eye tells apart.
 * @param text any language
 */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(accents, "")
    .toLowerCase()
    .replace(/[ıđøłßæœ]|ى|ة/g, (letter) => alike[letter] ?? letter)
    .normalize("NFC");
}

/** Scripts that are written without spaces: a word may stand inside others. */
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Korean adds its endings to a word without a space. */
const hangul = /\p{Script=Hangul}/u;

const patterns = new Map<string, RegExp | undefined>();

function patternOf(phrase: string): RegExp | undefined {
  if (patterns.has(phrase)) return patterns.get(phrase);
  const open = /\*\s*$/.test(phrase);
  const words = foldText(phrase.replace(/\*\s*$/, "")).match(/[\p{L}\p{M}\p{N}]+|\p{Emoji_Presentation}/gu);
  let pattern: RegExp | undefined;
  if (words) {
    const first = Array.from(words[0] ?? "")[0] ?? "";
    const last = Array.from(words.at(-1) ?? "").at(-1) ?? "";
    const isWord = /[\p{L}\p{N}]/u;
    const before = isWord.test(first) && !spaceless.test(first) ? String.raw`(?<![\p{L}\p{N}])` : "";
    const after =
      open || spaceless.test(last) || hangul.test(last) || !/[\p{L}\p{M}\p{N}]/u.test(last)
        ? ""
        : String.raw`(?![\p{L}\p{M}\p{N}])`;
    // Letters, digits, marks and emoji only: nothing in them means anything to the pattern.
    pattern = new RegExp(before + words.join(String.raw`[^\p{L}\p{N}]{0,8}`) + after, "u");
  }
  patterns.set(phrase, pattern);
  return pattern;
}

/**
 * Whether a message contains a word or phrase, in any language.
 * @param folded the message, folded by `foldText`
 * @param phrase as the host wrote it
 */
export function hasPhrase(folded: string, phrase: string): boolean {
  return patternOf(phrase)?.test(folded) ?? false;
}

/**
 * The first rule that a message calls.
 * @param text what the visitor wrote
 * @param rules in the order in which they are tried
 */
export function matchRule<Rule extends Pick<ReplyRule, "when">>(
  text: string,
  rules: readonly Rule[],
): Rule | undefined {
  const folded = foldText(text);
  return rules.find(({ when }) =>
    (typeof when === "string" ? [when] : when).some((phrase) => hasPhrase(folded, phrase)),
  );
}
