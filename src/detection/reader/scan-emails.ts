import type { Folded } from "./fold.ts";
import { sourceEnd, sourceStart } from "./fold.ts";
import type { Mark } from "./mark.ts";
import { isTopLevel } from "./top-level.ts";

/** RFC 5321 §4.5.3.1: local part and whole address. */
const longest = { local: 64, domain: 190 };

/** Providers whose mistyped domain has one plausible reading, and how the domain goes on. */
export const providers =
  "gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|icloud|protonmail|proton|aol|gmx|qq|163|126|naver|daum|hanmail|yandex|rediffmail|terra|uol|bol|libero|web|orange|mail";
const slipped = new RegExp(
  `(${providers})(?:[ .,。]{0,3}(com)|[.,。]{1,2}(co|net|de|fr|it|ru|me|es|c(?:on|mo|pm|omm|oom)))(?:[.。]{1,2}([a-z]{2})|(?<=co),([a-z]{2}))?(?![a-z0-9@])`,
  "y",
);
const slippedCountry = /[a-z0-9][a-z0-9-]{1,40}[.,](?:co,[a-z]{2}|com,br)(?![a-z0-9@-]|\.[a-z0-9])/y;
const bareProvider = /(?:gmail|hotmail|icloud|outlook|yahoo)(?![a-z0-9,@-]|\.[a-z0-9])/y;
const domain = /[a-z0-9][a-z0-9-]{0,62}(?:[.。][a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?){1,8}/y;

/** `@`, or what was put or hit instead of it before a well-known provider. */
const signs = new RegExp(`@|(?<=[a-z0-9])[\u2022#&*](?=(?:${providers})[.]c)`, "g");

const at = (pattern: RegExp, text: string, start: number) => {
  pattern.lastIndex = start;
  return pattern.exec(text);
};

/** @returns the offset after the domain that begins at `start` and its value, both cut at the last known ending */
function readDomain(text: string, start: number): { end: number; value: string } | undefined {
  // "co,id" is "co.id".
  const slip = at(slippedCountry, text.slice(0, start + longest.domain), start);
  if (slip) return { end: start + slip[0].length, value: slip[0].replaceAll(",", ".") };
  const labels = at(domain, text.slice(0, start + longest.domain), start)?.[0].split(/[.。]/) ?? [];
  for (let count = labels.length; count > 1; count--) {
    const value = labels.slice(0, count).join(".");
    const last = labels[count - 1] ?? "";
    // "ana.lee@example.com.Call me"
    const isWord = last.length > 2 && count > 2 && /^(?:com|net|org|edu|info)$/.test(labels[count - 2] ?? "");
    if (isTopLevel(last) && !isWord) return { end: start + value.length, value };
  }
  return undefined;
}

/** A domain of a well-known provider with a slip: a comma, a space or nothing for the dot, or a swapped letter. */
export function repairDomain(text: string, start: number): { end: number; value: string } | undefined {
  const slip = at(slipped, text, start);
  if (slip) {
    const [whole, name, , other = "com", country = slip[5]] = slip;
    const ending = /^c.{2}/.test(other) ? "com" : other;
    return { end: start + whole.length, value: `${name}.${ending}${country ? `.${country}` : ""}` };
  }
  const bare = at(bareProvider, text, start);
  return bare ? { end: start + bare[0].length, value: `${bare[0]}.com` } : undefined;
}

const localUnit = /[a-z0-9.!#$%&'*+=?^_{|}~-]/;

/** @returns the offset where the local part that ends at `end` begins; `end` itself if there is none */
function findLocalStart(text: string, end: number, from: number): number {
  let start = end;
  while (start > from && end - start < longest.local && localUnit.test(text[start - 1] ?? "")) start--;
  while (start < end && !/[a-z0-9_]/.test(text[start] ?? "")) start++;
  return start;
}

/** The address as typed, without invisible characters, full-width forms as ASCII. */
function readLocal(folded: Folded, start: number, end: number): string {
  const typed = folded.source.slice(sourceStart(folded, start), sourceEnd(folded, end)).normalize("NFKC");
  return typed.replace(/[^!-~]/g, "").replace(/’/g, "'");
}

/** Another scheme's user and host, a URL's password, a federated name, a remote repository, half of a quoted name. */
function isOther(text: string, start: number, { end, local }: { end: number; local: string }): boolean {
  const before = text.slice(Math.max(0, start - longest.local), start);
  return (
    /(?:@|\/|sip:|xmpp:|"\.|:\/\/[^ /()[\]]*:)$/.test(before) || (local.toLowerCase() === "git" && text[end] === ":")
  );
}

/**
 * Every address with an `@`, with slips of well-known providers repaired (RULES of addresses: RFC 5321, 5322).
 * Linear: each `@` looks at most 64 characters back and 190 ahead.
 */
export function scanEmails(folded: Folded): Mark[] {
  const { text } = folded;
  const marks: Mark[] = [];
  let from = 0;
  for (const { index } of text.matchAll(signs)) {
    const mark = readEmail(folded, index, from);
    if (!mark) continue;
    marks.push(mark);
    from = mark.end;
  }
  return marks;
}

function readEmail(folded: Folded, sign: number, from: number): Mark | undefined {
  const { text } = folded;
  const localEnd = text[sign - 1] === " " && text[sign - 2] !== " " ? sign - 1 : sign;
  const domainStart = text[sign + 1] === " " ? sign + 2 : sign + 1;
  const isApart = localEnd < sign || domainStart > sign + 1;
  const repaired = repairDomain(text, domainStart);
  // "ana.lee@ example.com" keeps its domain, "meet @ example.com" has no mailbox.
  const exact = isApart && localEnd < sign ? undefined : readDomain(text, domainStart);
  const found = exact && !(repaired && repaired.end > exact.end) ? exact : repaired;
  const start = findLocalStart(text, localEnd, from);
  if (!found || start === localEnd) return undefined;
  // "only @gmail.com addresses" has no mailbox; "ana.lee @gmail.com" and "mail: ana @gmail.com" have.
  if (localEnd < sign && domainStart === sign + 1 && !/[\d._-]/.test(text.slice(start, localEnd))) {
    if (!/(?:^|[:=]|mail\w*(?: \w\w?)?) *$/.test(text.slice(Math.max(0, start - 14), start))) return undefined;
  }
  const local = readLocal(folded, start, localEnd);
  if (!local || isOther(text, start, { end: found.end, local })) return undefined;
  return { type: "found", role: "email", start, end: found.end, value: `${local}@${found.value}` };
}
