import type { LeadRecord } from "../lead/lead-record.ts";
import type { Change, Conversation, ConversationStartedEvent, LeadEvent, Page, Touch } from "../protocol/lead-event.ts";

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
  readonly touches?: readonly Touch[];
}

/** Bytes that an event may have. */
const LARGEST = 16 * 1024;

/**
 * A whole snapshot of the lead after one change.
 * @param record with the sequence of this event; it must be a lead
 */
export function buildLeadEvent(
  record: LeadRecord,
  facts: EventFacts,
  { change, conversation, page, touches = [] }: LeadFacts,
): LeadEvent {
  const { lead, key, sequence } = record;
  return fit({
    ...envelope(facts),
    type: sequence === 1 ? "leadchat.lead.created.v1" : "leadchat.lead.updated.v1",
    subject: `lead/${lead.id}`,
    data: {
      lead,
      change,
      ...(conversation && { conversation: { id: conversation.id, startedAt: conversation.startedAt } }),
      ...(page && { page }),
      ...(touches[0] && { touches: [...touches] }),
      key,
      sequence,
    },
  });
}

/** Leaves out touches until an event has its size: those in the middle say least. */
export function fit<Event extends { readonly data: { touches?: Touch[] | undefined } }>(event: Event): Event {
  const { touches = [] } = event.data;
  while (touches.length > 2 && new TextEncoder().encode(JSON.stringify(event)).length > LARGEST) touches.splice(1, 1);
  return event;
}

/** A conversation began; nothing of its text. */
export function buildConversationEvent(
  facts: EventFacts,
  data: Pick<ConversationStartedEvent["data"], "conversation" | "visitorId"> & Pick<LeadFacts, "page" | "touches">,
): ConversationStartedEvent {
  const { conversation, visitorId, page, touches = [] } = data;
  return fit({
    ...envelope(facts),
    type: "leadchat.conversation.started.v1",
    subject: `conversation/${conversation.id}`,
    data: { conversation, visitorId, ...(page && { page }), ...(touches[0] && { touches: [...touches] }) },
  });
}
