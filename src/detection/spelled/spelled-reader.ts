import type { Folded } from "../reader/fold.ts";
import type { Mark } from "../reader/mark.ts";
import { SpokenNumber } from "./spoken-number.ts";
import type { Tools } from "../reader/index.ts";

const signs: Readonly<Record<string, string>> = { dot: ".", under: "_", dash: "-" };
/** Words before a written-out "at" that are no mailbox: "reach me at gmail dot com". */
const noMailbox = /^(?:me|us|him|her|them|it|mail|email|reach|now|is|my|look|open|live|shop|order)$/;
const shortest = 7;

/** Words alone, or a few among typed digits that are no number yet: "0813 77 42 nol nol 16". */
function isNumber({ words, typed, digits }: SpokenNumber): boolean {
  return digits.length >= shortest && (words > 2 || (words === 2 && typed > 3 && typed < 12));
}

/** What was written out, as marks like those of what is typed plainly: "ana at gmail dot com", "ana underscore lee". */
export class SpelledReader {
  readonly #text: string;
  readonly #tools: Pick<Tools, "isTopLevel" | "repairDomain">;
  #marks: readonly Mark[];

  constructor({ text }: Folded, marks: readonly Mark[], tools: Pick<Tools, "isTopLevel" | "repairDomain">) {
    this.#tools = tools;
    this.#text = text;
    this.#marks = marks;
  }

  read(): readonly Mark[] {
    this.#readDigits();
    this.#readEmails();
    this.#joinUsers();
    return this.#marks;
  }

