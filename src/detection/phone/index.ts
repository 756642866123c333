import type { Candidate } from "../reader/claims.ts";
import type { Folded } from "../reader/fold.ts";
import { type PhoneNumber, PhoneBook } from "./phone-book.ts";
import { plans } from "./plans-markets.ts";

/** What is known about a number's surroundings. */
export interface NumberContext {
  readonly region: string | undefined;
  /** Calling codes without a plan are taken by length alone: a site named its markets. */
  readonly isLenient: boolean;
}

export interface ReadNumber {
  readonly value: string;
  /** Offsets in the folded text. */
  readonly start: number;
  readonly end: number;
}

export type NumberProblem = "region-unknown" | "invalid-number";

type Evidence = Pick<Candidate, "isCued" | "isDoubtful"> & {
  /** Nothing else stands in its clause. */
  readonly isAlone: boolean;
  /** A sign of money or measure stands right before, right behind the run. */
  readonly edges: readonly [before: boolean, behind: boolean];
  /** Nothing else stands in the message. */
  readonly isOnly: boolean;
  /** A number of another country may stand there without `+`. */
  readonly isAbroad: boolean;
};

interface Group {
  readonly start: number;
  readonly end: number;
  /** Digits in it. */
  readonly size: number;
}

/** Shapes that no word makes a phone: cards, IPv4 addresses, tests and refusals, dates with the year first. */
const neverPhone =
  /^(?:\d{4}([ -])\d{4}\1\d{4}\1\d{1,4}(?:\1\d{1,4})?|\d{1,3}(?:\.\d{1,3}){3}|0?(\d)\2{6,}|0?123456789\d?|(?:19|20)\d\d([-./])(?:0?[1-9]|1[0-2])\3(?:0?[1-9]|[12]\d|3[01]))$/;
/**
 * Shapes that are something else where no word says phone: dates, amounts, coordinates, and the personal or tax numbers
 * of Brazil, Argentina, Chile, the United States, Malaysia, Thailand, India and Korea.
 */
const rarelyPhone =
  /^(?:\d{1,2}([-. /])\d{1,2}\1(?:\d{2}|(?:19|20|25)\d{2})|(?:19|20)\d{2}([-. /])\d{1,2}\2\d{1,2}|[1-9]\d{0,2}(?:[. ]\d{3})+|\d{1,3}\.\d{4,}|\d{3}\.\d{3}\.\d{3}-\d{2}|\d{2}-\d{8}-\d|\d{1,2}\.\d{3}\.\d{3}-\d|\d{3}-\d{2}-\d{4}|\d{6}-\d{2}-\d{4}|\d-\d{4}-\d{5}-\d{2}-\d|[1-9]\d{3}([ -])\d{4}\3\d{4}|\d{6}-\d{7}|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])20\d{2})$/;
