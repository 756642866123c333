import type { LeadErasedEvent } from "../protocol/lead-event.ts";
import { envelope, type EventFacts } from "./build-event.ts";

/** What names a lead, and the last event of it. */
export type LastOfLead = LeadErasedEvent["data"];

/** Terminal: whatever else arrives about the lead is to be ignored. */
export function buildErasedEvent({ lead, key, sequence }: LastOfLead, facts: EventFacts): LeadErasedEvent {
  const { id, visitorId } = lead;
  return {
    ...envelope(facts),
    type: "leadchat.lead.erased.v1",
    subject: `lead/${id}`,
    data: { lead: { id, visitorId }, key, sequence: sequence + 1 },
  };
}
