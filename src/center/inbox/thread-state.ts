import type { ConversationThread, ThreadItem } from "../../protocol/center-api.ts";
import type { RefusedError } from "../client/api-error.ts";

export type ThreadMessage = Extract<ThreadItem, { type: "message" }>;
export type ThreadNotice = Extract<ThreadItem, { type: "notice" }>;

/** A message of this person that the server has not acknowledged. */
export interface OutgoingMessage {
  readonly id: string;
  readonly text: string;
  readonly at: string;
  readonly state: "sending" | "failed";
  /** Why it failed, if the server said so. */
  readonly refusal?: RefusedError;
}

/** The thread with an item that is new or has changed, in its place. */
export function withItem(items: readonly ThreadItem[], item: ThreadItem): readonly ThreadItem[] {
  const at = items.findIndex(({ id, type }) => id === item.id && type === item.type);
  if (at >= 0) {
    const known = items[at];
    const isOlder = known?.type === "message" && item.type === "message" && known.revision > item.revision;
    return isOlder ? items : items.with(at, item);
  }
  if (item.type === "notice") return [...items, item];
  // Two streams of one server may tell in turn what happened at once: the revision is the order of both sides.
  const after = items.findIndex((one) => one.type === "message" && one.revision > item.revision);
  return after < 0 ? [...items, item] : [...items.slice(0, after), item, ...items.slice(after)];
}

/** The thread with what came earlier before it. */
export function withEarlier(items: readonly ThreadItem[], page: ConversationThread): readonly ThreadItem[] {
  const known = new Set(items.map(({ id }) => id));
  return [...page.items.filter(({ id }) => !known.has(id)), ...items];
}

/** The thread loaded anew after something was missed; earlier pages that were loaded stay. */
export function withReloaded(items: readonly ThreadItem[], page: ConversationThread): readonly ThreadItem[] {
  const [first] = page.items;
  const at = first ? items.findIndex(({ id }) => id === first.id) : -1;
  return at > 0 ? [...items.slice(0, at), ...page.items] : page.items;
}

/** The revision of the visitor's last message, for "read up to here". */
export function lastVisitorRevision(items: readonly ThreadItem[]): number | undefined {
  return items.findLast((item): item is ThreadMessage => item.type === "message" && item.from === "visitor")?.revision;
}

/** Items are drawn in pieces of this many, so that only the pieces in view cost anything. */
export const chunkSize = 50;

/**
 * Cuts a thread into pieces that keep their items when others join at either end.
 *
 * @param anchor id of an item from which is counted, in both directions; without it, from the first
 */
export function chunksOf<Item extends { readonly id: string }>(
  items: readonly Item[],
  anchor?: string,
  size = chunkSize,
): readonly (readonly Item[])[] {
  const middle = Math.max(0, anchor === undefined ? 0 : items.findIndex(({ id }) => id === anchor));
  const chunks: (readonly Item[])[] = [];
  for (let end = middle; end > 0; end -= size) chunks.unshift(items.slice(Math.max(0, end - size), end));
  for (let start = middle; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}
