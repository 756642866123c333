import type { ItemRecord } from "../chat/item-record.ts";
import type { Gate, OutboxEntry } from "../delivery/outbox-entry.ts";
import type { Outcome } from "../delivery/outcome.ts";
import { settle, type Settling } from "../delivery/settle.ts";
import type { Change, Stored } from "../storage/storage-types.ts";
import { draftChange, type ChangeContext, type Draft } from "./draft.ts";
import type { DeliveryReport } from "./session-types.ts";

export interface AttemptSettled {
  readonly reports: readonly DeliveryReport[];
  readonly gate: Gate;
}

/** What came of an attempt to send. */
export interface AttemptOutcome extends Settling {
  readonly outcome: Outcome;
  /** What this page knows of the conversation: where the host keeps it, nothing is stored. */
  readonly known: ReadonlyMap<string, ItemRecord>;
}

/** Deletes what was stored, and notes what was not. */
export function settleAttempt(
  context: ChangeContext,
  attempted: readonly OutboxEntry[],
  { outcome, known, ...settling }: AttemptOutcome,
): Change<AttemptSettled> {
  const messages = attempted.flatMap(({ event }) =>
    event.type === "leadchat.message.v1" ? [event.data.message.id] : [],
  );
  const rule = draftChange(context, (draft, stored): AttemptSettled => {
    // Somebody else may have sent or erased them meanwhile.
    const present = stored.outbox.filter(({ id }) => attempted.some((entry) => entry.id === id));
    const settled = settle(present, outcome, { ...settling, gate: stored.meta[0]?.gate ?? settling.gate });
    // After `forget()` there is only the outbox.
    if (stored.meta[0]) draft.setMeta({ gate: settled.gate });
    const find = ({ items }: Stored, id: string) => items.find((item) => item.id === id) ?? known.get(id);
    const reports: DeliveryReport[] = [];
    for (const { id, event, notice } of present) {
      if (!settled.stored.includes(id)) continue;
      draft.delete("outbox", id);
      if (notice) draft.addItem(notice);
      if (event.type === "leadchat.message.v1") markSent(draft, find(stored, event.data.message.id));
      reports.push({ status: "delivered", eventId: id, type: event.type });
    }
    for (const entry of settled.kept) {
      draft.put("outbox", entry);
      const { id, event, status, reason = "" } = entry;
      reports.push({ status: status === "waiting" ? "retrying" : status, eventId: id, type: event.type, reason });
    }
    return { reports, gate: settled.gate };
  });
  return { ...rule, items: messages, outbox: true };
}

/** The endpoint has the message: its bubble may say so. */
function markSent(draft: Draft, item: ItemRecord | undefined): void {
  if (item?.type === "message") draft.putItem({ ...item, state: "sent" });
}
