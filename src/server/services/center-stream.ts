import type { CenterStreamEvents } from "../../protocol/center-api.ts";
import type { LeadStore } from "../stores/lead-store.ts";
import type { CenterChange, TalkStore } from "../stores/talk-store.ts";
import { createEventStream, toServerSentEvent } from "./event-stream.ts";
import type { Inbox } from "./inbox.ts";
import type { Live } from "./live.ts";

export interface CenterStreamOptions {
  readonly talk: TalkStore;
  readonly leads: Pick<LeadStore, "leads">;
  readonly inbox: Inbox;
  readonly live: Live;
  /** Notes that somebody reads, and, when its result is called, that they do so no more. */
  readonly enter: () => () => void;
  /** The last revision that the reader knows. */
  readonly after: number;
  /** Told when a receipt could not be stored. */
  readonly onError: (error: unknown) => void;
  /** Ends the stream. */
  readonly signal: AbortSignal;
  /** Milliseconds of silence after which a comment is sent. */
  readonly heartbeat: number;
}

/** How many changes are read from the store at a time, and of how many conversations the present state is told. */
const changesAtOnce = 100;
const liveAtOnce = 100;

type EventName = keyof CenterStreamEvents;
type Tell = <Name extends EventName>(name: Name, data: CenterStreamEvents[Name], id?: number) => string;
const tell: Tell = toServerSentEvent;

/** Everything that an open Center shows, as it changes: the rules are those of `CenterStreamEvents`. */
export function streamCenter(options: CenterStreamOptions): ReadableStream<Uint8Array> {
  const { talk, leads, inbox, live, signal, heartbeat } = options;
  let { after } = options;
  let hasNews = true;
  /** Conversations whose present state the reader does not know; what is true now is all news to a new reader. */
  const stirred = new Set(live.conversations());
  const readStored = async (): Promise<string> => {
    hasNews = false;
    const { changes, revision } = await talk.changesAfter(after, changesAtOnce);
    if (revision === after) return "";
    hasNews = true;
    after = revision;
    const texts: string[] = [];
    for (const change of changes) texts.push(await describe(change, inbox));
    if (changes.some(({ type }) => type === "lead")) {
      const { total } = await leads.leads({ limit: 1 });
      texts.push(tell("total", { total }));
    }
    confirm(changes, talk).catch(options.onError);
    return texts.join("");
  };
  const readLive = async (): Promise<string> => {
    const ids = [...stirred].slice(0, liveAtOnce);
    const texts: string[] = [];
    for (const id of ids) {
      stirred.delete(id);
      const conversation = await inbox.conversation(id);
      if (conversation?.lastMessage ?? conversation?.leadId)
        texts.push(toServerSentEvent("conversation", conversation));
    }
    return texts.join("");
  };
  return createEventStream({
    signal,
    heartbeat,
    subscribe: (ring) =>
      join(options, (conversationId) => {
        if (conversationId === undefined) hasNews = true;
        else stirred.add(conversationId);
        ring();
      }),
    async read() {
      for (;;) {
        const text = (hasNews ? await readStored() : "") + (await readLive());
        // What counts but has nothing to show, e.g. a conversation without a word yet, is passed over.
        if (text !== "" || (!hasNews && stirred.size === 0)) return text;
      }
    },
  });
}

function join({ live, enter }: CenterStreamOptions, hear: (conversationId: string | undefined) => void): () => void {
  const leave = enter();
  const end = live.joinAgent(hear);
  return () => {
    leave();
    end();
  };
}

async function describe(change: CenterChange, inbox: Inbox): Promise<string> {
  const { revision } = change;
  switch (change.type) {
    case "conversation":
      return tell("conversation", await inbox.summarise(change.conversation), revision);
    case "erased":
      return tell("erased", { conversationId: change.conversationId, revision }, revision);
    case "message":
    case "notice": {
      const { conversationId } = change;
      const item = await inbox.item(conversationId, change.type === "message" ? change.message : change.notice);
      return tell("item", { conversationId, item }, revision);
    }
    case "lead":
      return tell("lead", change.change, revision);
  }
}

/** What is on its way to an open Center is delivered to the business. */
async function confirm(changes: readonly CenterChange[], talk: TalkStore): Promise<void> {
  const delivered = new Map<string, { readonly deliveredUpTo: number }>();
  for (const change of changes) {
    if (change.type !== "message" || change.message.from !== "visitor") continue;
    delivered.set(change.conversationId, { deliveredUpTo: change.message.revision });
  }
  if (delivered.size > 0) await talk.businessReceived(delivered);
}
