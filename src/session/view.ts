import type { ConversationRecord } from "../chat/conversation.ts";
import { hostConversation, type HostMessage } from "../chat/host-items.ts";
import type { ItemRecord } from "../chat/item-record.ts";
import type { Maps } from "../storage/apply-writes.ts";
import type { ChatItem, MessageItem, SessionSettings, SessionState } from "./session-types.ts";

export interface ViewFacts {
  readonly maps: Maps;
  /** Messages that are not committed yet, in order. */
  readonly pending: ReadonlyMap<string, MessageItem>;
  readonly settings: SessionSettings;
  readonly phase: SessionState["phase"];
  readonly online: boolean;
}

const none: readonly HostMessage[] = [];
const shown = new WeakMap<ItemRecord, ChatItem>();

/** An item as elements get it; the same object as long as the record is the same. */
export function showItem(record: ItemRecord): ChatItem {
  const known = shown.get(record);
  if (known) return known;
  const { position: _, ...rest } = record;
  const item = rest.type === "message" ? { ...rest, state: rest.state ?? "stored" } : rest;
  shown.set(record, item as ChatItem);
  return item as ChatItem;
}

/** What elements see of a conversation; the same object as long as its beginning is the same. */
let shownConversation: SessionState["conversation"];
function showConversation({ id, startedAt }: ConversationRecord): NonNullable<SessionState["conversation"]> {
  if (shownConversation?.id !== id) shownConversation = { id, startedAt };
  return shownConversation;
}

/** What elements show, made anew from what is known. */
export function createView(): (facts: ViewFacts) => SessionState {
  let items: readonly ChatItem[] = [];
  return ({ maps, pending, settings, phase, online }) => {
    const { messages, delivery } = settings.config ?? {};
    const own = [...maps.items.values()].sort((a, b) => a.position - b.position).map(showItem);
    const earlier = hostConversation(messages ?? none);
    const next = [...earlier.items, ...own.filter(({ id }) => !earlier.ids.has(id)), ...pending.values()];
    if (next.length !== items.length || next.some((item, index) => item !== items[index])) items = next;
    const [meta] = maps.meta.values();
    const record = meta && maps.leads.get(meta.visitorId);
    return {
      phase,
      items,
      lead: record?.isLead ? record.lead : null,
      unread: meta?.unread ?? 0,
      transport: delivery && delivery.messages ? "events" : "device",
      online,
      undelivered: maps.outbox.size,
      ...(meta?.conversation && { conversation: showConversation(meta.conversation) }),
      ...(meta?.draft && { draft: meta.draft }),
      ...(meta?.preferences && { preferences: meta.preferences }),
    };
  };
}
