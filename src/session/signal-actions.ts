import type { ConversationRecord } from "../chat/conversation.ts";
import { findSignals } from "../lead/find-signals.ts";
import type { SignalEvent } from "../protocol/lead-event.ts";
import type { ConversationSignals, ScanRecord } from "../storage/storage-types.ts";
import { envelope, fit } from "./build-event.ts";
import { draftChange, type Draft } from "./draft.ts";
import type { EngineCore } from "./engine-types.ts";

/** Of so many conversations it is remembered which signals they gave. */
const MOST_EARLIER = 10;

/** Who said it, and when. */
interface Origin {
  readonly conversation: Pick<ConversationRecord, "id" | "startedAt">;
  readonly visitorId: string;
}

/** Emits a signal, once a conversation. */
export async function signal(core: EngineCore, name: string): Promise<void> {
  await core.loadHistory();
  const rule = draftChange(core.context(), (draft) => {
    const { visitorId } = draft.meta;
    const conversation = draft.speak(draft.at);
    return raise(draft, [name], { conversation, visitorId, hold: isUnasked(core, draft, visitorId) });
  });
  announce(core, await core.ledger.commit(rule));
}

/** Looks for the keywords of `config.signals` in a message: what leaves the device is a name, nothing of the text. */
export async function scanSignals(core: EngineCore, scan: ScanRecord): Promise<void> {
  const { config } = core.settings;
  const names = await findSignals(scan.text ?? "", config?.signals);
  const rule = draftChange(core.context(), (draft) => {
    if (!draft.takeScan(scan)) return [];
    const { conversation, visitorId } = scan;
    const hold = isUnasked(core, draft, visitorId);
    // Who is gone will not be asked any more.
    return hold && visitorId !== draft.meta.visitorId ? [] : raise(draft, names, { conversation, visitorId, hold });
  });
  announce(core, await core.ledger.commit(rule));
}

/**
 * What waited for the visitor's yes goes out.
 * @returns the names
 */
export function releaseSignals(draft: Draft): readonly string[] {
  const { signals, visitorId } = draft.meta;
  if (!signals) return [];
  const released: string[] = [];
  const release = (one: ConversationSignals): ConversationSignals => {
    if (one.held.length === 0) return one;
    const { conversation: id, startedAt = draft.at, held, sent } = one;
    for (const name of held) emit(draft, name, { conversation: { id, startedAt }, visitorId });
    released.push(...held);
    return { conversation: id, sent: [...sent, ...held], held: [] };
  };
  const { earlier, ...last } = signals;
  // Each in the conversation that gave it.
  const kept = earlier?.map(release);
  const now = release(last);
  if (released.length > 0) draft.setMeta({ signals: { ...now, ...(kept && { earlier: kept }) } });
  return released;
}

/** With `capture="ask"` nothing is told of a visitor who has not agreed to anything. */
function isUnasked({ settings }: EngineCore, draft: Draft, visitorId: string): boolean {
  return settings.capture === "ask" && !draft.lead(visitorId).isLead;
}

/** @returns the names that are news */
function raise(
  draft: Draft,
  names: readonly string[],
  { hold, ...origin }: Origin & { hold: boolean },
): readonly string[] {
  const { conversation } = origin;
  const { id, startedAt } = conversation;
  // Some may be held yet: the visitor became a lead in another way than by the answer to the question.
  const released = hold || origin.visitorId !== draft.meta.visitorId ? [] : releaseSignals(draft);
  const { earlier = [], ...last } = draft.meta.signals ?? { conversation: id, sent: [], held: [] };
  const others = earlier.filter((one) => one.conversation !== id);
  // A message of an earlier conversation may be scanned late: what that one gave is not given again.
  const late = earlier.find((one) => one.conversation === id);
  const isNext = !late && last.conversation !== id;
  const state = late ?? (isNext ? { conversation: id, sent: [], held: [] } : last);
  const keep = (next: ConversationSignals) => {
    if (late) return draft.setMeta({ signals: { ...last, earlier: [...others, next] } });
    draft.setMeta({ signals: { ...next, earlier: (isNext ? [...others, last] : others).slice(-MOST_EARLIER) } });
  };
  const news = [...new Set(names)].filter((name) => !state.sent.includes(name) && !state.held.includes(name));
  if (news.length === 0) return released;
  if (hold) {
    keep({ ...state, startedAt, held: [...state.held, ...news] });
    return [];
  }
  keep({ ...state, sent: [...state.sent, ...news] });
  for (const name of news) emit(draft, name, origin);
  return [...released, ...news];
}

function emit(draft: Draft, name: string, origin: Origin): void {
  draft.queue(buildSignalEvent(draft, name, origin), { line: origin.conversation.id });
}

function buildSignalEvent(draft: Draft, name: string, { conversation, visitorId }: Origin): SignalEvent {
  const { context, at } = draft;
  const { id, startedAt } = conversation;
  const record = draft.lead(visitorId);
  const touches = draft.touches();
  return fit({
    ...envelope({ id: context.newId(), at, source: context.source }),
    type: "leadchat.signal.v1",
    subject: `conversation/${id}`,
    data: {
      name: name.slice(0, 64),
      value: true,
      conversation: { id, startedAt },
      visitorId,
      ...(record.isLead && { leadId: record.lead.id }),
      page: context.page,
      ...(touches[0] && { touches: [...touches] }),
    },
  });
}

function announce(core: EngineCore, names: readonly string[]): void {
  for (const name of names) core.tell("signal", { name, value: true });
  if (names.length > 0) core.kick();
}
