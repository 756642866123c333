import type { MessageRecord } from "../chat/item-record.ts";
import { OWN_ID } from "../chat/live/own-id.ts";
import type { Draft } from "./draft.ts";
import type { MessageActions } from "./session-types.ts";

const LONGEST = 4000;

/**
 * The business says something by itself: a reply rule, the host, or a form that was sent. Where a server keeps the
 * conversation it is told, so that the business sees it in its place.
 * @param draft of the change that it belongs to
 * @param message its words, and what stands under them
 */
export function say(
  draft: Draft,
  { text, actions }: { readonly text: string; readonly actions?: MessageActions | undefined },
): MessageRecord {
  const { newId, talks } = draft.context;
  const { conversation, visitorId } = draft.meta;
  const id = talks ? `${OWN_ID}${newId()}` : newId();
  const item = { id, type: "message", from: "business", text, at: draft.at, ...(actions && { actions }) } as const;
  const placed = draft.addItem(item);
  if (talks && conversation) {
    const { at, position } = placed;
    const words = text.slice(0, LONGEST);
    draft.put("scans", {
      ...{ id: `${id}#message`, task: "message", from: "auto", text: words },
      ...{ at, position, conversation, visitorId },
    });
  }
  return placed;
}

/** What the visitor did begins the conversation at the server, though nothing was said. */
export function openTalk(draft: Draft): void {
  const { talks, page } = draft.context;
  const { conversation, visitorId, position } = draft.meta;
  if (!talks || !conversation) return;
  const id = `${conversation.id}#message`;
  draft.put("scans", { id, task: "message", at: draft.at, position, conversation, visitorId, page });
}
