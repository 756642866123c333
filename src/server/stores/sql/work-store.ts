import type { Kysely } from "kysely";
import type { LeadStatusEvent } from "../../../protocol/lead-status-event.ts";
import type { ChangeDoing, Doing, WorkChange, WorkStore } from "../work-store.ts";
import { fold } from "./conversations/fold.ts";
import { markConversation } from "./mark-conversation.ts";
import { noWork, readWorks } from "./read-work.ts";
import type { Tables } from "./tables.ts";
import { findActive, noteChange } from "./work-change.ts";
import type { WriteContext, Writer } from "./writer.ts";

/** Work on leads over a database whose schema is up to date. */
export function createSqlWorkStore(database: Kysely<Tables>, writer: Writer): WorkStore {
  return {
    ...createNotes(writer),
    ...createContacts(writer),
    of: async (id) => (await readWorks(database, [id])).get(id) ?? noWork,
    change: (id, change, doing) => writer.run((context) => changeLead(context, id, { change, doing })),
    markConversation: (id, mark, doing) => writer.run((context) => markConversation(context, id, { ...mark, doing })),
    async outgoing() {
      const select = database.selectFrom("outgoing_events").select("body").orderBy("created_at").orderBy("id");
      // Written by insertOutgoing below, and by nothing else.
      return (await select.execute()).map(({ body }) => JSON.parse(body) as LeadStatusEvent);
    },
  };
}

async function changeLead(
  context: WriteContext,
  id: string,
  { change, doing }: { readonly change: WorkChange; readonly doing: ChangeDoing },
): Promise<boolean> {
  const lead = await findActive(context, id);
  if (!lead) return false;
  const { labels, status } = change;
  if (labels) await setLabels(context, id, labels);
  if (status !== undefined && status !== lead.status) {
    await context.transaction.updateTable("leads").set({ status }).where("id", "=", id).execute();
    const about = { visitorId: lead.visitor_id, previous: lead.status };
    await insertOutgoing(context, id, doing.makeEvent(about));
  }
  await noteChange(context, id, doing.at);
  return true;
}

function createNotes(writer: Writer): Pick<WorkStore, "addNote" | "removeNote"> {
  return {
    addNote: (id, { id: noteId, text }, { person, at }) =>
      writer.run(async (context) => {
        if (!(await findActive(context, id))) return undefined;
        const row = {
          id: noteId,
          lead_id: id,
          text,
          folded: fold(text),
          author_id: person.id,
          author: person.name,
          at,
        };
        await context.transaction.insertInto("lead_notes").values(row).execute();
        await noteChange(context, id, at);
        return { id: noteId, text, author: person.name, at };
      }),
    removeNote: (id, noteId, { at }) =>
      writer.run(async (context) => {
        const deletion = context.transaction.deleteFrom("lead_notes").where("id", "=", noteId);
        const { numDeletedRows } = await deletion.where("lead_id", "=", id).executeTakeFirst();
        if (numDeletedRows === 0n) return false;
        await noteChange(context, id, at);
        return true;
      }),
  };
}

function createContacts(writer: Writer): Pick<WorkStore, "addContact" | "refuseContact"> {
  /** Takes a value out of one list and puts it into the other. */
  const move = (id: string, { at }: Doing, job: (transaction: WriteContext["transaction"]) => Promise<unknown>) =>
    writer.run(async (context) => {
      if (!(await findActive(context, id))) return false;
      await job(context.transaction);
      await noteChange(context, id, at);
      return true;
    });
  return {
    addContact: (id, { kind, value }, doing) =>
      move(id, doing, async (transaction) => {
        await transaction.deleteFrom("refused_contacts").where("lead_id", "=", id).where("value", "=", value).execute();
        const row = { lead_id: id, kind, value, at: doing.at, person: doing.person.name, folded: fold(value) };
        const insertion = transaction.insertInto("added_contacts").values(row);
        await insertion.onConflict((on) => on.doNothing()).execute();
      }),
    refuseContact: (id, value, doing) =>
      move(id, doing, async (transaction) => {
        await transaction.deleteFrom("added_contacts").where("lead_id", "=", id).where("value", "=", value).execute();
        const row = { lead_id: id, value, at: doing.at, person: doing.person.name };
        const insertion = transaction.insertInto("refused_contacts").values(row);
        await insertion.onConflict((on) => on.doNothing()).execute();
      }),
  };
}

async function setLabels({ transaction }: WriteContext, id: string, labels: readonly string[]): Promise<void> {
  await transaction.deleteFrom("lead_labels").where("lead_id", "=", id).execute();
  if (labels.length === 0) return;
  const rows = labels.map((label, position) => ({ lead_id: id, label, position, folded: fold(label) }));
  await transaction.insertInto("lead_labels").values(rows).execute();
}

async function insertOutgoing({ transaction }: WriteContext, leadId: string, event: LeadStatusEvent): Promise<void> {
  await transaction
    .insertInto("outgoing_events")
    .values({
      id: event.id,
      type: event.type,
      lead_id: leadId,
      created_at: event.time,
      body: JSON.stringify(event),
    })
    .execute();
}
