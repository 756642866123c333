import { type FoundName, type NameText, stickyAt, type Strength } from "./name-text.ts";
import { attributes, following, nameParticles, nameStops, notNames } from "./words.ts";

/** "Achieng' Omondi" */
const latinWord = /[a-z](?:[a-z]|['-](?=[a-z])|(?<=ng)'(?= ))*\.?/y;
/** "Ma. Theresa", "Desmond T. Lee", "Md. Karim" */
const abbreviation = /^(?:[a-z]|ma|[^aeiouy.]{2,3})\.$/;
/** Malaysian and Indian "son of", "daughter of". */
const kinship = / (?:a\/[lp]|[sdb]\/o)(?= [a-z])/y;
/** A word that people write with a capital is a name even if it means something in small letters. */
const softRoles = /^(?:is|my|your|id|acct|rel|or|stop|not|at|dot|under|dash|trap|deny|denied|no|#0)$/;
/** Introductions behind which "de" and "da" say where from. */
const placed = /aqui|aca|fala|soy|sou [oa]|habla|escrib|saluda|suis|c'est|ici|hier|bin/;
/** Introductions that show things too. */
const shown = /^(?:it|this is|ini|day la|c'est|ici|hier|e |con |aqui|sono)/;
const neverNames = /^(?:i|and|is|not|no|the)$/;

/**
 * Reads a name in Latin letters: capitalised words with particles between them, or after a strong introduction up to
 * three words in small letters.
 * @param from where the name would begin
 * @param cue where its introduction begins
 */
export function readLatinName(
  names: NameText,
  from: number,
  { strength, cue, allowsOf = true }: { strength: Strength; cue: number; allowsOf?: boolean },
): FoundName | undefined {
  const { text } = names;
  const isCapital = names.isUpper(from);
  const isSure = isCapital || strength === "strong" || strength === "form";
  if (!isSure) return undefined;
  const { end, count } = readWords(names, from, allowsOf && !placed.test(text.slice(cue, from)));
  const name = text.slice(from, end);
  // "Contact: see our page"
  if (!isCapital && strength === "form" && /^[cgk][ulo]/.test(text.slice(cue, from))) return undefined;
  const isCut = /[\d@_]/.test(text[end] ?? "") || /^\.[a-z]/.test(text.slice(end, end + 2));
  if (count === 0 || isCut || name.length < 2 || (!isCapital && notNames.test(name))) return undefined;
  if (strength === "capital" && isWord(name)) return undefined;
  if (strength === "weak" && !looksLikeName(names, name, { count, end, cue: text.slice(cue, from) })) return undefined;
  return { start: from, end };
}

function readWords(names: NameText, from: number, allowsOf: boolean): { end: number; count: number } {
  const { text } = names;
  const isCapital = names.isUpper(from);
  let at = from;
  let end = from;
  let count = 0;
  for (let words = 0; words < 7; words++) {
    const word = stickyAt(latinWord, text, at);
    if (!word) break;
    const next = at + word.length;
    // "kaMagwaza"
    const isUpper = names.isUpper(at) || (count > 0 && isCapital && word.length > 2 && names.isUpper(at + 2));
    const isInitial =
      word === "i" &&
      count === 0 &&
      (isUpper
        ? names.isUpper(next + 1)
        : /^ (?:made|wayan|ketut|nyoman|putu|kadek|gede)\b/.test(text.slice(next, next + 8)));
    if (!(count > 0 && isParticle(names, at, { word, allowsOf }))) {
      if (isCapital !== isUpper || (!isInitial && isStop(names, at, { word, isUpper, count }))) break;
      const isAbbreviation = abbreviation.test(word) && text[next] === " " && names.isUpper(next + 1);
      const isPoint = word.endsWith(".") && word.length > 2;
      end = isPoint ? next - 1 : next;
      count++;
      if (isPoint && !isAbbreviation) break;
    }
    const link = stickyAt(kinship, text, next).length;
    if (text[next + link] !== " " || names.letters(next + link + 1) !== "latin") break;
    at = next + link + 1;
  }
  if (!isCapital && count > 3) return { end: from + stickyAt(latinWord, text, from).length, count };
  return { end, count };
}

function isParticle(names: NameText, at: number, { word, allowsOf }: { word: string; allowsOf: boolean }): boolean {
  if (names.isUpper(at) || !nameParticles.has(word) || (!allowsOf && /^d[aeo]s?$/.test(word))) return false;
  const next = at + word.length + 1;
  return names.isUpper(next) || nameParticles.has(stickyAt(latinWord, names.text, next));
}

function isStop(
  names: NameText,
  at: number,
  { word, isUpper, count }: { word: string; isUpper: boolean; count: number },
): boolean {
  // "ten em la le thi thuy": a family name in small letters.
  const isVietnamese = [/^(?:le|vo|bui|ngo|ly|do)$/, /^(?:thi|van)$/][count]?.test(word);
  const mark = names.mark(at);
  if (mark && mark.type !== "cue" && mark.type !== "word") return true;
  if (!isUpper && nameStops.has(word)) return true;
  if (isVietnamese) return false;
  if (mark?.type !== "cue") return false;
  // "Callum" is no "call".
  if (isUpper && mark.isStem && /phone|email/.test(mark.role) && mark.end - mark.start === word.length) return false;
  return (
    !isUpper ||
    !softRoles.test(mark.role) ||
    mark.end - mark.start > word.length ||
    neverNames.test(names.sourceOf(at, at + word.length).toLowerCase())
  );
}

/** Words of one language that are first names in another. */
const given = /^(?:kim|ben|dan|can|tim|tanya|an|ai|den|dang|do|ho|mon|cho|se|man|sai|sana|mara)$/;

/** A nation, a trade, a greeting, an ordinary word. */
function isWord(name: string): boolean {
  const first = name.replace(/ .*/, "");
  return notNames.test(name) || (nameStops.has(first) && !given.test(first));
}

/** "I'm Ana" but not "I'm Indonesian", "This is Great". */
function looksLikeName(
  names: NameText,
  name: string,
  { count, end, cue }: { count: number; end: number; cue: string },
): boolean {
  const isAttribute = attributes.test(name) || /eñ[oa]$/i.test(names.sourceOf(end - 3, end));
  if (isWord(name) || (count === 1 && isAttribute)) return false;
  if (count === 1 && /^(?:am|con) /.test(cue)) return false;
  const after = names.text.slice(end, end + 60);
  // In Urdu and Hindi the verb follows; in German "mein" is "my".
  if (/^m(?:ain?|ein) /.test(cue)) return /^ (?:h[ou]+n?|bol|baat)\b/.test(after);
  // "Is it Ana or Lee", "this is Galaxy 9?", "it's Sunday Market today?"
  if (shown.test(cue) && /^ ?(?:\?|\d{1,4}\b|(?:or|o|ou|atau|hay|oder) |[^.!,;\n?]*\?)/.test(after)) return false;
  const origin = / (?:d[aeiou]l?l?[aeo]?|von|vom) /y.exec(after);
  // "Sou o Beto da oficina": an article goes with a name.
  const isFrom =
    origin !== null &&
    (/ (?:[oa]|der|die|el|la) $/.test(cue) ||
      /^ d[ae]ll?[aeo]? |m $/.test(origin[0]) ||
      names.isUpper(end + origin[0].length));
  return count > 1 || isFrom || (following.test(after) && !(/^hier/.test(cue) && after.startsWith(" und ")));
}
