import type { ConversationRecord } from "../chat/conversation.ts";
import type { ItemRecord } from "../chat/item-record.ts";
import type { Maps } from "../storage/apply-writes.ts";
import { transportOf } from "./transport-of.ts";
import type { ChatItem, MessageItem, SessionSettings, SessionState } from "./session-types.ts";

export interface ViewFacts {
  readonly maps: Maps;
  /** Messages that are not committed yet, in order. */
  readonly pending: ReadonlyMap<string, MessageItem>;
  readonly settings: SessionSettings;
  readonly phase: SessionState["phase"];
  readonly online: boolean;
}

const shown = new WeakMap<ItemRecord, ChatItem>();

/**
 * An item as elements get it; the same object as long as it says the same.
 * @param waits whether the event of a notice is here until there is a connection
 */
export function showItem(record: ItemRecord, waits = false): ChatItem {
  const known = shown.get(record);
  if (known && "waits" in known === waits) return known;
  const { position: _, ...rest } = record;
  const item = {
    ...rest,
    ...(rest.type === "message" && { state: rest.state ?? "stored" }),
    ...(waits && { waits }),
  } as ChatItem;
  shown.set(record, item);
  return item;
}

/** What elements see of a conversation; the same object as long as its beginning is the same. */
let shownConversation: SessionState["conversation"];
function showConversation({ id, startedAt }: ConversationRecord): NonNullable<SessionState["conversation"]> {
  if (shownConversation?.id !== id) shownConversation = { id, startedAt };
  return shownConversation;
}

/** What elements show, made anew from what is known; without what the host keeps. */
export function view({ maps, pending, settings, phase, online }: ViewFacts): SessionState {
  const [meta] = maps.meta.values();
  const record = meta && maps.leads.get(meta.visitorId);
  return {
    phase,
    items: [
      ...[...maps.items.values()]
        .sort((a, b) => a.position - b.position)
        .map((item) => showItem(item, !online && "eventId" in item && maps.outbox.has(item.eventId))),
      ...pending.values(),
    ],
    lead: record?.isLead ? record.lead : null,
    unread: meta?.unread ?? 0,
    transport: transportOf(settings),
    online,
    undelivered: maps.outbox.size,
    ...(meta?.conversation && { conversation: showConversation(meta.conversation) }),
    ...(meta?.draft && { draft: meta.draft }),
    ...(meta?.preferences && { preferences: meta.preferences }),
  };
}
