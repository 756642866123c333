import type { Kind } from "../kinds/kind.ts";
import { Clauses } from "./clause.ts";
import type { Folded } from "./fold.ts";
import type { Mark } from "./mark.ts";
import { type Named, Naming, reach } from "./naming.ts";

/** A contact as the words tell it; a number has yet to be read by the numbering plans. */
export interface Candidate {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  /** Absent for a number. */
  readonly value?: string;
  /** The digits of a number that does not stand in the text in plain digits, with `+` where it is international. */
  readonly digits?: string;
  /** A word says that this is a way to reach somebody. */
  readonly isCued: boolean;
  /** The message speaks of orders, accounts and the like. */
  readonly isDoubtful: boolean;
}

/** A user name that is no ordinary word: a digit, `_`, or a `.` or `-` inside. */
const distinctive = /^(?=.*[a-z_])(?:.*\d|.*_|.*[a-z][.-][a-z])/;
/** No word of any sentence. */
const unmistakable = /^(?=.*[a-z]{4})(?:.*_|.*[a-z]\d\d|[a-z]+\.[a-z]+\.[a-z]+$)/;
const fileName = /\.(?:jpe?g|png|gif|webp|pdf|docx?|xlsx?|mp4|mov|zip|txt|csv|html?|js|heic)$/;
const nickname = /[\u4e00-\u9fff\uac00-\ud7a3\w-]{2,30}/y;

const lettersIn = (user: string): string => user.replace(/(?<=.)@.*|[^a-z0-9]/g, "");

/** Decides for each value which cue it goes with, clause by clause. */
export class Assignment {
  readonly #clauses: Clauses;
  readonly #marks: readonly Mark[];
  readonly #naming: Naming;
  readonly #isDoubtful: boolean;
  /** What each value became, by mark. */
  readonly #assigned = new Map<number, string>();
  readonly #candidates: Candidate[] = [];

  constructor(folded: Folded, marks: readonly Mark[], kinds: ReadonlyMap<string, Kind>) {
    this.#clauses = new Clauses(folded, marks, kinds);
    this.#marks = marks;
    this.#naming = new Naming(this.#clauses);
    this.#isDoubtful = marks.some(({ type, role }) => type === "cue" && role === "not");
  }

  assign(): Candidate[] {
    this.#marks.forEach((mark, index) => this.#readSureWord(index, mark));
    const hasColon = this.#clauses.text.includes(":");
    this.#marks.forEach((mark, index) => {
      if (mark.type === "found" && !this.#naming.isTheirs(index)) this.#take(index, mark.role, mark.value);
      if (mark.type === "number") this.#readNumber(index);
      if (mark.type === "handle" || (mark.type === "word" && hasColon && this.#isPointed(index)))
        this.#readHandle(index);
    });
    this.#marks.forEach((mark, index) => {
      const takesUser = this.#clauses.kinds.get(mark.role)?.user !== undefined;
      if (takesUser && this.#naming.isFree(index) && !this.#naming.isTheirs(index)) this.#readWord(index, mark);
    });
    return this.#candidates.sort((a, b) => a.start - b.start);
  }

