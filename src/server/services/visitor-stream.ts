import type { TalkMessage, TalkStreamEvents } from "../../protocol/talk.ts";
import type { StoredMessage, TalkChanges, TalkStore } from "../stores/talk-store.ts";
import { createEventStream, toServerSentEvent } from "./event-stream.ts";
import type { Live } from "./live.ts";

export interface VisitorStreamOptions {
  readonly store: Pick<TalkStore, "talkAfter">;
  readonly live: Live;
  readonly conversationId: string;
  /** The last revision that the device knows. */
  readonly after: number;
  /** Whether the visitor may read who of the business writes. */
  readonly showAuthors: boolean;
  /** Ends the stream. */
  readonly signal: AbortSignal;
  /** Milliseconds of silence after which a comment is sent. */
  readonly heartbeat: number;
  /** Milliseconds after which the stream ends, at the next event or sign of life. */
  readonly life: number;
}

/** How many messages are read from the store at a time. */
const messagesAtOnce = 100;

type EventName = keyof TalkStreamEvents;
type Tell = <Name extends EventName>(name: Name, data: TalkStreamEvents[Name], id?: number) => string;
const tell: Tell = toServerSentEvent;

/** One conversation as its visitor's device hears it: the rules are those of `TalkStreamEvents`. */
export function streamTalk(options: VisitorStreamOptions): ReadableStream<Uint8Array> {
  const { store, live, conversationId, signal, heartbeat } = options;
  let { after } = options;
  const end = performance.now() + options.life;
  let hasNews = true;
  let hasEnded = false;
  const told = { presence: "", typing: JSON.stringify({ active: false }) };
  const readStored = async (): Promise<string> => {
    hasNews = false;
    const changes = await store.talkAfter(conversationId, after, messagesAtOnce);
    if (!changes || changes.isErased) {
      hasEnded = true;
      return changes ? tell("erased", { revision: changes.revision }, changes.revision) : "";
    }
    hasNews ||= changes.hasMore;
    const text = describe(changes, after, options.showAuthors);
    after = lastOf(changes);
    return text;
  };
  /** What is only true now is told when it is no longer what was told last. */
  const readLive = (): string => {
    const presence = JSON.stringify(presenceOf(live));
    const typing = JSON.stringify(typingOf(live, conversationId, options.showAuthors));
    const text =
      (presence === told.presence ? "" : `event: presence\ndata: ${presence}\n\n`) +
      (typing === told.typing ? "" : `event: typing\ndata: ${typing}\n\n`);
    Object.assign(told, { presence, typing });
    return text;
  };
  return createEventStream({
    signal,
    heartbeat,
    subscribe: (ring) =>
      live.joinVisitor(conversationId, (news) => {
        hasNews ||= news === "stored";
        hasEnded ||= news === "full";
        ring();
      }),
    async read() {
      if (hasEnded || performance.now() > end) return undefined;
      return (hasNews ? await readStored() : "") + readLive();
    },
  });
}

/** Where a reader that knows these changes goes on. */
export function lastOf({ hasMore, messages, revision }: TalkChanges): number {
  return hasMore ? (messages.at(-1)?.revision ?? revision) : revision;
}

export function presenceOf(live: Live): TalkStreamEvents["presence"] {
  return { state: live.agentsThere ? "online" : "away" };
}

export function typingOf(live: Live, conversationId: string, showAuthors: boolean): TalkStreamEvents["typing"] {
  const [author] = live.conversation(conversationId).replying;
  if (author === undefined) return { active: false };
  return { active: true, ...(showAuthors && author !== "" && { author }) };
}

/** A message as the visitor may see it. */
export function toTalkMessage(message: StoredMessage, showAuthors: boolean): TalkMessage {
  const { sentAt: _sentAt, receivedAt: _receivedAt, author, ...visible } = message;
  return { ...visible, ...(showAuthors && author !== undefined && author !== "" && { author }) };
}

/** Messages and receipts in the order of their revisions. */
function describe(changes: TalkChanges, after: number, showAuthors: boolean): string {
  const { messages, receipts, receiptsRevision } = changes;
  const events = messages.map((message) => ({
    revision: message.revision,
    text: tell("message", toTalkMessage(message, showAuthors), message.revision),
  }));
  const from = after > changes.revision ? 0 : after;
  if (receiptsRevision > from && receiptsRevision <= lastOf(changes)) {
    const text = tell("receipts", { ...receipts, revision: receiptsRevision }, receiptsRevision);
    events.push({ revision: receiptsRevision, text });
  }
  return events
    .sort((a, b) => a.revision - b.revision)
    .map(({ text }) => text)
    .join("");
}
