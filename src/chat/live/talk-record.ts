import type { TalkReceipts } from "../../protocol/talk.ts";

/** A message of the visitor that the server has, and that the business is not known to have read. */
export interface SentMessage {
  readonly id: string;
  readonly revision: number;
  /** Its place in the conversation on this device. */
  readonly position: number;
  readonly state: "sent" | "delivered";
}

/** A live conversation as the device keeps it. */
export interface TalkRecord {
  /** The conversation's id. */
  readonly id: string;
  readonly visitorId: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** 32 hexadecimal digits by which the server knows this device, whatever became of the token. */
  readonly claim: string;
  readonly token?: string | undefined;
  /** Address of the server that gave the token. */
  readonly server?: string;
  /** The last revision that the server told. */
  readonly revision: number;
  /** Oldest first. */
  readonly sent: readonly SentMessage[];
  /** Revisions of the last messages of the business that this device has, and that the visitor saw. */
  readonly received: number;
  readonly seen: number;
  /** What the server knows of the two. */
  readonly told: TalkReceipts;
  /** When somebody last wrote, milliseconds. */
  readonly activeAt: number;
  /** The server asked not to be called before, milliseconds. */
  readonly notBefore?: number | undefined;
  /** Others have begun since: nothing is asked of it, nor told, until it is erased. */
  readonly isPast?: true;
  /** It refused something that nobody waits for: until then it is asked for nothing but messages, milliseconds. */
  readonly quietUntil?: number;
}

/** So many of the visitor's messages are kept in mind until they are read. */
const MOST_SENT = 200;

/** A conversation of which the server knows nothing yet. */
export function newTalk(facts: Pick<TalkRecord, "id" | "visitorId" | "startedAt" | "claim" | "activeAt">): TalkRecord {
  return { ...facts, revision: 0, sent: [], received: 0, seen: 0, told: { deliveredUpTo: 0, readUpTo: 0 } };
}

/** The server has a message of the visitor: told by its answer, by the stream, or by both. */
export function noteSent(talk: TalkRecord, message: Omit<SentMessage, "state">): TalkRecord {
  if (talk.sent.some(({ id }) => id === message.id)) return talk;
  const sent = [...talk.sent, { ...message, state: "sent" as const }].sort((a, b) => a.revision - b.revision);
  return { ...talk, sent: sent.slice(-MOST_SENT) };
}

/** A message whose state is another now. */
export interface StateChange {
  readonly id: string;
  readonly state: "delivered" | "read";
}

/**
 * How far the business has got.
 * @returns the talk, and the messages that change by it
 */
export function applyReceipts(
  talk: TalkRecord,
  { deliveredUpTo, readUpTo }: TalkReceipts,
): { readonly talk: TalkRecord; readonly changed: readonly StateChange[] } {
  const changed = talk.sent.flatMap(({ id, revision, state }): StateChange[] => {
    if (revision <= readUpTo) return [{ id, state: "read" }];
    return revision <= deliveredUpTo && state === "sent" ? [{ id, state: "delivered" }] : [];
  });
  if (changed.length === 0) return { talk, changed };
  const sent = talk.sent
    .filter(({ revision }) => revision > readUpTo)
    .map((one) => (one.revision <= deliveredUpTo ? { ...one, state: "delivered" as const } : one));
  return { talk: { ...talk, sent }, changed };
}

/** What the server is still to be told of the visitor; undefined when it knows. */
export function owedReceipts({ received, seen, told }: TalkRecord): TalkReceipts | undefined {
  const isNews = received > told.deliveredUpTo || seen > told.readUpTo;
  return isNews ? { deliveredUpTo: received, readUpTo: seen } : undefined;
}
