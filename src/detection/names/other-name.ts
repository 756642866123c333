import type { FoundName, NameReaders, NameText, Strength } from "./name-text.ts";

// Nothing but types comes from the other files: this one is loaded with the first script that needs it.

const word = /[\p{L}\p{M}\u0e00-\u0e7f]{1,40}(?:['"-][\p{L}\p{M}]{1,40}){0,3}(?:(?<=[\u05d2\u05d6\u05e5\u05e6])')?/uy;
const eastAsian = /[\u3005\u3400-\u9fff\u30a1-\u30ff\u30fb]{1,12}(?: [\u3005\u3400-\u9fff\u30a1-\u30ff]{1,6})?/y;
/** Sentence, line, list and bracket ends. */
const ending = /[\n.,;:!?()"\u3002\u2022@\d/+=<>|&]/;
/** "And …" in Arabic and Hebrew, "from" a place in Hebrew: written onto the next word. */
const glued =
  /^(?:\u0648.|\u05d5[^\u05d5\u05d9](?!\u05d3)|מ(?:תל$|חיפ|ירוש|אשד|נתני|באר|רמת|פתח|ראשון|ה|רענ|כפר|אילת|עפול|נהרי|אשק|גבע|קרי|בת$|חולו|אתמ))/;
/** What is said of somebody, or where from. */
const from = /^[בהולמ].{3}/;
const soft = /^(?:is|my|id|acct|or|stop|rel)$/;
/** Particles of Japanese inside what is then no name; folded to katakana. */
const phrase = /[\u4e00-\u9fff].*[\u30cf\u30f2\u30ce]|^[\u30c8\u30cf\u30f2\u30ce]/;

/** Words between spaces: Arabic, Hebrew, Korean, Hindi, Tamil, Sinhala. */
function readSpacedName(names: NameText, from: number, strength: Strength): FoundName | undefined {
  const { text } = names;
  let at = from;
  let end = from;
  let cut: number | undefined;
  const isFirst = names.matchCue(from)?.cue.role === "first";
  for (let count = 0; count < 4; count++) {
    const next = names.sticky(word, at);
    cut = names.findEnd(at, at + next.length);
    if (!next || cut === at || stopsSpaced(names, at, { length: next.length, count, strength })) break;
    if (!isFirst && /weak|capital/.test(strength) && names.isNoName(text.slice(from, at + next.length)))
      return undefined;
    end = cut ?? at + next.length;
    if (cut !== undefined || text[end] !== " ") break;
    at = end + 1;
  }
  const name = text.slice(from, end);
  if (name.length < 2) return undefined;
  if (strength !== "weak" || isSurelyNamed(names, name, { end, cut })) return { start: from, end };
  return isFirst ? { start: from, end: from + names.sticky(word, from).length } : undefined;
}

function stopsSpaced(
  names: NameText,
  at: number,
  { length, count, strength }: { length: number; count: number; strength: Strength },
): boolean {
  const next = names.text.slice(at, at + length);
  if (count > 0 && glued.test(next)) return true;
  if (count > 0 && /^(?:בן|בת|בר) [^\d]/.test(names.text.slice(at, at + 4))) return false;
  const mark = names.mark(at);
  if (mark?.type !== "cue" || mark.end - mark.start < 2 || mark.end < at + length) return false;
  // In Hebrew a first name is what "tel." is short for.
  if (
    mark.role === "phone" &&
    strength !== "weak" &&
    count === 0 &&
    length < 3 &&
    !/^[ .:'=-]*\d/.test(names.text.slice(at + length))
  )
    return false;
  // "رنا" is no "رن" with an ending, "العلاني" no "لا".
  const isApart = !/^ ?[:\d]/.test(names.text.slice(at + length, at + length + 2));
  if (mark.isStem && isApart && strength !== "weak" && (count === 0 || /^(?:deny|#.|not)/.test(mark.role)))
    return false;
  if (/^(?:ابو|ام)$/.test(next)) return false;
  if (soft.test(mark.role) && (mark.isStem || (count === 0 && strength !== "weak"))) return false;
  return !(count === 1 && /^عل[يی]$/.test(names.sourceOf(at, at + length)));
}

/** After a mere "I": two words, a Korean surname, or a verb that only follows a name. */
function isSurelyNamed(names: NameText, name: string, { end, cut }: { end: number; cut: number | undefined }): boolean {
  if (/^[\uac00-\ud7a3]/.test(name)) return isKoreanName(names, name) && cut !== undefined;
  const after = names.text.slice(end, end + 8);
  if (name.includes(" ")) {
    const isSaid = /^ ?(?:بات كر|بول ر)/.test(after) || cut !== undefined || names.findEnd(end, end + 2) !== undefined;
    const isApart =
      /^ ?(?:$|[\n.,!?;\u2022]|[\u0648\u05d5])/.test(after) ||
      /^(?:stop|my|phone)$/.test(names.mark(end + 1)?.role ?? "");
    return isSaid || (isApart && isFullName(names, name, end - name.length));
  }
  // "नाम" languages: "I Nadeeka, …"; and "I am" with its verb behind the name.
  const isIndic = /^[\u0900-\u0dff]{3}/.test(name);
  return (
    /^ (?:பேச|बोल|कहत|කතා|بول ر|بات كر|كہتے|كهتے|كهتي|اللي|(?:كلم|اتصل|طلب|حجز|راسل|تواصل|اشتري)ت)/.test(after) ||
    (isIndic && /^ ?,/.test(after)) ||
    (name.length > 2 && /^ (?:\u0939\u0942|\u0647\u0648\u06ba)/.test(after))
  );
}

/** In Arabic and Hebrew: a known first name, a kunya, or what only a family is called. */
function isFullName(names: NameText, name: string, start: number): boolean {
  if (!/^[\u0590-\u06ff]/.test(name) || names.matchCue(start)?.cue.role === "first") return true;
  const isSaid = /אני $/.test(names.text.slice(Math.max(0, start - 4), start)) && !/תי$/.test(name);
  if (isSaid && !from.test(name.slice(name.indexOf(" ") + 1))) return true;
  return /^(?:ابو|ام|بن|عبد) |^[^ ]+ (?:ال(?!يوم|حين|بيت|بلد|دوام|شغل|موقع|طريق).{3}|بن |بنت )|(?:וביץ|סקי|מן|ברג|שטיין|לוי|כהן|מזרחי|ביטון)$/.test(
    name,
  );
}

/** Two to four syllables, a common surname first. */
function isKoreanName(names: NameText, name: string): boolean {
  return /^[\uac00-\ud7a3]{3}$/.test(name) && names.isSurname(name[0]) && !names.isNoName(name);
}

/** Thai and Khmer: up to the next known word; a surname may follow after a space. */
function readUnspacedName(names: NameText, from: number, strength: Strength): FoundName | undefined {
  const { text } = names;
  const first = names.mark(from);
  if (strength === "weak" || (first?.type === "cue" && !soft.test(first.role))) return undefined;
  let end = runEnd(names, from);
  if (text[end] === " " && names.letters(end + 1) === "open" && !endsAt(names, end + 1)) {
    const second = runEnd(names, end + 1);
    if (second > end + 2 && second - end < 18) end = second;
  }
  const length = end - from;
  return length < 2 || length > 40 ? undefined : { start: from, end };
}

/** A word that ends a name; one of two signs does so only where something else ends too. */
function endsAt(names: NameText, at: number): boolean {
  const mark = names.mark(at);
  if (!mark || mark.type === "word") return false;
  const next = names.mark(mark.end);
  if (names.text.slice(at, mark.end) === "มา") return false;
  // The last syllable of a Khmer name may be such a word.
  const isEdge =
    names.letters(mark.end) === "open" ? next?.type === "cue" : /[\u0e00-\u0e7f]/.test(names.text[at] ?? "");
  return mark.end - at > 2 || (isEdge && names.letters(at - 1) === "open");
}

function runEnd(names: NameText, from: number): number {
  let at = from;
  // No name is that long.
  while (at < from + 44 && names.letters(at) === "open" && !(at > from && endsAt(names, at))) at++;
  return at;
}

/** Chinese: two to four characters. Japanese: up to an ending such as です, on a form to the end of the line. */
function readEastAsianName(names: NameText, from: number, strength: Strength): FoundName | undefined {
  const { text } = names;
  const run = names.sticky(eastAsian, from);
  // "名前を入力": a particle goes on from the word for name.
  if (/^[をのにがでもと]/.test(names.sourceOf(from, from + 1))) return undefined;
  const ended = names.findEnd(from, from + run.length);
  if (ended !== undefined && ended > from) {
    const name = text.slice(from, ended).trimEnd();
    const isName = name.length < 11 && !names.isNoName(name) && !phrase.test(name);
    return isName && names.matchCue(ended)?.cue.role !== "honorific"
      ? { start: from, end: from + name.length }
      : undefined;
  }
  // "我是刘女士"
  if (
    names.isSurname(run[0]) &&
    /^(?:女士|先生|小姐|太太|老[师師]|[师師]傅|嘅)(?!的)/.test(text.slice(from + 1, from + 4))
  )
    return { start: from, end: from + 1 };
  // "阿Ken"
  if (/^[阿小老]$/.test(run) && names.isUpper(from + 1)) {
    return { start: from, end: from + 1 + names.sticky(/[a-z]+/y, from + 1).length };
  }
  const isForm = strength === "form" || /[:=]/.test(text.slice(Math.max(0, from - 2), from));
  const isWhole = strength !== "weak" && run.length < (isForm ? 12 : 5) && ending.test(text[from + run.length] ?? "\n");
  // "梁家豪": a word of one character in the middle, but not "姓王和…".
  const isMiddle =
    /^(?:rel|or|not)$/.test(names.mark(from + 1)?.role ?? "") &&
    names.mark(from + 2)?.end === from + 3 &&
    text[from - 1] !== "姓";
  let end = from + (isWhole ? run.length : isMiddle ? 2 : 1);
  while (!isWhole && end < from + run.length && names.mark(end)?.type !== "cue") end++;
  end = from + cutChinese(names, text.slice(from, end), { from, isForm });
  const name = text.slice(from, end).trimEnd();
  // "我是槟城的黄美珍"
  if (
    strength === "weak" &&
    text[end] === "的" &&
    ending.test(text[end + 1 + names.sticky(eastAsian, end + 1).length] ?? "\n")
  )
    return readEastAsianName(names, end + 1, strength);
  const isSurname = /姓 ?$/.test(text.slice(Math.max(0, from - 2), from)) && names.isSurname(name);
  if ((name.length < 2 && !isSurname) || name.length > (isForm ? 11 : 4) || names.isNoName(name)) return undefined;
  if (strength !== "weak" || isChineseName(names, name, text[end] ?? "\n"))
    return { start: from, end: from + name.length };
  return undefined;
}

/** Where a name ends for sure: before "就好", or at a space if a known word or a Chinese name is before it. */
function cutChinese(names: NameText, typed: string, { from, isForm }: { from: number; isForm: boolean }): number {
  const polite = typed.search(/就(?:[好行可是]|$)|即可/);
  if (polite > 1) return polite;
  const space = typed.indexOf(" ");
  const isApart = names.mark(from + space + 1)?.type === "cue" || (!isForm && space < 5 && typed.length > space + 3);
  return space > 1 && isApart ? space : typed.length;
}

function isChineseName(names: NameText, name: string, after: string): boolean {
  const isCalled = names.isGivenName(name) && (after === " " || ending.test(after));
  const isFull =
    (name.length < 4 && names.isSurname(name[0])) ||
    /^(?:[欧歐][阳陽]|[诸諸]葛|司[徒马馬]|上官|皇甫).{1,2}$/.test(name);
  return (
    (isCalled || isFull) &&
    !/^(?:[黄黃]金|白[领領]|高[个個]|金牛)|[人市省县縣区區族員员師师工客户戶家]$|家[庄莊口界港]$|[高中大小][学學]?生$/.test(
      name,
    ) &&
    !/[的人]/.test(after)
  );
}

/** "田中と申します", "あおばの堀内と申します", "山本です。" at the very beginning, "김도윤이에요". */
function readNameBeforeEnd(names: NameText, from: number): FoundName | undefined {
  const { text } = names;
  if (/[\uac00-\ud7a3]/.test(text[from] ?? "")) {
    const end = names.findEnd(from + 2, from + 4);
    const isWord = names.letters(from - 1) === "none" && end !== undefined;
    return isWord && names.opensClause(from) && isKoreanName(names, text.slice(from, end))
      ? { start: from, end }
      : undefined;
  }
  const name = names.sticky(
    /(?:[\u3400-\u9fff\u3005]{1,5}(?: [\u3005\u3400-\u9fff\u30a1-\u30ff]{1,4}?|[\u30a1-\u30ff]{2,4}?)?|[\u30a1-\u30ff]{2,8}?)(?=ト(?:申|言イ|イイ|モウ)|ッテ(?:言|イ)イ|テス(?:カ,|$|[\n.,!\u3002]))/y,
    from,
  );
  if (!name || (names.isNoName(name) && !text.startsWith("ト申", from + name.length))) return undefined;
  if (family.test(name) && belongs.test(text.slice(Math.max(0, from - 24), from)))
    return { start: from, end: from + name.length };
  // の joins a company to its people, は says who.
  if (/[\u3400-\u9fff\u30a1-\u30cd\u30d0-\u30ff]/.test(text[from - 1] ?? "")) return undefined;
  const isPlain = text.startsWith("テス", from + name.length);
  if (isPlain && !(opensJapanese(text, from) && (shortName.test(name) || family.test(name)))) return undefined;
  return { start: from, end: from + name.length };
}

/** Two to four characters, in one or two words, that do not count or place anything. */
const shortName =
  /^(?![一二三四五六七八九十])[\u3005\u3400-\u9fff]{1,3} ?[\u3400-\u9fff]{0,3}(?<=..)(?<![名人日時円者員生中市区県町泊個目前後分場])$/;

/** What family names of Japan end with, but for common words that do. */
const family =
  /^(?![日基見全一何]本|[全一内外上下本幹学]部|[入出窓人]口|[沢登火鉱]山|[草高]原|[広徳福]島|[分視平]野|[福静]岡|以[上下内]|[年市都県国社店案室館]内|地下|右上|屋上|関西|渋谷|鎌倉|横浜|長崎|青森|神奈川|.業部|.理部|.務部)[\u3005\u3400-\u9fff]{1,2}[田川山本村木野原島崎沢澤井藤林森口橋谷岡倉浜浦塚坂辺邉部宮瀬尾上下内西沼江]$/;
/** Behind a sentence, a company's name with の, or a clause that says who: "…、大橋です", "お電話した大橋です". */
const belongs =
  /(?:会社[^\n.,\u3002]{1,20}ノ|^|[\n.,!?\u3002 ]|[\u30a1-\u30ffa-z社店部課院室校局園所館組]ノ|[タイル])$/;

/** At the very beginning, or behind a greeting. */
function opensJapanese(text: string, at: number): boolean {
  return /(?:^|\n) *(?:(?:コンニチハ|コンハンハ|オハヨウ|ハシメマシテ|スミマセン|オ世話ニナ|オツカレ)[^\u3002,\n]{0,12}[\u3002,!.\n ]+)?$/.test(
    at < 40 ? text.slice(0, at) : `-${text.slice(at - 40, at)}`,
  );
}

export const readers: NameReaders = {
  spaced: readSpacedName,
  unspaced: readUnspacedName,
  eastAsian: readEastAsianName,
  beforeEnd: readNameBeforeEnd,
};
