import type { CueMatch } from "../reader/cue-index.ts";
import { readLatinName } from "./latin-name.ts";
import { type FoundName, type NameContext, NameText, stickyAt, type Strength } from "./name-text.ts";
import { attributes, notNames } from "./words.ts";

const opening = /[ "'(:=\-~>\u2022]*/y;
/** Characters of languages that put an ending behind a name. */
const endings = /[\u3041-\u9fff\uac00-\ud7a3]/;
/** What follows a name at the beginning of a message, whatever it is. */
const latinEnding =
  /^(?:,? (?:here(?= *(?:$|[\n,.!;:(-]| from| again| and))|(?:to|ben|aqui|hier)(?= *[\n,.!]|$)|(?:aca|hapa|qui|ici|again)(?=,)|(?:speaking|this side|po ito|po to|ito po|diyebilirsiniz|por (?:aca|aqui)|de este lado|al habla|a l'appareil|au telephone|am apparat|al telefono|to mou?shimasu|(?:di ?)?sini|nih|adina|is (?:my|the) name|es mi nombre|e o meu nome|asi me llamo|e il mio nome|c'est mon nom|ist mein name)\b)| (?:from|d[aeo]l?|dari) [a-z]+(?: [a-z]+){0,2} (?:here|aca|aqui|sini)\b| (?:nama saya|ang pangalan ko)\b)/;
/** What follows the name of somebody who says where from or why they write. */
const originEnding =
  /^(?: ?[,\u2013-]? (?:calling|enquiring|inquiring|writing|messaging|texting)\b| (?:from|dari|desde|de|da|do|aus|di|taga|kutoka) )/;
/** Words in the names of things that come from somewhere too. */
const things = /\b(?:card|team|shop|store|hotel|bank|sale|house|street|school|coffee|cake)\b/;
/** What is handed over in Vietnamese. */
const shown = /^(?:anh|hinh|bill|link|so|dia chi|tien|file|mau|hang|stk|cho|no)$/;
/** Whose network a number is in. */
const operators = /^(?:claro|movistar|tigo|entel|telcel|globe|smart|telkomsel|indosat|airtel|safaricom|orange)\b/;
const strengths: Readonly<Record<string, Strength>> = {
  name: "strong",
  "name^": "strong",
  "name:": "form",
  "name+": "capital",
  "name?": "weak",
};

/** @returns where the writer presents themself; runs after the scanner, whose marks end a name */
export function findNames(context: NameContext): readonly FoundName[] {
  const names = new NameText(context);
  const { text } = names;
  const found: FoundName[] = [];
  const mayEnd = endings.test(text);
  for (let at = 0; at < text.length; at++) {
    const letters = names.letters(at);
    if (letters === "none" || (letters !== "open" && at > 0 && names.letters(at - 1) === letters)) continue;
    const cue = names.matchCue(at) ?? (/[\u0648\u05d5]/.test(text[at] ?? "") ? names.matchCue(at + 1) : undefined);
    const strength = cue && strengths[cue.cue.role];
    const name = (strength && readAfter(names, at, { cue, strength })) ?? readBefore(names, at, mayEnd);
    if (name) found.push(name);
    at = Math.max(at, (name ? name.end : cue?.cue.role === "trap" ? cue.end : 0) - 1);
  }
  return found;
}

function readAfter(
  names: NameText,
  start: number,
  { cue: { cue, end }, strength }: { cue: CueMatch; strength: Strength },
): FoundName | undefined {
  const { text } = names;
  const skipped = stickyAt(opening, text, end);
  const isLabelled = /[:=]|- | -/.test(skipped);
  if (strength === "form" && !isLabelled) return readBareForm(names, start, { from: end + skipped.length, end });
  if (isOwnedBy(names, start, end)) return undefined;
  // "E o Rui" asks about him, "é o Rui" presents.
  if (/^e [oa]$/.test(text.slice(start, end)) && !/é/i.test(names.sourceOf(start, start + 1))) return undefined;
  if (cue.role === "name^" && !opensName(names, start, isLabelled)) return undefined;
  // "a mi nombre, Ana": strong as it is, a capital has to follow.
  const isApart = cue.role === "name" && text[end - 1] === ",";
  if (/form|weak/.test(strength) && !isIntroduction(names, start, { strength, end })) return undefined;
  let at = end + skipped.length;
  const article = stickyAt(/(?:el|la|the|der|die|il|le|o|a) /y, text, at).length;
  if (article > 0 && names.matchCue(at + article)?.cue.role === "title") at += article;
  const named = skipTitles(names, at);
  const hasTitle = named > at && strength === "weak" && names.isUpper(named);
  at = named + stickyAt(/(?:ค่ะ|ครับ|คะ)[ :]*/y, text, named).length;
  if (/^(?:trap|none)$/.test(names.matchCue(at)?.cue.role ?? "")) return undefined;
  const letters = names.letters(at);
  const known = names.mark(start);
  if (letters === "none" || (known?.type === "cue" && known.end > end && names.letters(start) === "open"))
    return undefined;
  if (letters === "latin")
    return readLatinName(names, at, { strength: isApart ? "capital" : hasTitle ? "form" : strength, cue: start });
  const { readers } = names;
  if (letters !== "open") return readers?.spaced(names, at, cue.role === "name^" ? "capital" : strength);
  return text.charCodeAt(at) < 0x3000
    ? readers?.unspaced(names, at, strength)
    : readers?.eastAsian(names, at, strength);
}

/** "Si Mang …", "Mrs. …" */
function skipTitles(names: NameText, from: number): number {
  let at = from;
  for (let count = 0; count < 2; count++) {
    const title = names.matchCue(at);
    // The Malay "Tuan" is no "Tuấn".
    const isName = title?.end === at + 4 && names.sourceOf(at, title.end).includes("ấ");
    if (title?.cue.role !== "title" || isName || !/[. ]/.test(names.text[title.end] ?? "")) break;
    at = title.end + stickyAt(/[. ]*/y, names.text, title.end).length;
  }
  return at;
}

/** "0812… (Rina)" at the end of a line, "call me (Rina)": not an operator's name, a place of work or a platform. */
function readBracketed(names: NameText, from: number, start: number): FoundName | undefined {
  if (names.isSomeoneElses(from)) return undefined;
  const isMe = / me \($/.test(names.text.slice(from - 5, from));
  const isValue = isMe || names.endsValue(from - 1) || (names.text[from - 2] === " " && names.endsValue(from - 2));
  const name =
    isValue && names.mark(start)?.type !== "cue"
      ? readLatinName(names, start, { strength: "strong", cue: start })
      : undefined;
  const isName =
    name && !notNames.test(names.text.slice(start, name.end)) && !operators.test(names.text.slice(start, name.end));
  return isName && (isMe ? /^\)/ : /^\) *(?:$|[\n.,])/).test(names.text.slice(name.end, name.end + 4))
    ? name
    : undefined;
}

/** "rezervasyon Ana Lee adına" */
function isReserved(names: NameText, start: number): FoundName | undefined {
  if (!names.text.slice(start, start + 60).includes(" adina")) return undefined;
  const before = names.text.lastIndexOf(" ", start - 2) + 1;
  if (names.isUpper(before) && names.mark(before)?.role !== "not") return undefined;
  const name = readLatinName(names, start, { strength: "strong", cue: start });
  return name && /^ adina\b/.test(names.text.slice(name.end, name.end + 8)) ? name : undefined;
}

/** "Name Ana Lee, mob 0812…": a form without colons. */
function readBareForm(
  names: NameText,
  start: number,
  { from, end }: { from: number; end: number },
): FoundName | undefined {
  const { text } = names;
  if (!/^(?:name|nama|nombre|nome|nom|isim)$/.test(text.slice(start, end)) || !names.isUpper(from)) return undefined;
  if (!isLineStart(text, start)) return undefined;
  const name = readLatinName(names, from, { strength: "form", cue: start });
  return name && /^ ?[,;\n/|]/.test(text.slice(name.end, name.end + 2)) ? name : undefined;
}

/** "CLABE 0121… a nombre de …": whose an account is. */
function isOwnedBy(names: NameText, start: number, end: number): boolean {
  return (
    /nombre de|^a nome|em nome|no nome|au nom|atas nama|^a[/.]n|name of/.test(names.text.slice(start, end)) &&
    names.followsAccount(start)
  );
}

/** "ชื่อ" and "em tên" after another noun give that one's name. */
function opensName(names: NameText, start: number, isLabelled: boolean): boolean {
  if (names.letters(start) !== "open")
    return names.opensClause(start) || (isLabelled && isLineStart(names.text, start));
  return names.letters(start - 1) !== "open" || names.endsRole(start, "stop");
}

function isLineStart(text: string, start: number): boolean {
  return /(?:^ *|[\n,;.|!?\u2022(*] *|(?:^|\s)- *|\d[.)] *)$/.test(text.slice(Math.max(0, start - 12), start));
}

/** A form's label stands at the beginning of a line or item; "your name" and "her name" are somebody else's. */
function isIntroduction(
  names: NameText,
  start: number,
  { strength, end }: { strength: Strength; end: number },
): boolean {
  if (strength === "form") return isLineStart(names.text, start);
  // "Wena soy Ana": one word before it, a greeting of whatever kind.
  const cue = names.text.slice(start, end);
  if (/^(?:i'?m|i am|soy|sou|sono|je suis|bin|ich bin)\b/.test(cue) && /^[a-z]{3,9} $/.test(names.text.slice(0, start)))
    return true;
  // In Urdu the word for "I" also means "in".
  return (names.letters(start) !== "latin" && !names.text.startsWith("ميں", start)) || names.opensClause(start);
}

/** "Ana here", "Si Ana po ito", "Ana Lee from Cebu", "田中と申します" */
function readBefore(names: NameText, from: number, mayEnd: boolean): FoundName | undefined {
  if (names.letters(from) !== "latin") return mayEnd ? names.readers?.beforeEnd(names, from) : undefined;
  const start = skipTitles(names, from);
  if (!names.isUpper(start)) return undefined;
  if (names.text[from - 1] === "(") return readBracketed(names, from, start);
  if (names.matchCue(from)?.cue.role.startsWith("name")) return undefined;
  if (!names.opensClause(from)) return isReserved(names, start);
  const name = readLatinName(names, start, { strength: "strong", cue: start });
  const after = name ? names.sourceOf(name.end, name.end + 10) : "";
  // "Em Ana ạ", "Tuấn đây shop ơi", but not "ảnh đây ạ".
  const isSaid = start > from ? /^ (?:ạ|đây|nè|nha)(?![^\s,.!])/ : /^ đây (?:ạ|shop|chị|anh|em|bạn|nè)/;
  if (name && isSaid.test(after) && !shown.test(names.text.slice(start, name.end))) return name;
  return (
    readNameBefore(names, start, false) ?? (presentsSelf(names, from) ? readNameBefore(names, start, true) : undefined)
  );
}

function readNameBefore(names: NameText, start: number, isFrom: boolean): FoundName | undefined {
  const { text } = names;
  const name = readLatinName(names, start, { strength: "strong", cue: start, allowsOf: !isFrom });
  if (names.mark(start)?.role === "not" || !name || notNames.test(text.slice(start, name.end))) return undefined;
  const ending = isFrom ? originEnding : latinEnding;
  const found = ending.exec(text.slice(name.end, name.end + 40))?.[0];
  if (found === undefined) return undefined;
  if (found === " adina" && !text.slice(start, name.end).includes(" ")) return undefined;
  if (!text.slice(start, name.end).includes(" ") && attributes.test(text.slice(start, name.end))) return undefined;
  const isThing = isFrom && things.test(text.slice(start, name.end));
  const isPlace = !isFrom || /ing$/.test(found) || names.isUpper(name.end + found.length);
  return isPlace && !isThing && (!isFrom || text.slice(start, name.end).includes(" ")) ? name : undefined;
}

/** Whether a message or sentence begins here, behind a greeting at most. */
function presentsSelf({ text }: NameText, at: number): boolean {
  const before = at < 40 ? text.slice(0, at) : `0${text.slice(at - 40, at)}`;
  return /(?:^|[.!?\n] *)(?:[^\d\n,.!?]{0,24}, *)?$/.test(before);
}
