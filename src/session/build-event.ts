import type { LeadRecord } from "../lead/lead-record.ts";
import type { Change, Conversation, ConversationStartedEvent, LeadEvent, Page } from "../protocol/lead-event.ts";

export interface EventFacts {
  /** The event's id, a UUID v7. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Origin of the page. */
  readonly source: string;
}

/** What every event begins with (CloudEvents 1.0). */
export const envelope = ({ id, at, source }: EventFacts) =>
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
  const { lead, key, sequence } = record;
  return {
    ...envelope(facts),
    type: sequence === 1 ? "leadchat.lead.created.v1" : "leadchat.lead.updated.v1",
    subject: `lead/${lead.id}`,
    data: {
      lead,
      change,
      ...(conversation && { conversation: { id: conversation.id, startedAt: conversation.startedAt } }),
      ...(page && { page }),
      key,
      sequence,
    },
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