  #take(index: number, kind: string, value: string | undefined): void {
    const { start, end } = this.#marks[index] as Mark;
    this.#assigned.set(index, kind);
    this.#naming.taken.add(index);
    this.#candidates.push({ kind, start, end, isCued: true, isDoubtful: false, ...(value !== undefined && { value }) });
  }

  /** A word that is plainly a user name after a colon: "snap, same as my other one: ana_lee". */
  #isPointed(index: number): boolean {
    const mark = this.#marks[index] as Mark;
    const typed = this.#clauses.textOf(mark);
    return (
      index > 0 &&
      !this.#assigned.has(index) &&
      /^ *: *$/.test(this.#clauses.between(index - 1, index)) &&
      distinctive.test(typed) &&
      /[a-z]/.test(typed)
    );
  }

  #readNumber(index: number): void {
    const { role, digits, start, end } = this.#marks[index] as Mark;
    if (this.#naming.isTheirs(index)) return;
    if (role && digits) {
      this.#candidates.push({ kind: role, start, end, digits, isCued: true, isDoubtful: false });
      return;
    }
    const typed = digits ?? this.#clauses.text.slice(start, end);
    const isId = (kind: Kind) => kind.takesIds === true && kind.user?.test(typed) === true;
    const before = this.#naming.findBefore(index, (kind) => kind.takesNumbers === true || isId(kind));
    const after = this.#naming.findAfter(index, (kind) => kind.takesNumbers === true);
    if (before === "claimed" && !this.#isSaidAfter(index, after)) return;
    const said = before === "claimed" ? undefined : before;
    const isPlain = !said || said.kind === "phone" || said.kind === "other";
    const named =
      (isPlain && after && after.kind !== "other" ? after : said) ??
      after ??
      this.#inherit(index) ??
      this.#follow(index);
    if (!named && (this.#isClaimedAfter(index) || this.#isClaimedByWord(index))) return;
    if (named) this.#naming.spent.add(named.cue);
    const kind = named?.kind === "other" && this.#asksForCall() ? "phone" : (named?.kind ?? "phone");
    const known = this.#clauses.kinds.get(kind);
    if (known && isId(known) && !known.takesNumbers) return this.#take(index, kind, typed);
    if (!known?.takesNumbers) return;
    this.#assigned.set(index, kind);
    const isCued = named !== undefined || digits !== undefined;
    this.#candidates.push({ kind, start, end, isCued, isDoubtful: this.#isDoubtful, ...(digits && { digits }) });
  }

  /** "booking 0812… whatsapp only": what names it is nearer than what claims it. */
  #isSaidAfter(index: number, after: Named | undefined): boolean {
    return after?.cue === index + 1 && this.#clauses.kinds.has(after.kind) && !this.#naming.isTheirs(index);
  }

  /** "ana@example.com or 0812…" */
  #follow(index: number): Named | undefined {
    return this.#clauses.hasRole(index - 1, "or") && this.#assigned.has(index - 2)
      ? { kind: "phone", cue: -1 }
      : undefined;
  }

  /** Somewhere a word says to call or to text. */
  #asksForCall(): boolean {
    return this.#marks.some(({ role }, index) => role === "phone" && this.#naming.isFree(index));
  }

  /** "WA: N1 or N2": the second goes with the first one's cue. */
  #inherit(index: number): Named | undefined {
    let at = index - 1;
    while (this.#clauses.isFiller(at) || this.#marks[at]?.role === "soft") at--;
    const kind = this.#assigned.get(at);
    return kind && this.#marks[at]?.type === this.#marks[index]?.type ? { kind, cue: -1 } : undefined;
  }

  /** "8847-2019 is my order number" */
  #isClaimedAfter(index: number): boolean {
    return this.#clauses.hasRole(this.#clauses.skipFillers(index + 1, 1), "not");
  }

  /** "waybill 0718…": an unknown word right before; but "Budi 0812…" may be all that somebody writes. */
  #isClaimedByWord(index: number): boolean {
    const clauses = this.#clauses;
    if (clauses.hasRole(index - 1, "acct") && !clauses.isNaming(index - 2)) return true;
    if (!clauses.isWord(index - 1) || !/^[ :#]{0,3}$/.test(clauses.between(index - 1, index))) return false;
    const { start = 0, end = 0 } = this.#marks[index] ?? {};
    const typed = clauses.text.slice(start, end);
    const word = clauses.textOf(this.#marks[index - 1] as Mark);
    // Grouped digits behind a trunk zero are a telephone's, unless the word is part of them, as Chinese writes it.
    if (/^[+(]/.test(typed) || (/^0\d{1,4}[ .-]\d/.test(typed) && !/[\u3040-\ud7a3]/.test(word))) return false;
    if (!/[a-z\u0590-\u06ff]{3}|[^\0-\u06ff]{2}/.test(word)) return false;
    const isAll = index < 4 && index === this.#marks.length - 1;
    return !isAll || !this.#marks.slice(0, index).every((_, at) => clauses.isWord(at) && clauses.isCapital(at));
  }

  #readHandle(index: number): void {
    const clauses = this.#clauses;
    const typed = clauses.textOf(this.#marks[index] as Mark).replace(" ", "");
    const accepts = (kind: Kind) => kind.user?.test(typed.replace(/^@/, "")) === true;
    const before = this.#naming.findBefore(index, accepts);
    if (before === "claimed" || this.#naming.isTheirs(index)) return;
    const named =
      (before?.kind === "phone" ? undefined : before) ?? this.#naming.findAfter(index, accepts) ?? this.#inherit(index);
    if (!named || !clauses.kinds.get(named.kind)?.user) return;
    this.#naming.spent.add(named.cue);
    this.#takeUser(index, named.kind, typed);
  }

  #takeUser(index: number, name: string, typed: string): void {
    const kind = this.#clauses.kinds.get(name);
    if (!kind?.user?.test(typed.replace(/^@/, ""))) return;
    const { start, end, value } = this.#marks[index] as Mark;
    const written = this.#clauses.sourceOf(start, end);
    // A word with an accent is no user name. A nickname keeps its capitals.
    if (/[\xc0-\u024f]/.test(written) && value === undefined) return;
    const user = /[^\0-\x7f]/.test(typed) ? written : typed;
    this.#take(index, name, kind.normalise?.(user) ?? user.replace(/^@/, ""));
  }

  /** "wechat ana_88, tel 0812…": what can only be a user name keeps its cue from the number behind it. */
  #readSureWord(index: number, cue: Mark): void {
    const kind = this.#naming.isFree(index) ? this.#clauses.kinds.get(cue.role) : undefined;
    const at = this.#clauses.skipFillers(index + 1, 1);
    const word = this.#marks[at];
    if (!kind?.user || word?.type !== "word" || !distinctive.test(this.#clauses.textOf(word))) return;
    if (this.#hasRole(index, at, "or") || this.#naming.isTheirs(index)) return;
    if (!this.#accepts(kind, { cue, index, at })) return;
    this.#naming.spent.add(index);
    this.#takeUser(at, kind.kind, this.#clauses.textOf(word));
  }

  /** A user name without `@`: the word beside the cue. */
  #readWord(index: number, cue: Mark): void {
    const clauses = this.#clauses;
    const kind = clauses.kinds.get(cue.role) as Kind;
    if (this.#readNickname(index, kind)) return;
    let at = clauses.skipFillers(index + 1, 1);
    // "find me on insta, handle is ana_lee"
    // and "messenger same name, ana_lee"
    if (this.#isCommaInside(index, at)) at = clauses.skipFillers(at + 1, 1);
    // "find us on instagram, the shop, ana_shop": one or two words before what can only be a user name.
    let words = 0;
    for (; words < 2 && !cue.weak && this.#isPlainWord(at); words++) {
      const next = clauses.skipFillers(at + 1, 1);
      const isUser = words === 0 && this.#accepts(kind, { cue, index, at });
      if (!clauses.isWord(next) || (words === 1 && this.#isPlainWord(next)) || isUser) break;
      at = next;
    }
    const isName = words > 0 && this.#isPlainWord(at) && !clauses.between(at - 1, at).includes(":");
    const isNext = !isName && this.#accepts(kind, { cue, index, at });
    // "ana_lee on snap or ana.lee on insta": each has its own before it.
    const isApart = isNext && this.#hasRole(index, at, "or");
    if ((!isNext || isApart) && this.#readWordBefore(index, { cue, kind })) return;
    if (isNext) this.#takeUser(at, kind.kind, clauses.textOf(this.#marks[at] as Mark));
  }

  #isCommaInside(index: number, at: number): boolean {
    const clauses = this.#clauses;
    if (clauses.between(at - 1, at + 1).trim() !== ",") return false;
    const isSame =
      at - index > 1 && clauses.hasRole(at - 1, "id") && clauses.isWord(at + 1) && !this.#isPlainWord(at + 1);
    return isSame || clauses.hasRole(at + 1, "id");
  }

  #readWordBefore(index: number, { cue, kind }: { cue: Mark; kind: Kind }): boolean {
    const clauses = this.#clauses;
    const near = clauses.skipFillers(index - 1, -1);
    const back = this.#naming.isHarmless(near) ? clauses.skipFillers(near - 1, -1) : near;
    const before = this.#marks[back];
    if (before?.type !== "word" || this.#assigned.has(back) || cue.start - before.end > reach.after) return false;
    const typed = clauses.textOf(before);
    const owns = this.#hasRole(back, index, "my") && this.#hasRole(back, index, "is");
    const isName =
      kind.user?.test(typed) &&
      !fileName.test(typed) &&
      (distinctive.test(typed) || owns || (this.#isAkin(typed) && !clauses.hasValueFrom(index + 1)));
    if (isName && (!cue.weak || owns)) this.#takeUser(back, kind.kind, typed);
    return isName === true && this.#assigned.has(back);
  }

  #isPlainWord(index: number): boolean {
    const mark = this.#marks[index];
    return mark?.type === "word" && !distinctive.test(this.#clauses.textOf(mark));
  }

  /** A name in Chinese characters, where the kind has such: all up to the next sign. */
  #readNickname(index: number, kind: Kind): boolean {
    const { text } = this.#clauses;
    const { end } = this.#marks[index] as Mark;
    const sign = /^(?:id|名|アイテイ)?(?:[:@ ]*[:@] *| ?(?:ハ|叫|是)[: @]*| +)/.exec(text.slice(end, end + 10))?.[0];
    if (!sign || !kind.user?.test("昵称")) return false;
    nickname.lastIndex = end + sign.length;
    const name = nickname.exec(text)?.[0] ?? "";
    if (!/[^\0-\x7f]/.test(name) || (!/[:@]/.test(sign) && this.#isSentence(index, name))) return false;
    const start = end + sign.length - (sign.endsWith("@") ? 1 : 0);
    const to = end + sign.length + name.length;
    this.#candidates.push({
      kind: kind.kind,
      value: this.#clauses.sourceOf(to - name.length, to),
      start,
      end: to,
      isCued: true,
      isDoubtful: false,
    });
    return true;
  }

  /** What follows a mere space: several words, or one that means something. */
  #isSentence(index: number, name: string): boolean {
    const next = this.#clauses.skipFillers(index + 1, 1);
    const after = this.#clauses.text.slice(nickname.lastIndex, nickname.lastIndex + 1);
    return (
      name.length > 12 || !this.#clauses.isWord(next) || /[^\s,.!\u3002]/.test(after) || this.#clauses.isNaming(next)
    );
  }

  #hasRole(from: number, to: number, role: string): boolean {
    for (let at = from + 1; at < to; at++) if (this.#clauses.hasRole(at, role)) return true;
    return false;
  }

  #accepts(kind: Kind, { cue, index, at }: { cue: Mark; index: number; at: number }): boolean {
    const word = this.#marks[at];
    if (word?.type !== "word" || this.#assigned.has(at)) return false;
    const typed = this.#clauses.textOf(word);
    const between = this.#clauses.text.slice(cue.end, word.start);
    if (between.length > reach.after || !kind.user?.test(typed) || fileName.test(typed)) return false;
    if (!/[a-z_]|[^\0-\x7f]/.test(typed)) return false;
    // "instagramım", "igku": the ending says whose.
    const isMine = cue.isStem === true && /(?:m|ku)$/.test(this.#clauses.textOf(cue)) && typed.length > 7;
    const owned = isMine || this.#hasRole(index - 2, at, "my");
    const isForeign = /[^\0-\u02ff\u2022]/.test(this.#clauses.text.slice(cue.start, word.start));
    const pointed =
      /[:=>]| - /.test(between) ||
      /\bid\b/.test(this.#clauses.textOf(cue)) ||
      this.#hasRole(index, at, "id") ||
      this.#hasRole(index, at, "acct");
    const isSure =
      pointed ||
      owned ||
      unmistakable.test(typed) ||
      (distinctive.test(typed) && (isForeign || this.#standsOut(index)));
    if (cue.weak && !isSure) return false;
    if (/[^\0-\x7f]/.test(typed)) return pointed;
    if (distinctive.test(typed)) return true;
    const isSaid = this.#hasRole(index, at, "is") && (owned || this.#continues(index));
    const isNamed = pointed || isForeign || isMine || (isSaid && typed.length > 2) || this.#isAkin(typed);
    return isNamed && !this.#startsPhrase(at) && !this.#isAsked(at);
  }

  /** "my insta is @ana.lee and snap is …" */
  #continues(index: number): boolean {
    const before = this.#clauses.skipFillers(index - 1, -1);
    return this.#assigned.has(before) && this.#hasRole(before, index, "or");
  }

  /** Much like another user name or mailbox of this message. */
  #isAkin(typed: string): boolean {
    const letters = lettersIn(typed);
    return this.#candidates.some(({ value }) => {
      const other = lettersIn(value ?? "");
      return letters.length > 4 && letters.slice(0, 5) === other.slice(0, 5);
    });
  }

  /** A weak cue at the beginning of an item, or in capitals like the brand: "/ face ana.lee", "LINE ana_lee". */
  #standsOut(index: number): boolean {
    const { text } = this.#clauses;
    const { start, end } = this.#marks[index] as Mark;
    return (
      /(?:^|[\n,;/|•]) *$/.test(text.slice(Math.max(0, start - 3), start)) ||
      (end - start > 2 && this.#clauses.isUpperCase(index)) ||
      this.#continues(index)
    );
  }

  /** "line id nya gimana?" */
  #isAsked(index: number): boolean {
    const { end = 0 } = this.#marks[index] ?? {};
    return /^ ?\w{0,8} ?\?/.test(this.#clauses.text.slice(end, end + 12));
  }

  /** Several words in a row are a display name or a sentence. */
  #startsPhrase(index: number): boolean {
    return this.#clauses.isWord(index + 1) && /^ +$/.test(this.#clauses.between(index, index + 1));
  }
}
