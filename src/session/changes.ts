import type { MessageRecord } from "../chat/item-record.ts";
import type { LeadRecord } from "../lead/lead-record.ts";
import type { ContactInput, MergedLead } from "../lead/merge-contacts.ts";
import type { ContactReference } from "../protocol/contact.ts";
import type { Change as LeadChange, LeadEvent } from "../protocol/lead-event.ts";
import type { Change, ScanRecord } from "../storage/storage-types.ts";
import { buildLeadEvent } from "./build-event.ts";
import { draftChange, type ChangeContext, type Draft } from "./draft.ts";
import type { NewMessage } from "./engine-types.ts";

/**
 * The visitor wrote a message.
 * @param tasks what is to be done with it later
 * @returns the message as it is shown
 */
export function addMessage(
  context: ChangeContext,
  message: NewMessage,
  tasks: readonly (ScanRecord["task"] | "contacts")[],
): Change<MessageRecord> {
  const { id, text, at } = message;
  const rule = draftChange(context, (draft, stored): MessageRecord => {
    const known = stored.items.find((item) => item.id === id);
    if (known?.type === "message") return known;
    const conversation = draft.speak(at);
    const { visitorId } = draft.meta;
    const state = tasks.includes("message") && ({ state: "sending" } as const);
    const item = draft.addItem({ id, type: "message", from: "visitor", text, at, ...state });
    // In one step: what was written is never neither draft nor message.
    if (draft.meta.draft?.trim() === text) draft.setMeta({ draft: "" });
    const { position } = item;
    const scan = { id, text, at, position, conversation, visitorId, page: context.page };
    for (const task of tasks)
      draft.put("scans", task === "contacts" || !task ? scan : { ...scan, id: `${id}#${task}`, task });
    return item;
  });
  return { ...rule, items: [id] };
}

/** How what was learned is merged into the visitor's record: `mergeContacts`, or the whole rule with `mergeLead`. */
export type Merge<Input extends ContactInput> = (
  record: LeadRecord,
  input: Input,
  newLeadId: () => string,
) => MergedLead;

export interface CaptureOptions<Input extends ContactInput> {
  readonly merge: Merge<Input>;
  readonly action: LeadChange["action"];
  /** What was scanned to find this: done once, by whoever is first. */
  readonly scan?: ScanRecord | undefined;
  /** The visitor did this in the chat: it belongs to a conversation. */
  readonly speaks?: boolean;
  /** What else belongs to the change. */
  readonly also?: (draft: Draft, merged: MergedLead) => Also;
}

/** What a form adds to a change. */
export interface Also {
  readonly merged: MergedLead;
  readonly change?: Pick<LeadChange, "form">;
  /** Runs after the event and the notice were added. */
  readonly then?: () => void;
}

export interface Captured {
  /** The event, if the lead changed. */
  readonly event?: LeadEvent;
  readonly refused: readonly ContactReference[];
}

/** Something was learned about the visitor: merges it, and queues the event and the notice that follow. */
export function capture<Input extends ContactInput>(
  context: ChangeContext,
  learned: Omit<Input, "at">,
  options: CaptureOptions<Input>,
): Change<Captured> {
  const { scan, speaks, merge } = options;
  return draftChange(context, (draft): Captured => {
    if (scan && !draft.takeScan(scan)) return { refused: [] };
    if (speaks) draft.speak(draft.at);
    const before = draft.lead(scan?.visitorId ?? draft.meta.visitorId);
    const input = { ...learned, at: scan?.at ?? draft.at } as unknown as Input;
    // Most messages hold nothing.
    if (scan?.text !== undefined && !input.contacts?.length) return { refused: [] };
    const learnt = merge(before, input, context.newId);
    const { merged, change, then }: Also = options.also?.(draft, learnt) ?? { merged: learnt };
    const { refused } = merged;
    const event = merged.changed ? announce(draft, merged, { ...options, change, origin: input.origin }) : undefined;
    if (!event) draft.put("leads", merged.record);
    then?.();
    return { ...(event && { event }), refused };
  });
}

type Announcement = Pick<CaptureOptions<ContactInput>, "action" | "scan"> &
  Pick<ContactInput, "origin"> & { readonly change: Also["change"] };

/** The event, and the line in the chat. Without a disk that line waits for the endpoint's answer. */
function announce(draft: Draft, merged: MergedLead, { action, origin, scan, change }: Announcement): LeadEvent {
  const { context, at } = draft;
  const added = [...merged.added];
  const record = { ...merged.record, sequence: merged.record.sequence + 1 };
  draft.put("leads", record);
  // A message of somebody who was here before tells nothing to the visitor of now.
  const isTheirs = draft.meta.visitorId === record.id && (action === "captured" || action === "submitted");
  const isSeen = added.length > 0 && context.sends && isTheirs;
  const notice = isSeen ? context.notice : "none";
  const eventId = context.newId();
  const event = buildLeadEvent(
    record,
    { id: eventId, at, source: context.source },
    {
      change: { action, origin, added, removed: [...merged.removed], notice, ...change },
      conversation: scan?.conversation ?? draft.meta.conversation,
      page: scan ? scan.page : context.page,
      touches: draft.touches(),
    },
  );
  const line = record.lead.id;
  if (notice !== "shown") draft.queue(event, { line });
  else {
    const item = { id: context.newId(), type: "notice", at, eventId, contacts: added, state: "active" } as const;
    if (context.isDurable()) {
      draft.queue(event, { line });
      draft.addItem(item);
    } else draft.queue(event, { line, notice: { ...item, position: 0 } });
  }
  return event;
}
