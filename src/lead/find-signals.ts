/** `config.signals`: the name of a signal and its keywords; `true`: the ready-made ones of that name. */
export type SignalSettings = Readonly<Record<string, true | readonly string[]>>;

/**
 * Marks that people leave out or add without meaning another word: accents, Hebrew points, and of Arabic the vowel signs,
 * the hamza on a letter and stretching.
 */
const IGNORED_MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u0655\u0670\u0640\u200b-\u200f\u2066-\u2069]/g;
/** Letters of one word in scripts that separate words. */
const WORD = /[\p{L}\p{N}\p{M}]/u;
/** Scripts that write words without a space between them. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Khmr}\p{sc=Laoo}\p{sc=Mymr}]/u;
/** Words that carry their particles behind them. */
const SUFFIXED = /\p{sc=Hang}/u;

/**
 * Which signals a text gives. Case, accents and width do not count; words are found as whole words where their script
 * separates words.
 * @param text a message
 * @param settings `config.signals`
 * @returns names, each once
 * @throws when the ready-made keywords could not be loaded
 */
export async function findSignals(text: string, settings: SignalSettings | undefined): Promise<string[]> {
  if (!settings) return [];
  const entries = Object.entries(settings);
  const isReady = entries.some(([, keywords]) => keywords === true);
  const ready = new Map(isReady ? Object.entries((await import("./signal-presets.ts")).signalPresets) : []);
  const folded = fold(text);
  return entries.flatMap(([name, given]) => {
    const keywords = given === true ? (ready.get(name)?.split("|") ?? []) : given;
    return keywords.some((keyword) => contains(folded, fold(keyword).trim())) ? [name] : [];
  });
}

/**
 * Reads an imported list of keywords: JSON (`{ "payment": ["pay", …] }`), or CSV with a name and a keyword a line.
 * @throws SyntaxError that names the line
 */
export function parseSignalList(list: string): Record<string, string[]> {
  // Some editors put a mark in front.
  const text = list.replace(/^\ufeff/, "");
  if (text.trimStart().startsWith("{")) return checkList(JSON.parse(text));
  const signals = new Map<string, string[]>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (!line.trim()) continue;
    const cells = [...line.matchAll(/(?:^|[,;\t])(?:"((?:[^"]|"")*)"|([^,;\t]*))/g)].map(([, quoted, plain]) =>
      (quoted?.replaceAll('""', '"') ?? plain ?? "").trim(),
    );
    const [name, ...keywords] = cells;
    const given = keywords.filter((keyword) => keyword !== "");
    if (!name || given.length === 0)
      throw new SyntaxError(`line ${index + 1}: a name and a keyword, separated by a comma`);
    signals.set(name, [...(signals.get(name) ?? []), ...given]);
  }
  return Object.fromEntries(signals);
}

function checkList(value: unknown): Record<string, string[]> {
  const entries = Object.entries(value as Record<string, unknown>);
  for (const [name, keywords] of entries) {
    const isList =
      Array.isArray(keywords) && keywords.every((keyword) => typeof keyword === "string" && keyword.trim());
    if (!isList) throw new SyntaxError(`"${name}": a list of keywords`);
  }
  return Object.fromEntries(entries) as Record<string, string[]>;
}

function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(IGNORED_MARKS, "")
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ı", "i")
    .replaceAll("đ", "d")
    .replaceAll("ß", "ss")
    .replace(/\s+/g, " ");
}

function contains(text: string, keyword: string): boolean {
  if (!keyword) return false;
  for (let at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) {
    const before = lastCharacter(text.slice(Math.max(0, at - 2), at));
    const end = at + keyword.length;
    const after = String.fromCodePoint(text.codePointAt(end) ?? 32);
    if (!continues(before, keyword) && !(continues(after, lastCharacter(keyword)) && !SUFFIXED.test(after)))
      return true;
  }
  return false;
}

function lastCharacter(text: string): string {
  return [...text].at(-1) ?? " ";
}

/** Whether two neighbouring characters belong to one word. */
function continues(neighbour: string, own: string): boolean {
  const first = String.fromCodePoint(own.codePointAt(0) ?? 32);
  return WORD.test(neighbour) && WORD.test(first) && !UNSPACED.test(neighbour) && !UNSPACED.test(first);
}
