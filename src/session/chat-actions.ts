import type { MessageEvent } from "../protocol/lead-event.ts";
import type { ScanRecord } from "../storage/storage-types.ts";
import { envelope } from "./build-event.ts";
import { draftChange, type Draft } from "./draft.ts";
import { browserPage } from "./browser-page.ts";
import type { EngineCore } from "./engine-types.ts";
import { isLive, seeTalks, talk, tellTyping } from "./live-actions.ts";
import { say } from "./say.ts";
import type { MessageActions, MessageItem, Preferences } from "./session-types.ts";
import { showItem } from "./view.ts";

const LONGEST_DRAFT = 4000;

/** `config.delivery.messages`: a message of the visitor goes to the endpoint as an event of its own. */
export async function queueMessage(core: EngineCore, scan: ScanRecord): Promise<void> {
  const context = core.context();
  const change = draftChange(context, (draft) => {
    if (draft.takeScan(scan)) draft.queue(buildMessageEvent(draft, scan), { line: scan.conversation.id });
  });
  await core.ledger.commit(change);
  core.kick();
}

function buildMessageEvent(draft: Draft, { id, text = "", at, conversation, visitorId }: ScanRecord): MessageEvent {
  const { context } = draft;
  const record = draft.lead(visitorId);
  return {
    ...envelope({ id: context.newId(), at: draft.at, source: context.source }),
    type: "leadchat.message.v1",
    subject: `conversation/${conversation.id}`,
    data: {
      message: { id: id.replace(/#.*/, ""), from: "visitor", text, at },
      conversation: { id: conversation.id, startedAt: conversation.startedAt },
      visitorId,
      ...(record.isLead && { leadId: record.lead.id }),
    },
  };
}

/** Adds a message of the business: a reply rule's, or one that a transport brought. */
export async function receiveMessage(
  core: EngineCore,
  { text, actions }: { readonly text: string; readonly actions?: MessageActions },
): Promise<void> {
  await core.loadHistory();
  const change = draftChange(core.context(), (draft) => {
    draft.setMeta({ unread: draft.meta.unread + 1 });
    return say(draft, { text, actions });
  });
  core.tell("message", showItem(await core.ledger.commit(change)) as MessageItem);
  if (isLive(core)) await talk(core);
}

/** Everything so far was seen, if the page is. */
export async function markRead(core: EngineCore): Promise<void> {
  const { isVisible } = { ...browserPage, ...core.platform };
  if (core.ledger.state.unread === 0 || !isVisible()) return;
  await core.ledger.commit(
    draftChange(core.context(), (draft) => {
      draft.setMeta({ unread: 0 });
      seeTalks(draft);
    }),
  );
  if (isLive(core)) await talk(core);
}

/** What is being written to the device: a text that is sent at once may be forgotten before it was kept. */
const wanted = new WeakMap<EngineCore, string>();

/**
 * Keeps what the visitor has begun to write; empty forgets it.
 * @returns whether the device has it
 */
export async function saveDraft(core: EngineCore, text: string): Promise<boolean> {
  const draft = text.slice(0, LONGEST_DRAFT);
  if (isLive(core)) tellTyping(core, text.trim() !== "");
  // Not by the state: what is written quietly is not in it yet.
  const [meta] = core.ledger.maps.meta.values();
  if ((wanted.get(core) ?? meta?.draft ?? "") === draft) return core.ledger.isDurable;
  wanted.set(core, draft);
  await core.ledger.commitQuietly(draftChange(core.context(), (change) => change.setMeta({ draft })));
  if (wanted.get(core) === draft) wanted.delete(core);
  return core.ledger.isDurable;
}

/** Keeps what the visitor chose for themself. */
export async function setPreferences(core: EngineCore, preferences: Preferences): Promise<void> {
  const rule = draftChange(core.context(), (draft) =>
    draft.setMeta({ preferences: { ...draft.meta.preferences, ...preferences } }),
  );
  await core.ledger.commit(rule);
}
