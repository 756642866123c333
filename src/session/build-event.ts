import { leadOf, type LeadRecord } from "../lead/lead-record.ts";
import type {
  Change,
  Conversation,
  ConversationStartedEvent,
  LeadErasedEvent,
  LeadEvent,
  Page,
} from "../protocol/lead-event.ts";

export interface EventFacts {
  /** The event's id, a UUID v7. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Origin of the page. */
  readonly source: string;
}

const envelope = ({ id, at, source }: EventFacts) =>
  ({ specversion: "1.0", id, source, time: at, datacontenttype: "application/json" }) as const;

export interface LeadFacts {
  readonly change: Change;
  readonly conversation?: Conversation | undefined;
  readonly page?: Page | undefined;
}

/**
 * A whole snapshot of the lead after one change.
 * @param record with the sequence of this event; it must be a lead
 */
export function buildLeadEvent(
  record: LeadRecord,
  facts: EventFacts,
  { change, conversation, page }: LeadFacts,
): LeadEvent {
  const lead = leadOf(record);
  if (!lead) throw new Error("an event needs a lead");
  return {
    ...envelope(facts),
    type: record.sequence === 1 ? "leadchat.lead.created.v1" : "leadchat.lead.updated.v1",
    subject: `lead/${lead.id}`,
    data: {
      lead,
      change,
      ...(conversation && { conversation }),
      ...(page && { page }),
      key: record.key,
      sequence: record.sequence,
    },
  };
}

/** Terminal: whatever else arrives about the lead is to be ignored. */
export function buildErasedEvent({ id, leadId, key, sequence }: LeadRecord, facts: EventFacts): LeadErasedEvent {
  const lead = { id: leadId ?? id, visitorId: id };
  return {
    ...envelope(facts),
    type: "leadchat.lead.erased.v1",
    subject: `lead/${lead.id}`,
    data: { lead, key, sequence: sequence + 1 },
  };
}

/** A conversation began; nothing of its text. */
export function buildConversationEvent(
  facts: EventFacts,
  data: { readonly conversation: Conversation; readonly visitorId: string; readonly page?: Page | undefined },
): ConversationStartedEvent {
  const { conversation, visitorId, page } = data;
  return {
    ...envelope(facts),
    type: "leadchat.conversation.started.v1",
    subject: `conversation/${conversation.id}`,
    data: { conversation, visitorId, ...(page && { page }) },
  };
}
