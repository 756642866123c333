import type { ConversationPage, ConversationSummary } from "../../protocol/center-api.ts";
import type { ConversationFilter } from "../client/center-client.ts";

/** What is known of the list of conversations under a filter. */
export interface InboxList {
  /** In the order in which they are shown. */
  readonly conversations: readonly ConversationSummary[];
  /** Where the next page begins, `null` if everything is loaded. */
  readonly next: number | null;
}

/** The longest waiting first; after them those that wait for nobody, the last heard of first. */
export function compareWaiting(one: ConversationSummary, other: ConversationSummary): number {
  if (one.waitingSince !== undefined && other.waitingSince !== undefined) {
    return Date.parse(one.waitingSince) - Date.parse(other.waitingSince) || one.revision - other.revision;
  }
  if (one.waitingSince !== undefined) return -1;
  if (other.waitingSince !== undefined) return 1;
  return lastHeard(other) - lastHeard(one) || other.revision - one.revision;
}

function lastHeard({ lastMessage, startedAt }: ConversationSummary): number {
  return Date.parse(lastMessage?.at ?? startedAt);
}

/**
 * Whether a conversation belongs into a list. What a search finds is the server's to say: a conversation that is not in
 * the list already is not taken in by a change.
 */
export function belongs(conversation: ConversationSummary, filter: ConversationFilter): boolean {
  return conversation.state === filter.state && (!filter.unread || conversation.unread > 0);
}

export function fromPage({ conversations, next }: ConversationPage): InboxList {
  return { conversations: [...conversations].sort(compareWaiting), next };
}

/** The list with a further page. */
export function withPage(list: InboxList, page: ConversationPage): InboxList {
  const known = new Set(list.conversations.map(({ id }) => id));
  const added = page.conversations.filter(({ id }) => !known.has(id));
  return { conversations: [...list.conversations, ...added].sort(compareWaiting), next: page.next };
}

/** What decides whether a changed conversation stays in the list. */
export interface ChangePlace {
  readonly filter: ConversationFilter;
  /** The conversation that is being read: it does not vanish under the reader, even if it belongs no more. */
  readonly open: string | undefined;
}

/** The list after a conversation is new or has changed. What is older than what is known changes nothing. */
export function withConversation(list: InboxList, changed: ConversationSummary, place: ChangePlace): InboxList {
  const known = list.conversations.find(({ id }) => id === changed.id);
  if (known && known.revision > changed.revision) return list;
  const others = list.conversations.filter(({ id }) => id !== changed.id);
  const isWanted = belongs(changed, place.filter);
  const stays =
    known !== undefined && (isWanted || (changed.id === place.open && changed.state === place.filter.state));
  const joins = known === undefined && isWanted && place.filter.search === "";
  if (!stays && !joins) return known ? { ...list, conversations: others } : list;
  return { ...list, conversations: [...others, changed].sort(compareWaiting) };
}
