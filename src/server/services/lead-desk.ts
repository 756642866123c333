import { randomUUID } from "node:crypto";
import type { LeadNote, LeadRecord, Me } from "../../protocol/center-api.ts";
import type { LeadStatusEvent } from "../../protocol/lead-status-event.ts";
import { type Problem, refusal } from "../problem.ts";
import type { LeadStore } from "../stores/lead-store.ts";
import type { WorkChange, WorkStore } from "../stores/work-store.ts";

/** What people of the business do with leads. Everything throws Problem `no-lead` for a lead that is not there. */
export interface LeadDesk {
  lead(id: string): Promise<LeadRecord>;
  change(by: Me, id: string, change: WorkChange): Promise<LeadRecord>;
  addNote(by: Me, id: string, text: string): Promise<LeadNote>;
  removeNote(by: Me, id: string, noteId: string): Promise<void>;
  addContact(by: Me, id: string, contact: { readonly kind: string; readonly value: string }): Promise<LeadRecord>;
  refuseContact(by: Me, id: string, value: string): Promise<LeadRecord>;
  /** Makes a lead of a conversation's visitor, unless they are one. */
  markConversation(by: Me, conversationId: string, label?: string): Promise<LeadRecord>;
}

export interface LeadDeskOptions {
  readonly store: Pick<LeadStore, "leadsById"> & { readonly work: WorkStore };
  readonly now: () => Date;
  /** URI of this server as the source of its events. */
  readonly source: () => Promise<string>;
}

export function createLeadDesk({ store, now, source }: LeadDeskOptions): LeadDesk {
  const { work } = store;
  const doing = (by: Me) => ({ person: { id: by.id, name: by.name }, at: now().toISOString() });
  const lead = async (id: string): Promise<LeadRecord> => {
    const [record] = await store.leadsById([id]);
    if (!record) throw noLead();
    return record;
  };
  return {
    lead,
    async change(by, id, change) {
      const from = await source();
      const makeEvent = ({ visitorId, previous }: Pick<LeadStatusEvent["data"], "previous"> & { visitorId: string }) =>
        toStatusEvent(from, now(), {
          lead: { id, visitorId },
          status: change.status ?? previous,
          previous,
          by: { id: by.id, name: by.name },
        });
      if (!(await work.change(id, change, { ...doing(by), makeEvent }))) throw noLead();
      return lead(id);
    },
    async addNote(by, id, text) {
      const note = await work.addNote(id, { id: randomUUID(), text }, doing(by));
      if (!note) throw noLead();
      return note;
    },
    async removeNote(by, id, noteId) {
      if (!(await work.removeNote(id, noteId, doing(by)))) throw refusal("no-note");
    },
    async addContact(by, id, contact) {
      if (!(await work.addContact(id, contact, doing(by)))) throw noLead();
      return lead(id);
    },
    async refuseContact(by, id, value) {
      if (!(await work.refuseContact(id, value, doing(by)))) throw noLead();
      return lead(id);
    },
    async markConversation(by, conversationId, label) {
      const mark = { newLeadId: randomUUID(), ...(label !== undefined && { label }) };
      const id = await work.markConversation(conversationId, mark, doing(by));
      if (id === undefined) throw refusal("no-conversation");
      return lead(id);
    },
  };
}

function toStatusEvent(source: string, time: Date, data: LeadStatusEvent["data"]): LeadStatusEvent {
  return {
    specversion: "1.0",
    id: randomUUID(),
    type: "leadchat.lead.status.v1",
    source,
    subject: `lead/${data.lead.id}`,
    time: time.toISOString(),
    datacontenttype: "application/json",
    data,
  };
}

function noLead(): Problem {
  return refusal("no-lead");
}
