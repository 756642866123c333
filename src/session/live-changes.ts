import type { ItemRecord, MessageRecord } from "../chat/item-record.ts";
import { applyReceipts, newTalk, noteSent, type TalkRecord } from "../chat/live/talk-record.ts";
import { OWN_ID } from "../chat/live/own-id.ts";
import type { LastingEvent } from "../chat/live/talk-event.ts";
import type { StoredTalkMessage, TalkMessage } from "../protocol/talk.ts";
import type { Change, ScanRecord, Stored } from "../storage/storage-types.ts";
import { draftChange, type ChangeContext, type Draft } from "./draft.ts";

const DAY = 24 * 60 * 60 * 1000;
/** How long after the last word a page that is loaded looks for answers. */
const WATCHED_FOR = 7 * DAY;
/** In so many conversations something may still happen; those before are kept so that they can be erased. */
const MOST_TALKS = 10;

/** The message that waits under this entry. */
export const messageOf = ({ id }: Pick<ScanRecord, "id">): string => id.replace(/#.*/, "");

function toPast(talk: TalkRecord): TalkRecord {
  return talk.isPast ? talk : { ...talk, isPast: true, sent: [] };
}

function putTalk(draft: Draft, talk: TalkRecord): void {
  const { talks = [] } = draft.meta;
  const others = talks.filter(({ id }) => id !== talk.id);
  const at = talks.findIndex(({ id }) => id === talk.id);
  const all = others.toSpliced(at < 0 ? others.length : at, 0, talk);
  draft.setMeta({ talks: all.map((one, index) => (index < all.length - MOST_TALKS ? toPast(one) : one)) });
}

const findTalk = (draft: Draft, talkId: string) => draft.meta.talks?.find(({ id }) => id === talkId);

/** Writes down a claim before a server hears of it. */
export function beginTalk(context: ChangeContext, { conversation, visitorId }: ScanRecord): Change<void> {
  return draftChange(context, (draft) => {
    const { id, startedAt } = conversation;
    if (findTalk(draft, id)) return;
    putTalk(draft, newTalk({ id, visitorId, startedAt, claim: context.newKey(), activeAt: context.now() }));
  });
}

/** Changes what is known of a conversation, if it is still there. */
export function changeTalk(
  context: ChangeContext,
  talkId: string,
  change: (talk: TalkRecord) => TalkRecord,
): Change<void> {
  return draftChange(context, (draft, { scans }) => {
    const talk = findTalk(draft, talkId);
    if (talk) putTalk(draft, change(talk));
    // One that is to be erased is known by its entry alone.
    const entry = scans.find(({ erased }) => erased?.id === talkId);
    if (entry?.erased) draft.put("scans", { ...entry, erased: change(entry.erased) });
  });
}

/** What waits under this entry is done. */
export function dropEntry(context: ChangeContext, { id }: ScanRecord): Change<void> {
  return draftChange(context, (draft) => draft.delete("scans", id));
}

/** The server's answer to a message. */
export interface SentNews {
  readonly entry: ScanRecord;
  readonly stored: Pick<StoredTalkMessage, "revision" | "at">;
  /** What this page knows of the conversation. */
  readonly known: ReadonlyMap<string, ItemRecord>;
}

/** The server has a message. */
export function messageSent(context: ChangeContext, { entry, stored, known }: SentNews): Change<void> {
  const rule = draftChange(context, (draft, now) => {
    const messages = new Messages(draft, now, known);
    const talk = findTalk(draft, entry.conversation.id);
    if (talk) putTalk(draft, takeSent(draft, talk, { entry, stored, messages }));
  });
  return { ...rule, items: [messageOf(entry)] };
}

/** Messages as they are stored, and as a change has made them; those that the host keeps are known to this page alone. */
class Messages {
  /** Those that wait, and what else does. */
  readonly scans: Stored["scans"];
  readonly #draft: Draft;
  readonly #found = new Map<string, ItemRecord>();
  readonly #known: ReadonlyMap<string, ItemRecord>;

  constructor(draft: Draft, { items, scans }: Stored, known: ReadonlyMap<string, ItemRecord>) {
    this.#draft = draft;
    this.scans = scans;
    this.#known = known;
    for (const item of items) this.#found.set(item.id, item);
  }

  find(id: string): MessageRecord | undefined {
    const item = this.#found.get(id) ?? this.#known.get(id);
    return item?.type === "message" ? item : undefined;
  }

  /** Shows in this page what another tab has stored, where that tab could not say so. */
  adopt(id: string): void {
    const item = this.#found.get(id);
    if (item && !this.#known.has(id)) this.#draft.putItem(item);
  }

  /** Changes a message of the visitor. */
  change(id: string, part: Partial<MessageRecord>): void {
    const item = this.find(id);
    if (item?.from !== "visitor") return;
    const changed = { ...item, ...part };
    this.#found.set(id, changed);
    this.#draft.putItem(changed);
  }
}

interface Sent {
  readonly entry: ScanRecord;
  readonly stored: Pick<StoredTalkMessage, "revision" | "at">;
  readonly messages: Messages;
}

function takeSent(draft: Draft, talk: TalkRecord, { entry, stored, messages }: Sent): TalkRecord {
  // The stream, or another tab, was faster.
  if (!messages.scans.some(({ id }) => id === entry.id)) return talk;
  draft.delete("scans", entry.id);
  const now = draft.context.now();
  draft.setMeta({ watchUntil: now + WATCHED_FOR });
  const id = messageOf(entry);
  messages.change(id, { at: stored.at, state: "sent" });
  const position = messages.find(id)?.position ?? entry.position ?? 0;
  return { ...noteSent(talk, { id, revision: stored.revision, position }), activeAt: now };
}

/** The server refuses a message: the visitor is shown that, and may try again. */
export function messageFailed(
  context: ChangeContext,
  entry: ScanRecord,
  known: ReadonlyMap<string, ItemRecord>,
): Change<void> {
  const rule = draftChange(context, (draft, now) => fail(draft, entry, new Messages(draft, now, known)));
  return { ...rule, items: [messageOf(entry)] };
}

function fail(draft: Draft, entry: ScanRecord, messages: Messages): void {
  if (!messages.scans.some(({ id }) => id === entry.id)) return;
  draft.delete("scans", entry.id);
  messages.change(messageOf(entry), { state: "failed" });
}

/** A message that failed goes again, as the newest of the conversation. */
export function sendAgain(context: ChangeContext, id: string, known: ReadonlyMap<string, ItemRecord>): Change<void> {
  const rule = draftChange(context, (draft, now) => {
    const item = new Messages(draft, now, known).find(id);
    if (item?.state !== "failed") return;
    const conversation = draft.speak(draft.at);
    const { position, text, at } = draft.addItem({ ...item, state: "sending" });
    const { visitorId } = draft.meta;
    draft.put("scans", {
      ...{ id: `${id}#message`, task: "message", text, at, position, conversation, visitorId },
      page: context.page,
    });
  });
  return { ...rule, items: [id] };
}

/** Everything was erased at the server: what the visitor says from now on is said by somebody new. */
export function talkGone(context: ChangeContext, talkId: string, maps: KnownMaps): Change<void> {
  const waiting = [...maps.scans.values()].filter(({ conversation }) => conversation.id === talkId);
  const rule = draftChange(context, (draft, now) => {
    const messages = new Messages(draft, now, maps.items);
    for (const entry of now.scans) {
      if (entry.conversation.id !== talkId) continue;
      if (entry.erased) draft.delete("scans", entry.id);
      else if (entry.task === "message") fail(draft, entry, messages);
    }
    const talk = findTalk(draft, talkId);
    if (!talk) return;
    draft.setMeta({ talks: draft.meta.talks?.filter(({ id }) => id !== talkId) ?? [] });
    const { conversation: _, signals: __, watchUntil: ___, ...meta } = draft.meta;
    if (talk.visitorId === meta.visitorId) draft.put("meta", { ...meta, visitorId: context.newId() });
  });
  return { ...rule, items: waiting.map(messageOf) };
}

export interface KnownMaps {
  readonly items: ReadonlyMap<string, ItemRecord>;
  readonly scans: ReadonlyMap<string, ScanRecord>;
}

/** What a server told of a conversation. */
export interface News {
  readonly talk: TalkRecord;
  readonly events: readonly LastingEvent[];
  /** What this page knows of it. */
  readonly known: ReadonlyMap<string, ItemRecord>;
}

/**
 * The server told something: it is kept, once, in the order in which both sides see it.
 * @returns the messages of the business that are new here
 */
export function applyNews(context: ChangeContext, { talk, events, known }: News): Change<readonly MessageRecord[]> {
  const rule = draftChange(context, (draft, stored): readonly MessageRecord[] => {
    const messages = new Messages(draft, stored, known);
    const added: MessageRecord[] = [];
    for (const event of events) {
      const now = findTalk(draft, talk.id);
      if (!now) return added;
      putTalk(draft, take(draft, now, { event, messages, added }));
    }
    return added;
  });
  const told = events.flatMap((event) => (event.type === "message" ? [event.id] : []));
  return { ...rule, items: [...new Set([...told, ...talk.sent.map(({ id }) => id)])] };
}

interface Taking {
  readonly event: LastingEvent;
  readonly messages: Messages;
  readonly added: MessageRecord[];
}

function take(draft: Draft, talk: TalkRecord, { event, messages, added }: Taking): TalkRecord {
  const { revision } = event;
  // Somebody else is at the device now: their chat is not the place for it.
  if (talk.visitorId !== draft.meta.visitorId) return talk;
  if (event.type === "receipts") {
    const { talk: next, changed } = applyReceipts(talk, event);
    for (const { id, state } of changed) messages.change(id, { state });
    return { ...next, revision };
  }
  if (event.type !== "message") return talk;
  const entry = messages.scans.find(({ id }) => id === `${event.id}#message`);
  const now = { ...talk, revision };
  if (entry) return takeSent(draft, now, { entry, stored: event, messages });
  const isOwn = event.from === "visitor" || (event.from === "auto" && event.id.startsWith(OWN_ID));
  // Where the host keeps the conversation, a number that was told before is all there is to know a message by.
  const isKnown = messages.find(event.id) !== undefined || (!draft.context.keepsItems && revision <= talk.revision);
  messages.adopt(event.id);
  if (isOwn || isKnown || added.some(({ id }) => id === event.id)) return now;
  added.push(addAnswer(draft, event, { talk: now, messages }));
  return { ...now, received: Math.max(talk.received, revision), activeAt: draft.context.now() };
}

function addAnswer(
  draft: Draft,
  event: TalkMessage,
  { talk, messages }: { readonly talk: TalkRecord; readonly messages: Messages },
): MessageRecord {
  const { id, text, at, author } = event;
  const { conversation, unread, visitorId } = draft.meta;
  const now = draft.context.now();
  draft.setMeta({
    watchUntil: now + WATCHED_FOR,
    unread: talk.visitorId === visitorId ? unread + 1 : unread,
    // Who gets an answer is not silent: the same conversation goes on.
    ...(conversation?.id === talk.id && { conversation: { ...conversation, lastAt: new Date(now).toISOString() } }),
  });
  const item = { id, type: "message", from: "business", text, at, ...(author && { author }) } as const;
  const before = firstAfter(talk, event.revision, messages.scans);
  if (before === undefined) return draft.addItem(item);
  // Between two whole numbers, and behind every answer that came before it.
  const placed = { ...item, position: before - 1 / (event.revision + 2) };
  draft.putItem(placed);
  return placed;
}

/** Place of the visitor's first message that the server has, or will have, after a number. */
function firstAfter(known: TalkRecord, after: number, scans: Stored["scans"]): number | undefined {
  const sent = known.sent.filter(({ revision }) => revision > after).map(({ position }) => position);
  const waiting = scans.flatMap(({ task, conversation, text, position = 0, id }) => {
    const isWaiting = task === "message" && text !== undefined && conversation.id === known.id;
    return isWaiting && !known.sent.some((one) => `${one.id}#message` === id) ? [position] : [];
  });
  const places = [...sent, ...waiting];
  return places.length > 0 ? Math.min(...places) : undefined;
}