  #replace(from: number, to: number, mark: Omit<Mark, "start" | "end">): void {
    const [first, last] = [this.#marks[from], this.#marks[to]];
    if (!first || !last) return;
    this.#marks = [
      ...this.#marks.slice(0, from),
      { ...mark, start: first.start, end: last.end },
      ...this.#marks.slice(to + 1),
    ];
  }

  #textOf(mark: Mark): string {
    return mark.role.startsWith("=") ? mark.role.slice(1) : this.#text.slice(mark.start, mark.end);
  }

  /** Whether nothing but spaces and brackets stands between two neighbouring marks. */
  #touches(left: number): boolean {
    const [a, b] = [this.#marks[left], this.#marks[left + 1]];
    return a !== undefined && b !== undefined && /^[ ()[\]"]{0,3}$/.test(this.#text.slice(a.end, b.start));
  }

  #readDigits(): void {
    for (let from = 0; from < this.#marks.length; from++) {
      const number = new SpokenNumber();
      let to = from;
      for (; to < this.#marks.length; to++) {
        const mark = this.#marks[to] as Mark;
        const isRest = mark.role === "soft" || this.#textOf(mark) === "\n";
        const isSlash = this.#textOf(mark) === "/" && this.#isDigits(to + 1);
        const isPause = ((mark.type === "break" ? isRest : isSlash) && number.digits) || mark.role === "dash";
        // "mon 06 : zéro six …" says what kind of number follows.
        if (number.digits && this.#text.slice(this.#marks[to - 1]?.end, mark.start).includes(":")) break;
        if (isPause) number.pause();
        else if (mark.type === "found" || !number.take(this.#textOf(mark), mark.role)) break;
      }
      while (to > from && !this.#isDigits(to - 1)) to--;
      if (isNumber(number)) this.#replace(from, to - 1, { type: "number", role: "", digits: number.digits });
      else from = Math.max(from, to - 1);
    }
  }

  /** Whether a number may end with this mark. */
  #isDigits(index: number): boolean {
    const mark = this.#marks[index];
    return mark?.type !== "break" && mark !== undefined && new SpokenNumber().take(this.#textOf(mark), mark.role);
  }

  #readEmails(): void {
    for (let at = 0; at < this.#marks.length; at++) {
      const mark = this.#marks[at] as Mark;
      const isWord = mark.type === "cue" && (mark.role === "at" || /^(?:et|alias|แอด)$/.test(this.#textOf(mark)));
      const isSign =
        mark.type === "handle" && this.#text[mark.start - 1] !== undefined && mark.start === this.#marks[at - 1]?.end;
      if (isWord || isSign) this.#readEmail(at, isSign);
      else if (mark.role === "email" && mark.type === "found") this.#extendLocal(at);
    }
  }

  #readEmail(at: number, isSign: boolean): void {
    const domain = this.#readDomain(isSign ? at : at + 1, isSign, at);
    const local = domain && this.#readLocal(at - 1);
    if (!domain || !local || local.value.length < 2 || noMailbox.test(local.value)) return;
    this.#replace(local.from, domain.to, { type: "found", role: "email", value: `${local.value}@${domain.value}` });
  }

  #readDomain(from: number, isSign: boolean, at: number): { value: string; to: number } | undefined {
    if (!isSign && !this.#touches(at)) return undefined;
    let value = "";
    let best: { value: string; to: number } | undefined;
    for (let index = from; index < from + 8 && index < this.#marks.length; index++) {
      const mark = this.#marks[index] as Mark;
      if (index > from && !this.#touches(index - 1)) break;
      if (mark.type === "break" && this.#endsSentence(mark)) break;
      const part =
        mark.role === "dot" || (mark.type === "break" && this.#textOf(mark) === ".")
          ? "."
          : mark.role === "dash" && value
            ? "-"
            : this.#textOf(mark).replace(/^@/, "");
      if (!/^[a-z0-9.-]+$/.test(part) || (/^[^.-]/.test(part) && value && !/[.-]$/.test(value))) break;
      value += part;
      const label = value.slice(value.lastIndexOf(".") + 1);
      if (part !== "." && value.includes(".") && this.#tools.isTopLevel(label)) best = { value, to: index };
    }
    const isStrong = /[^\0-\u02ff]|...../.test(this.#textOf(this.#marks[at] as Mark));
    const isClear = isSign || isStrong || this.#isSpelled(from, best?.to ?? from);
    if (best) return isClear || this.#tools.repairDomain(best.value, 0) ? best : undefined;
    return isStrong && /^(?:gmail|hotmail|outlook|icloud)$/.test(value)
      ? { value: `${value}.com`, to: from }
      : undefined;
  }

  /** A full stop that only what comes behind it is set off from. */
  #endsSentence({ start, end }: Mark): boolean {
    return this.#text[start - 1] !== " " && this.#text[end] === " ";
  }

  #isSpelled(from: number, to: number): boolean {
    return this.#marks.slice(from, to).some(({ role }) => role === "dot");
  }

  #readLocal(to: number): { value: string; from: number } | undefined {
    let value = "";
    let from = to;
    for (let index = to; index >= 0 && index > to - 9; index--) {
      const mark = this.#marks[index] as Mark;
      if (index < to && !this.#touches(index)) break;
      const sign = mark.type === "cue" ? signs[mark.role] : undefined;
      const part = sign ?? this.#textOf(mark);
      const isName = sign === undefined && /^[a-z0-9._+-]+$/.test(part) && mark.type !== "break";
      if (
        !(sign !== undefined
          ? value !== "" && /^[a-z0-9]/.test(value)
          : isName && (value === "" || /^[._-]/.test(value)))
      )
        break;
      value = part + value;
      from = index;
    }
    while (/^[._-]/.test(value)) {
      value = value.slice(1);
      from++;
    }
    return value ? { value, from } : undefined;
  }

  /** "ana dot lee@gmail.com" */
  #extendLocal(at: number): void {
    const mark = this.#marks[at] as Mark;
    const sign = signs[this.#marks[at - 1]?.role ?? ""];
    const before = sign && this.#touches(at - 1) && this.#touches(at - 2) ? this.#readLocal(at - 2) : undefined;
    if (before && sign)
      this.#replace(before.from, at, { type: "found", role: "email", value: `${before.value}${sign}${mark.value}` });
  }

  #joinUsers(): void {
    for (let at = 1; at < this.#marks.length - 1; at++) {
      const [before, mark, after] = [this.#marks[at - 1] as Mark, this.#marks[at] as Mark, this.#marks[at + 1] as Mark];
      const sign = mark.type === "cue" ? signs[mark.role] : undefined;
      if (!sign || !this.#touches(at - 1) || !this.#touches(at)) continue;
      const user = before.value ?? this.#textOf(before);
      const rest = this.#textOf(after);
      const isUser =
        /^@? ?[a-z0-9._-]+$/.test(user) &&
        /^[a-z0-9._-]+$/.test(rest) &&
        before.type !== "found" &&
        before.type !== "cue" &&
        after.type !== "found";
      const isLikely =
        sign === "_" || before.type === "handle" || before.value !== undefined || this.#marks[at - 2]?.type === "cue";
      if (!isUser || !isLikely) continue;
      this.#replace(at - 1, at + 1, {
        type: before.type === "handle" ? "handle" : "word",
        role: "",
        value: user + sign + rest,
      });
      at--;
    }
  }
}
