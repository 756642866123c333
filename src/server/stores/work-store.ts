import type { LeadNote, LeadStatus, LeadWork } from "../../protocol/center-api.ts";
import type { LeadStatusEvent } from "../../protocol/lead-status-event.ts";

/** Who of the business does something, and when. */
export interface Doing {
  readonly person: { readonly id: string; readonly name: string };
  /** ISO 8601 in UTC. */
  readonly at: string;
}

export interface ChangeDoing extends Doing {
  /** Called for a status that is another one than before: its event is kept in the same transaction. */
  readonly makeEvent: (about: { readonly visitorId: string; readonly previous: LeadStatus }) => LeadStatusEvent;
}

export interface WorkChange {
  readonly status?: LeadStatus;
  /** All labels of the business, in their order. */
  readonly labels?: readonly string[];
}

/**
 * What people of the business make of leads. Each change gives the lead the next revision, so whoever watches the list
 * hears of it. Methods answer `false` or `undefined` where there is no such active lead, note or conversation.
 */
export interface WorkStore {
  of(leadId: string): Promise<LeadWork>;
  /** @returns whether there is such a lead */
  change(leadId: string, change: WorkChange, doing: ChangeDoing): Promise<boolean>;
  addNote(
    leadId: string,
    note: { readonly id: string; readonly text: string },
    doing: Doing,
  ): Promise<LeadNote | undefined>;
  removeNote(leadId: string, noteId: string, doing: Doing): Promise<boolean>;
  /** A value that was refused before is so no more, and the other way round. */
  addContact(
    leadId: string,
    contact: { readonly kind: string; readonly value: string },
    doing: Doing,
  ): Promise<boolean>;
  refuseContact(leadId: string, value: string, doing: Doing): Promise<boolean>;
  /**
   * Makes a lead of a conversation's visitor, unless there is one; a label joins those of the business. What is made so
   * is merged into the visitor's own lead when that arrives.
   *
   * @param newLeadId of the lead, if one is made
   * @returns the lead's id
   */
  markConversation(
    conversationId: string,
    mark: { readonly newLeadId: string; readonly label?: string },
    doing: Doing,
  ): Promise<string | undefined>;
  /** Events of the server itself, in the order they were written. */
  outgoing(): Promise<readonly LeadStatusEvent[]>;
}
