/** A piece of a message: plain text, or a link that may be followed. */
export interface TextPart {
  readonly text: string;
  /** Absolute, of an allowed scheme: http, https, mailto or tel. */
  readonly href?: string;
  /** The host that a link really leads to, where its text could make a reader believe in another. */
  readonly host?: string;
}

/** Endings that make a link of a bare name; a file name or an abbreviation must not become one. */
const endings =
  "com|net|org|info|biz|app|shop|store|online|site|io|co|me|id|my|vn|th|ph|kh|jp|kr|cn|tw|hk|sg|in|lk|pk|ae|sa|il|tr|ke|tz|br|mx|es|pt|it|fr|de|nl|uk|us|au|eu";

/** What an address may be written with; the full-width marks of Chinese and Japanese end one. */
const address = String.raw`[^\s\p{C}<>"“”«»「」『』《》【】（）、。，！？；：]`;

/**
 * What may be a link: an address with a scheme or `www.`, an e-mail address, a number in international form, a bare
 * host of a known ending. Control and format characters (bidirectional marks, zero-width ones) never belong to one.
 * Each alternative begins with a different, bounded prefix, so that the search stays linear in the length.
 */
const candidate = new RegExp(
  [
    String.raw`(?:https?:\/\/|www\.)${address}{1,2048}`,
    String.raw`(?:mailto:)?[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}`,
    String.raw`(?:tel:)?\+\d(?:[ .()-]{0,2}\d){7,14}`,
    String.raw`(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}(?:${endings})(?![\w@-]|\.\w)(?:[/?#]${address}{0,2000})?`,
  ]
    .map((form) => `(?:${form})`)
    .join("|"),
  "giu",
);

/** Nearly every message has none of these: it is a link's text at most by one of them. */
const hint = /[.@+]|:\/\//;
/** What stands before a link without belonging to a longer word. */
const wordBefore = /[\p{L}\p{N}\p{M}_@./:+-]$/u;
/** Scripts that are written without spaces: such a letter beside a link belongs to the sentence. */
const spaceless = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
const spacelessBefore = new RegExp(`${spaceless}$`, "u");
const gluedWord = new RegExp(
  String.raw`^((?:https?:\/\/)?(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})(?=${spaceless})`,
  "iu",
);
const closing: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };
/**
 * Finds the links of a message. The parts together are the text, unchanged.
 * @param text as written
 */
export function linkify(text: string): TextPart[] {
  if (!hint.test(text)) return [{ text }];
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(candidate)) {
    const { index } = match;
    if (index < end || continuesWord(text.slice(Math.max(0, index - 2), index))) continue;
    const shown = trimEnd(match[0]);
    const link = resolve(shown);
    if (!link) continue;
    if (index > end) parts.push({ text: text.slice(end, index) });
    parts.push({ text: shown, ...link });
    end = index + shown.length;
  }
  if (end < text.length || parts.length === 0) parts.push({ text: text.slice(end) });
  return parts;
}

function continuesWord(before: string): boolean {
  return wordBefore.test(before) && !spacelessBefore.test(before);
}

/** A sentence's own punctuation, and a bracket that was opened before the link, are not part of it. */
function trimEnd(candidate: string): string {
  let shown = gluedWord.exec(candidate)?.[1] ?? candidate;
  const counts = new Map<string, number>();
  for (const character of shown) counts.set(character, (counts.get(character) ?? 0) + 1);
  for (;;) {
    const last = shown.at(-1) ?? "";
    const closed = counts.get(last) ?? 0;
    const opening = closing[last];
    const surplus = opening ? closed > (counts.get(opening) ?? 0) : /[.,;:!?'’*_~|…؟،؛।]/u.test(last);
    if (!surplus) return shown;
    counts.set(last, closed - 1);
    shown = shown.slice(0, -1);
  }
}

function resolve(shown: string): Omit<TextPart, "text"> | undefined {
  if (/^(?:tel:)?\+/i.test(shown)) return { href: `tel:${shown.replace(/[^\d+]/g, "")}` };
  if (/^(?:mailto:)?[^/?#]*@/i.test(shown) && !/^https?:/i.test(shown)) {
    return { href: /^mailto:/i.test(shown) ? shown : `mailto:${shown}` };
  }
  const url = parse(/^https?:\/\//i.test(shown) ? shown : `https://${shown}`);
  return url && { href: url.href, ...trueHost(shown, url) };
}

function parse(address: string): UniversalURL | undefined {
  try {
    const url = new URL(address);
    return /^https?:/.test(url.href) && url.hostname.includes(".") ? url : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Where the text does not show plainly where the link leads: a name before an `@` that looks like a host, or letters
 * that look like others (Cyrillic, Greek and the like under a Latin ending).
 */
function trueHost(written: string, { hostname, username, password }: UniversalURL): { host?: string } {
  const host = written.replace(/^https?:\/\//i, "").split(/[/?#\\]/, 1)[0] ?? "";
  const lookalike = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{M}]/u;
  const foreign = lookalike.test(host) && /\.[a-z]+(?::\d+)?$/i.test(host);
  const different = /[^\p{L}\p{N}\p{M}.:-]/u.test(host);
  return username || password || foreign || different ? { host: hostname } : {};
}