const money = /[$\u20a0-\u20bf£¥\xa2\u0e3f\u17db%\xb0]/;
const extension = /^ ?[,#]? ?(?:x|ext|extn|extension|int)\b[.:]? ?\d|^x\d/;
/** "3322-1809, DDD 31": the area code behind its number. */
const areaBehind =
  /^[^\n\d]{0,16}\b(?:ddd|area code|codigo de area|lada|caracteristica|kode area|prefi[xj]o|prefisso|vorwahl|indicatif)[^\n\d]{1,6}(\d{2,5})\b/;
/** Attempts a run may cost: a text of digits alone stays cheap. */
const attempts = 24;

/** Luhn's check digit: a card. */
function isCard(digits: string): boolean {
  if (digits.length < 15 || digits.length > 19) return false;
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    sum += at % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}

/** Reads what the scanner took for numbers, by the numbering plans. */
export class NumberReader {
  readonly #book = new PhoneBook();
  #hasWorld = false;

  constructor() {
    this.#book.add(plans);
  }

  addWorld(lines: string): void {
    if (!this.#hasWorld) this.#book.add(lines);
    this.#hasWorld = true;
  }

  /** Whether plans beyond the markets' are needed: for the region, or for a country code in the text. */
  needsWorld(region: string | undefined, numbers: readonly string[]): boolean {
    if (this.#hasWorld) return false;
    if (region && !this.#book.has(region)) return true;
    return numbers.some((text) => /^\D*(?:\+|00)|^\D*\d{11}/.test(text) && !this.#book.parse(plain(text), region));
  }

  /**
   * @param text one number, in any usual spelling
   * @returns its E.164 form
   */
  readOne(text: string, context: NumberContext): { readonly value: string } | { readonly problem: NumberProblem } {
    const number = this.#parse(plain(text), true, context);
    if (number) return { value: number.value };
    return { problem: context.region || text.trim().startsWith("+") ? "invalid-number" : "region-unknown" };
  }

  /** @returns the numbers in a run of digits; a problem if there is none that counts */
  read({ text }: Folded, candidate: Candidate, context: NumberContext): readonly ReadNumber[] | NumberProblem {
    const { start, end, isCued, isDoubtful, digits } = candidate;
    if (digits) {
      const number = this.#parse(digits, true, context);
      return number ? [{ value: forKind(candidate.kind, number), start, end }] : "invalid-number";
    }
    // "0xx" stands for a carrier code; the hour of "2026-01-02 08:00" is no part of a number.
    const hour = /^:\d/.test(text.slice(end, end + 2)) ? /\D*\d{1,2}$/ : /$^/;
    const run = text.slice(start, end).replace(/^0xx/, "0  ").replace(hour, "");
    if (neverPhone.test(run) || isCard(run.replace(/\D/g, ""))) return "invalid-number";
    const before = start < 4 ? `\n${text.slice(0, start)}` : text.slice(start - 4, start);
    const after = text.slice(end, end + 12);
    const isAlone = /[\n,.;:!?] *[^a-z0-9\n]?$/.test(before) && /^ *(?:$|[\n,.;!?\u2022])/.test(after);
    const isOnly = text.length < end - start + 4 && text.trim() === run.trim();
    const evidence: Evidence = {
      isCued: isCued || extension.test(after),
      isDoubtful,
      isAlone,
      isOnly,
      isAbroad: isCued && candidate.kind === "whatsapp",
      edges: [money.test(text[start - 1] ?? ""), money.test(text[end] ?? "")],
    };
    const found = this.#readGroups(run, evidence, context);
    if (found.length === 0) {
      const area = areaBehind.exec(text.slice(end, end + 48))?.[1];
      const number = area && this.#parse(area + plain(run), true, context);
      return number ? [{ value: forKind(candidate.kind, number), start, end }] : this.#explain(run, isCued, context);
    }
    return found.map(({ number, group }) => ({
      value: forKind(candidate.kind, number),
      start: start + group.start,
      end: start + group.end,
    }));
  }

  #explain(run: string, isCued: boolean, { region }: NumberContext): NumberProblem {
    const digits = run.replace(/\D/g, "");
    const isNational = !run.startsWith("+") && digits.length < 13 && (isCued || /^0\d{8}/.test(digits));
    return !region && isNational && !rarelyPhone.test(run) && !neverPhone.test(run)
      ? "region-unknown"
      : "invalid-number";
  }

  /** Longest runs of groups first: "0812 3456 7890 5 pm" ends before the 5. */
  #readGroups(run: string, evidence: Evidence, context: NumberContext) {
    const groups = [...run.matchAll(/[(+]*(\d+)/g)].map(({ index, 0: typed, 1: digits = "" }): Group => ({
      start: index,
      end: index + typed.length,
      size: digits.length,
    }));
    const found: { number: PhoneNumber; group: Pick<Group, "start" | "end"> }[] = [];
    let left = attempts;
    for (let first = 0; first < groups.length && left > 0; first++) {
      for (const last of lastGroups(groups, first)) {
        const group = { start: groups[first]?.start ?? 0, end: groups[last]?.end ?? 0 };
        const isMoney = (group.start === 0 && evidence.edges[0]) || (group.end === run.length && evidence.edges[1]);
        if (left <= 0 || isMoney || !this.#isBoundary(run, group)) continue;
        left--;
        const isWhole = group.start === 0 && group.end === run.length;
        const piece = run.slice(group.start, group.end);
        const number = this.#accept(
          piece,
          { ...evidence, isAlone: evidence.isAlone && isWhole, isOnly: evidence.isOnly && isWhole },
          context,
        );
        if (!number) continue;
        found.push({ number, group });
        first = last;
        break;
      }
    }
    return found;
  }

  /** A number does not begin or end inside what hyphens and dots hold together. */
  #isBoundary(run: string, { start, end }: Pick<Group, "start" | "end">): boolean {
    return (
      /^$|[\s+(,/*\u2022]$/.test(run.slice(0, start)) &&
      /^(?:$|[\s)/*\u2022]|[-.](?=\d{1,2}$)|[.,] )/.test(run.slice(end))
    );
  }

  #accept(piece: string, evidence: Evidence, context: NumberContext): PhoneNumber | undefined {
    const shape = piece.replace(/^[(+]+/, "");
    if (/\(\(|\)\.\(/.test(piece)) return undefined;
    const isOther = rarelyPhone.test(shape) && !(evidence.isOnly && !/[-.]/.test(shape));
    if (neverPhone.test(shape) || (!evidence.isCued && !piece.includes("+") && isOther)) return undefined;
    const number = this.#parse(plain(piece), evidence.isAbroad, context);
    if (!number || evidence.isCued || evidence.isOnly || number.form === "international") return number;
    const isGrouped = /\d\D+\d/.test(piece);
    if (number.form === "trunk")
      return isGrouped || (number.mobile && !(evidence.isDoubtful && !evidence.isAlone)) ? number : undefined;
    if (number.form === "code") return number.mobile ? number : undefined;
    return number.mobile && (isGrouped || evidence.isAlone) ? number : undefined;
  }

  #parse(digits: string, isAbroad: boolean, { region, isLenient }: NumberContext): PhoneNumber | undefined {
    const number = this.#book.parse(digits, region);
    if (number) return number;
    const isLong = isAbroad && region && /^[1-9]\d{10,14}$/.test(digits);
    const abroad = isLong ? this.#book.parse(`+${digits}`, region) : undefined;
    if (abroad) return abroad;
    const value = digits.replace(/^00/, "+");
    return isLenient && /^\+[1-9]\d{7,14}$/.test(value) && !this.#book.knows(value)
      ? { value, form: "international", mobile: false }
      : undefined;
  }
}

/** @returns the groups that a number of 7 to 17 digits from the first one on may end with, the longest first */
function lastGroups(groups: readonly Group[], first: number): number[] {
  const last: number[] = [];
  for (let at = first, size = 0; at < groups.length && size <= 17; at++) {
    size += groups[at]?.size ?? 0;
    if (size > 6 && size <= 17) last.unshift(at);
  }
  return last;
}

/** Digits and a leading `+`; the bracketed zero of "+62 (0)812" is dropped. */
function plain(text: string): string {
  const digits = text.replace(/\(0\)/, "").replace(/\D/g, "");
  return /^\D*\+/.test(text) ? `+${digits}` : digits;
}

/** WhatsApp wants the 9 of an Argentine mobile number, which people leave out. */
function forKind(kind: string, { value }: PhoneNumber): string {
  return kind === "whatsapp" ? value.replace(/^\+54(?=[1-8])/, "+549") : value;
}
