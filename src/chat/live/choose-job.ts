import type { ScanRecord } from "../../storage/storage-types.ts";
import { owedReceipts, type TalkRecord } from "./talk-record.ts";

/** What is to be done next. Each is one request at most, and each is harmless when it is done twice. */
export type Job =
  /** Write down a claim, before the server hears of it. */
  | { readonly kind: "begin"; readonly entry: ScanRecord }
  | { readonly kind: "open"; readonly talk: TalkRecord; readonly entry?: ScanRecord | undefined }
  | { readonly kind: "message"; readonly talk: TalkRecord; readonly entry: ScanRecord }
  /** There was nothing to say, and the conversation is open. */
  | { readonly kind: "settled"; readonly entry: ScanRecord }
  | { readonly kind: "receipts"; readonly talk: TalkRecord }
  | { readonly kind: "erase"; readonly talk: TalkRecord; readonly entry: ScanRecord };

export type Choice =
  | Job
  /** `until`: milliseconds. */
  | { readonly kind: "wait"; readonly until: number }
  | { readonly kind: "nothing" };

/** No server asks for more than a day, milliseconds. */
const LONGEST = 25 * 60 * 60 * 1000;

/** What is known when a job is chosen. */
export interface JobFacts {
  /** Everything that waits, in no particular order. */
  readonly scans: readonly ScanRecord[];
  readonly talks: readonly TalkRecord[];
  /** Address of the server. */
  readonly server: string;
  /** Whose conversations are looked at: the visitor of now. */
  readonly visitorId: string | undefined;
  readonly now: number;
}

/** Messages of one conversation go in order; one that has to wait holds back what follows in it, and nothing else. */
export function chooseJob({ scans, talks, server, visitorId, now }: JobFacts): Choice {
  let until = Infinity;
  const waitsUntil = (time = 0): boolean => {
    // A time further away than any server asks for: the clock was set back.
    const isWaiting = time > now && time < now + LONGEST;
    if (isWaiting) until = Math.min(until, time);
    return isWaiting;
  };
  const waits = ({ notBefore }: TalkRecord) => waitsUntil(notBefore);
  const isOpen = (talk: TalkRecord) => talk.token !== undefined && talk.server === server;
  const held = new Set<string>();
  for (const entry of queueOf(scans)) {
    const { conversation, erased } = entry;
    if (erased) {
      if (waits(erased)) continue;
      return { kind: erased.token === undefined ? "open" : "erase", talk: erased, entry };
    }
    if (held.has(conversation.id)) continue;
    const talk = talks.find(({ id }) => id === conversation.id);
    if (!talk) return { kind: "begin", entry };
    if (waits(talk)) held.add(conversation.id);
    else if (!isOpen(talk)) return { kind: "open", talk, entry };
    else return entry.text === undefined ? { kind: "settled", entry } : { kind: "message", talk, entry };
  }
  for (const talk of talks) {
    if (talk.isPast || talk.visitorId !== visitorId || held.has(talk.id) || waits(talk) || waitsUntil(talk.quietUntil))
      continue;
    if (!isOpen(talk)) return { kind: "open", talk };
    if (owedReceipts(talk)) return { kind: "receipts", talk };
  }
  return until < Infinity ? { kind: "wait", until } : { kind: "nothing" };
}

/** What waits for the server, in the order in which it goes. */
export function queueOf(scans: readonly ScanRecord[]): ScanRecord[] {
  return scans
    .filter(({ task }) => task === "message" || task === "erase")
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
}
