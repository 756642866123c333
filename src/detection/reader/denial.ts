import type { Clauses } from "./clause.ts";
import type { Mark } from "./mark.ts";

/** How many words a denial reaches at most. */
const farthest = 24;

/**
 * Which platforms a text names only to say that they are not used: "I don't use X or Y", "X is not working",
 * "X kullanmıyorum".
 * @returns indexes of their marks; and those of a "no" that says "number"
 */
export function findDenied(clauses: Clauses): {
  readonly denied: ReadonlySet<number>;
  readonly numberWords: ReadonlySet<number>;
} {
  const denied = new Set<number>();
  const numberWords = new Set<number>();
  clauses.marks.forEach((mark, index) => {
    if (mark.type !== "cue") return;
    if (mark.role === "no") {
      if (saysNumber(clauses, index)) numberWords.add(index);
      else denyAround(clauses, index, denied);
    } else if (mark.role === "deny") denyAround(clauses, index, denied);
    else if (mark.role === "denied") denyBefore(clauses, index, { denied, words: 2 });
  });
  return { denied, numberWords };
}

/** "no" before a number, before a word that has a number, or after one: "no. 5", "no hp 0812", "phone no". */
function saysNumber(clauses: Clauses, index: number): boolean {
  const { marks } = clauses;
  const next = index + 1;
  if (marks[next]?.type === "number" || /^[.:]/.test(clauses.between(index, next))) return true;
  if (clauses.isNaming(index - 1) && clauses.between(index - 1, index) === " " && !clauses.isNaming(next)) return true;
  if (clauses.isNaming(next)) {
    const isThis = /^n?i(?:ni?|tu)?h?$/.test(clauses.textOf(marks[index - 1] ?? (marks[index] as Mark)));
    if (isPortuguese(clauses, index) || (isThis && marks[index - 2]?.type === "number")) return true;
    const value = clauses.marks[clauses.skipFillers(next + 1, 1)];
    const isUser = value?.type === "word" && /[a-z0-9][._\d]/.test(clauses.textOf(value));
    let at = next + 1;
    while (at < next + 12 && (clauses.isFiller(at) || clauses.isNaming(at))) at++;
    return isUser || clauses.isValue(at) || clauses.between(next, next + 1).includes(":");
  }
  return (
    clauses.hasRole(next, "not") ||
    (marks[next]?.type === "word" && marks[clauses.skipFillers(next + 1, 1)]?.type === "number")
  );
}

/** "@ana.lee no insta", "me chama nesse 11… no zap": in Portuguese it says where. */
function isPortuguese({ marks, text }: Clauses, index: number): boolean {
  const mark = marks[index - 1];
  const before = mark?.type;
  if (before === "handle" || mark?.value !== undefined) return true;
  if (mark && before === "word" && /[a-z0-9][._]?[\d_.][a-z0-9]/.test(text.slice(mark.start, mark.end))) return true;
  return (
    mark !== undefined &&
    before === "number" &&
    /\b(?:meu|minha|chama|chame|voce|fal[aeo]r?|mand[ae]|segue|oi|tambem|nesse|esse)\b/.test(
      text.slice(Math.max(0, mark.start - 80), mark.end + 80),
    )
  );
}

function denyAround(clauses: Clauses, index: number, denied: Set<number>): void {
  const isApart = !clauses.isNaming(index + 1) && !clauses.isFiller(index + 1);
  if (isApart && denyBefore(clauses, index, { denied, words: 0 })) return;
  let words = 0;
  let found = false;
  for (let at = index + 1; at < Math.min(clauses.marks.length, index + farthest); at++) {
    if (clauses.marks[at]?.type === "break" || clauses.isValue(at)) break;
    if (clauses.isNaming(at)) {
      // "can't talk now, whatsapp me 0812": what has its value right behind it is meant.
      if (words > 1 && clauses.hasValueFrom(at + 1)) return;
      denied.add(at);
      found = true;
      words = 2;
    } else if (!clauses.isFiller(at) && !clauses.hasRole(at, "deny") && ++words > 3) break;
  }
  if (!found) denyBefore(clauses, index, { denied, words: 2 });
}

/** Denies the nearest name before, over so many other words at most. */
function denyBefore(
  clauses: Clauses,
  index: number,
  { denied, words }: { denied: Set<number>; words: number },
): boolean {
  let left = words;
  for (let at = index - 1; at >= Math.max(0, index - farthest); at--) {
    if (clauses.marks[at]?.type === "break" || clauses.isValue(at)) return false;
    if (clauses.isNaming(at)) {
      denied.add(at);
      return true;
    }
    if (!clauses.isFiller(at) && left-- === 0) return false;
  }
  return false;
}
