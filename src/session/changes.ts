import type { MessageRecord, NoticeRecord } from "../chat/item-record.ts";
import { settle, type Settling } from "../delivery/settle.ts";
import type { OutboxEntry } from "../delivery/outbox-entry.ts";
import type { Outcome } from "../delivery/outcome.ts";
import { mergeLead, type LeadInput } from "../lead/merge-lead.ts";
import type { ContactReference } from "../protocol/contact.ts";
import type { Change as LeadChange, LeadEvent } from "../protocol/lead-event.ts";
import type { Change, ScanRecord, Stored, SubmittedForm } from "../storage/storage-types.ts";
import { buildErasedEvent, buildLeadEvent } from "./build-event.ts";
import { Draft, type ChangeContext } from "./draft.ts";
import type { DeliveryReport } from "./session-types.ts";
import type { NewMessage } from "./engine-types.ts";

/** A rule that works on a draft. */
function change<Result>(context: ChangeContext, rule: (draft: Draft, stored: Stored) => Result): Change<Result> {
  return {
    apply(stored) {
      const draft = new Draft(stored, context);
      const result = rule(draft, stored);
      return { writes: draft.writes, result };
    },
  };
}

/**
 * The visitor wrote a message.
 * @param options.scan whether it is to be scanned for contacts
 * @param options.keep whether it belongs to the history on the device; else it stays until it is scanned
 * @returns the message as it is shown
 */
export function addMessage(
  context: ChangeContext,
  message: NewMessage,
  { scan, keep }: { scan: boolean; keep: boolean },
): Change<MessageRecord> {
  const { id, text, at } = message;
  const rule = change(context, (draft, stored): MessageRecord => {
    const known = stored.items.find((item) => item.id === id);
    if (known?.type === "message") return known;
    const conversation = draft.speak(at);
    if (scan) draft.put("scans", { id, text, at, conversation, visitorId: draft.meta.visitorId, page: context.page });
    const item = { id, type: "message", from: "visitor", text, at } as const;
    if (keep) return draft.addItem(item);
    const position = draft.meta.position + 1;
    draft.setMeta({ position });
    return { ...item, position };
  });
  return { ...rule, items: [id] };
}

/** The visitor submitted a form whose numbers can't be checked yet. */
export function addUncheckedForm(context: ChangeContext, id: string, form: SubmittedForm): Change<void> {
  return change(context, (draft) => {
    const conversation = draft.speak(draft.at);
    const { visitorId } = draft.meta;
    draft.put("scans", { id, form, at: draft.at, conversation, visitorId, page: context.page });
  });
}

export interface Capture extends Omit<LeadInput, "at"> {
  readonly action: LeadChange["action"];
  /** What was scanned to find this: done once, by whoever is first. */
  readonly scan?: ScanRecord | undefined;
  /** The visitor did this in the chat: it belongs to a conversation. */
  readonly speaks?: boolean;
}

export interface Captured {
  /** The event, if the lead changed. */
  readonly event?: LeadEvent;
  readonly notice?: NoticeRecord;
  readonly refused: readonly ContactReference[];
}

/** Something was learned about the visitor: merges it, and queues the event and the notice that follow. */
export function capture(context: ChangeContext, input: Capture): Change<Captured> {
  return change(context, (draft, stored) => {
    const { scan } = input;
    if (scan) {
      // Another tab, or this page before it was closed, has done it; or everything was forgotten meanwhile.
      if (!stored.scans.some(({ id }) => id === scan.id)) return { refused: [] };
      draft.delete("scans", scan.id);
    }
    if (input.speaks) draft.speak(draft.at);
    const before = draft.lead(scan?.visitorId ?? draft.meta.visitorId);
    const merged = mergeLead(before, { ...input, at: scan?.at ?? draft.at }, context.newId);
    const { refused } = merged;
    if (!merged.changed) {
      if (merged.record !== before && !isEmpty(merged.record)) draft.put("leads", merged.record);
      return { refused };
    }
    return { ...announce(draft, merged, input), refused };
  });
}

function isEmpty({ contacts, profile, answers, consents }: ReturnType<typeof mergeLead>["record"]): boolean {
  return !contacts.length && !consents.length && !Object.keys(profile).length && !Object.keys(answers).length;
}

