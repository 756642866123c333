import type { LeadRecord } from "../lead/lead-record.ts";
import type { LeadErasedEvent } from "../protocol/lead-event.ts";
import { envelope, type EventFacts } from "./build-event.ts";

/** Terminal: whatever else arrives about the lead is to be ignored. */
export function buildErasedEvent({ id, lead, key, sequence }: LeadRecord, facts: EventFacts): LeadErasedEvent {
  return {
    ...envelope(facts),
    type: "leadchat.lead.erased.v1",
    subject: `lead/${lead.id}`,
    data: { lead: { id: lead.id, visitorId: id }, key, sequence: sequence + 1 },
  };
}
