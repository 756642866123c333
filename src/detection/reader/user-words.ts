import type { Kind } from "../kinds/kind.ts";
import type { Claims } from "./claims.ts";
import type { Clauses } from "./clause.ts";
import type { Mark } from "./mark.ts";
import { type Naming, reach } from "./naming.ts";

/** A user name that is no ordinary word: a digit, `_`, or a `.` or `-` inside. */
export const distinctive = /^(?=.*[a-z_])(?:.*\d|.*_|.*[a-z][.-][a-z])/;
/** No word of any sentence. */
const unmistakable = /^(?=.*[a-z]{4})(?:.*_|.*[a-z]\d\d|[a-z]+\.[a-z]+\.[a-z]+$)/;
const fileName = /\.(?:jpe?g|png|gif|webp|pdf|docx?|xlsx?|mp4|mov|zip|txt|csv|html?|js|heic)$/;
const nickname = /[\u4e00-\u9fff\uac00-\ud7a3\w-]{2,30}/y;

const lettersIn = (user: string): string => user.replace(/(?<=.)@.*|[^a-z0-9]/g, "");

/** A platform's name, its index, and the word in question. */
interface Pair {
  readonly cue: Mark;
  readonly index: number;
  readonly at: number;
}

/** Finds user names without `@`: a word beside the name of a platform. */
export class UserWords {
  readonly #claims: Claims;
  readonly #clauses: Clauses;
  readonly #marks: readonly Mark[];
  readonly #naming: Naming;

  constructor(claims: Claims) {
    this.#claims = claims;
    this.#clauses = claims.clauses;
    this.#marks = claims.marks;
    this.#naming = claims.naming;
  }

  /** "wechat ana_88, tel 0812…": what can only be a user name keeps its cue from the number behind it. */
  readSure(index: number, cue: Mark): void {
    const kind = this.#naming.isFree(index) ? this.#clauses.kinds.get(cue.role) : undefined;
    if (!kind?.user) return;
    const at = this.#clauses.skipFillers(index + 1, 1);
    const word = this.#marks[at];
    if (word?.type !== "word" || !distinctive.test(this.#clauses.textOf(word))) return;
    if (this.#clauses.hasRoleBetween(index, at, "or") || this.#naming.isTheirs(index)) return;
    if (!this.#accepts(kind, { cue, index, at })) return;
    this.#naming.spent.add(index);
    this.#claims.takeUser(at, kind.kind, this.#clauses.textOf(word));
  }

  /** The word beside a cue that has no value yet. */
  read(index: number, cue: Mark): void {
    const clauses = this.#clauses;
    const kind = clauses.kinds.get(cue.role);
    if (!kind?.user || !this.#naming.isFree(index) || this.#naming.isTheirs(index)) return;
    const link = this.#marks[clauses.skipFillers(index + 1, 1)];
    if (link?.type === "found" && link.role === kind.kind) return;
    if (this.#readNickname(index, kind)) return;
    let at = clauses.skipFillers(index + 1, 1);
    // "find me on insta, handle is ana_lee", "messenger same name, ana_lee"
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
    const isApart = isNext && this.#clauses.hasRoleBetween(index, at, "or");
    if ((!isNext || isApart) && this.#readWordBefore(index, { cue, kind })) return;
    if (isNext) this.#claims.takeUser(at, kind.kind, clauses.textOf(this.#marks[at] as Mark));
  }

  /** "I prefer LINE! My ID is ana_88": the platform stands in the sentence before. */
  readLater(index: number): void {
    const clauses = this.#clauses;
    const opener = clauses.skipFillers(index - 1, -1);
    const at = clauses.skipFillers(index + 1, 1);
    const word = this.#marks[at];
    const typed = word?.type === "word" && !this.#claims.kindOf(at) ? clauses.textOf(word) : "";
    if (this.#marks[opener]?.role !== "hard" || !distinctive.test(typed) || fileName.test(typed)) return;
    for (let cue = opener - 1; cue > opener - 12 && this.#marks[cue]?.type !== "break"; cue--) {
      const { role = "", weak } = this.#marks[cue] ?? {};
      const isNamed = this.#naming.isFree(cue) && !this.#naming.isTheirs(cue) && clauses.kinds.get(role)?.user;
      if (isNamed && (!weak || clauses.isUpperCase(cue))) return this.#claims.takeUser(at, role, typed);
    }
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
    if (before?.type !== "word" || this.#claims.kindOf(back) || cue.start - before.end > reach.after) return false;
    const typed = clauses.textOf(before);
    const owns = this.#clauses.hasRoleBetween(back, index, "my") && this.#clauses.hasRoleBetween(back, index, "is");
    const isName =
      kind.user?.test(typed) &&
      !fileName.test(typed) &&
      (distinctive.test(typed) || owns || (this.#isAkin(typed) && !clauses.hasValueFrom(index + 1)));
    if (isName && (!cue.weak || owns)) this.#claims.takeUser(back, kind.kind, typed);
    return isName === true && this.#claims.kindOf(back) !== undefined;
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
    this.#claims.candidates.push({
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

  #accepts(kind: Kind, { cue, index, at }: Pair): boolean {
    const word = this.#marks[at];
    if (word?.type !== "word" || this.#claims.kindOf(at)) return false;
    const typed = this.#clauses.textOf(word);
    const between = this.#clauses.text.slice(cue.end, word.start);
    if (between.length > reach.after || !kind.user?.test(typed) || fileName.test(typed)) return false;
    if (!/[a-z_]|[^\0-\x7f]/.test(typed)) return false;
    // "instagramım", "igku": the ending says whose.
    const isMine = cue.isStem === true && /(?:m|ku)$/.test(this.#clauses.textOf(cue)) && typed.length > 7;
    const owned = isMine || this.#clauses.hasRoleBetween(index - 2, at, "my");
    const isForeign = /[^\0-\u02ff\u2022]/.test(this.#clauses.text.slice(cue.start, word.start));
    const pointed =
      /[:=>]| - /.test(between) ||
      /\bid\b/.test(this.#clauses.textOf(cue)) ||
      this.#clauses.hasRoleBetween(index, at, "id") ||
      this.#clauses.hasRoleBetween(index, at, "acct");
    const isSure =
      pointed ||
      owned ||
      unmistakable.test(typed) ||
      (distinctive.test(typed) && (isForeign || this.#standsOut(index)));
    if (cue.weak && !isSure) return false;
    if (/[^\0-\x7f]/.test(typed)) return pointed;
    if (distinctive.test(typed)) return true;
    const isSaid = this.#clauses.hasRoleBetween(index, at, "is") && (owned || this.#continues(index));
    const isNamed = pointed || isForeign || isMine || (isSaid && typed.length > 2) || this.#isAkin(typed);
    return isNamed && !this.#startsPhrase(at) && !this.#isAsked(at);
  }

  /** "my insta is @ana.lee and snap is …" */
  #continues(index: number): boolean {
    const before = this.#clauses.skipFillers(index - 1, -1);
    return this.#claims.kindOf(before) !== undefined && this.#clauses.hasRoleBetween(before, index, "or");
  }

  /** Much like another user name or mailbox of this message. */
  #isAkin(typed: string): boolean {
    const letters = lettersIn(typed);
    return this.#claims.candidates.slice(0, 12).some(({ value }) => {
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