function announce(draft: Draft, merged: ReturnType<typeof mergeLead>, input: Capture): Omit<Captured, "refused"> {
  const { context, at, meta } = draft;
  const { added, removed } = merged;
  const { action, origin, scan } = input;
  const record = { ...merged.record, sequence: merged.record.sequence + 1 };
  draft.put("leads", record);
  const facts = { id: context.newId(), at, source: context.source };
  const isNews = added.length > 0 && (origin === "chat" || origin === "form");
  const notice = isNews && context.sends ? context.notice : "none";
  const conversation = scan?.conversation ?? meta.conversation;
  const event = buildLeadEvent(record, facts, {
    change: { action, origin, added: [...added], removed: [...removed], notice },
    conversation: conversation && { id: conversation.id, startedAt: conversation.startedAt },
    page: scan ? scan.page : context.page,
  });
  const line = record.leadId ?? record.id;
  if (notice !== "shown") {
    draft.queue(event, { line });
    return { event };
  }
  const item = {
    id: context.newId(),
    type: "notice",
    at,
    eventId: event.id,
    contacts: added,
    state: "active",
  } as const;
  if (context.isDurable()) {
    draft.queue(event, { line });
    return { event, notice: draft.addItem(item) };
  }
  draft.queue(event, { line, notice: { ...item, position: 0 } });
  return { event };
}

/** What came of an attempt to send. */
export function settleAttempt(
  context: ChangeContext,
  attempted: readonly OutboxEntry[],
  { outcome, ...settling }: { outcome: Outcome } & Omit<Settling, "gate">,
): Change<readonly DeliveryReport[]> {
  return change(context, (draft, stored) => {
    // Somebody else may have sent or erased them meanwhile.
    const present = stored.outbox.filter(({ id }) => attempted.some((entry) => entry.id === id));
    const { gate } = stored.meta[0] ?? draft.meta;
    const settled = settle(present, outcome, { ...settling, gate });
    if (stored.meta[0] && settled.gate !== gate) draft.setMeta({ gate: settled.gate });
    const reports: DeliveryReport[] = [];
    for (const { id, event, notice } of present) {
      if (!settled.stored.includes(id)) continue;
      draft.delete("outbox", id);
      if (notice) draft.addItem(notice);
      reports.push({ status: "delivered", eventId: id, type: event.type });
    }
    for (const entry of settled.kept) {
      draft.put("outbox", entry);
      const { id, event, status, reason } = entry;
      reports.push({
        status: status === "waiting" ? "retrying" : status,
        eventId: id,
        type: event.type,
        ...(reason !== undefined && { reason }),
      });
    }
    return reports;
  });
}

/** Deletes everything of the namespace; the endpoint is asked to do the same. */
export function forgetEverything(context: ChangeContext): Change<void> {
  return {
    apply(stored) {
      const draft = new Draft(stored, context);
      for (const record of stored.leads) {
        if (!record.leadId) continue;
        const facts = { id: context.newId(), at: draft.at, source: context.source };
        draft.queue(buildErasedEvent(record, facts), { line: record.leadId });
      }
      for (const entry of stored.outbox) {
        if (entry.event.type === "leadchat.lead.erased.v1") draft.put("outbox", entry);
      }
      const { outbox } = draft.writes;
      return { writes: { clear: true, ...(outbox && { outbox }) }, result: undefined };
    },
  };
}

const DAY = 24 * 60 * 60 * 1000;
/** How exactly the last visit is known, milliseconds. */
const VISIT_GRAIN = 60 * 60 * 1000;

/**
 * The engine is there again: notes the visit, or lets go of a history that is too old.
 * @param days how long after the last visit history is kept
 */
export function visit(context: ChangeContext, days: number): Change<void> {
  return {
    apply(stored) {
      const now = context.now();
      const draft = new Draft(stored, context);
      const meta = stored.meta[0];
      if (!meta || Math.abs(now - meta.visitedAt) < VISIT_GRAIN) return { writes: {}, result: undefined };
      if (now - meta.visitedAt <= days * DAY) {
        draft.setMeta({ visitedAt: now });
        return { writes: draft.writes, result: undefined };
      }
      // What is still to be sent or scanned has its own term.
      const { outbox, scans } = stored;
      return { writes: { clear: true, outbox: { put: outbox }, scans: { put: scans } }, result: undefined };
    },
  };
}
