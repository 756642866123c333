import { draftChange } from "./draft.ts";
import type { EngineCore } from "./engine-types.ts";
import type { MessageActions, MessageItem, Preferences } from "./session-types.ts";
import { showItem } from "./view.ts";

const LONGEST_DRAFT = 4000;

/** Adds a message of the business: a reply rule's, or one that a transport brought. */
export async function receiveMessage(
  core: EngineCore,
  { text, actions }: { readonly text: string; readonly actions?: MessageActions },
): Promise<void> {
  await core.loadHistory();
  const context = core.context();
  const change = draftChange(context, (draft) => {
    draft.setMeta({ unread: draft.meta.unread + 1 });
    const item = { id: context.newId(), type: "message", from: "business", text, at: draft.at } as const;
    return draft.addItem({ ...item, ...(actions && { actions }) });
  });
  core.tell("message", showItem(await core.ledger.commit(change)) as MessageItem);
}

/** Everything so far was seen. */
export async function markRead(core: EngineCore): Promise<void> {
  if (core.ledger.state.get().unread === 0) return;
  await core.ledger.commit(draftChange(core.context(), (draft) => draft.setMeta({ unread: 0 })));
}

/** Keeps what the visitor has begun to write; empty forgets it. */
export async function saveDraft(core: EngineCore, text: string): Promise<void> {
  const draft = text.slice(0, LONGEST_DRAFT);
  if ((core.ledger.state.get().draft ?? "") === draft) return;
  await core.ledger.commitQuietly(draftChange(core.context(), (change) => change.setMeta({ draft })));
}

/** Keeps what the visitor chose for themself. */
export async function setPreferences(core: EngineCore, preferences: Preferences): Promise<void> {
  const rule = draftChange(core.context(), (draft) =>
    draft.setMeta({ preferences: { ...draft.meta.preferences, ...preferences } }),
  );
  await core.ledger.commit(rule);
}
