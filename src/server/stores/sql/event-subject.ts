import type { LeadChatEvent } from "../../../protocol/lead-event.ts";

/** Whom an event is about, and what of it decides how it is recorded. */
export interface EventSubject {
  readonly leadId: string | null;
  readonly visitorId: string;
  readonly isTest: boolean;
}

export function subjectOf(event: LeadChatEvent): EventSubject {
  const isTest = event.data.test === true;
  switch (event.type) {
    case "leadchat.lead.created.v1":
    case "leadchat.lead.updated.v1":
    case "leadchat.lead.erased.v1":
      return { leadId: event.data.lead.id, visitorId: event.data.lead.visitorId, isTest };
    case "leadchat.signal.v1":
    case "leadchat.message.v1":
      return { leadId: event.data.leadId ?? null, visitorId: event.data.visitorId, isTest };
    case "leadchat.conversation.started.v1":
      return { leadId: null, visitorId: event.data.visitorId, isTest };
  }
}
