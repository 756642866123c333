import type { Selectable, Transaction } from "kysely";
import type { LeadErasedEvent, LeadEvent } from "../../../protocol/lead-event.ts";
import { hashKey, isKeyOf } from "../../services/key-hash.ts";
import type { IncomingEvent, RecordOutcome } from "../lead-store.ts";
import { eraseConversationsOf } from "./conversations/erase.ts";
import { linkLead } from "./conversations/link-lead.ts";
import { type EventSubject, subjectOf } from "./event-subject.ts";
import { facetsOf, noFacets } from "./lead-facets.ts";
import { eraseAgentLeads, eraseWork, mergeAgentLeads } from "./merge-agent-leads.ts";
import type { LeadsTable, Tables } from "./tables.ts";
import type { Snapshot } from "./to-record.ts";
import type { WriteContext } from "./writer.ts";

type StoredLead = Pick<Selectable<LeadsTable>, "state" | "sequence" | "key_hash">;

/** Records one event and applies it to its lead: the rules are those of `LeadStore.record`. */
export async function recordEvent(context: WriteContext, incoming: IncomingEvent): Promise<RecordOutcome> {
  const { transaction } = context;
  const { event } = incoming;
  const subject = subjectOf(event);
  const lead = subject.leadId === null ? undefined : await findLead(transaction, subject.leadId);
  if (lead && "key" in event.data && !isKeyOf(event.data.key, lead.key_hash)) {
    return "wrong-key";
  }
  const isErased = lead ? lead.state === "erased" : await isErasedVisitor(transaction, subject);
  if (!(await insertEvent(context, incoming, { ...subject, isErased }))) return "duplicate";
  if (!subject.isTest && lead?.state !== "erased") await applyToLead(context, incoming, lead);
  return "accepted";
}

function findLead(transaction: Transaction<Tables>, id: string): Promise<StoredLead | undefined> {
  return transaction
    .selectFrom("leads")
    .select(["state", "sequence", "key_hash"])
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Whether what this visitor says is to be forgotten: events about a visitor may arrive after the erasure. */
async function isErasedVisitor(
  transaction: Transaction<Tables>,
  { leadId, visitorId }: EventSubject,
): Promise<boolean> {
  if (leadId !== null) return false;
  const row = await transaction
    .selectFrom("leads")
    .select("id")
    .where("visitor_id", "=", visitorId)
    .where("state", "=", "erased")
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns whether the event is new */
async function insertEvent(
  { transaction, nextRevision }: WriteContext,
  { event, body, receivedAt }: IncomingEvent,
  { leadId, visitorId, isTest, isErased }: EventSubject & { readonly isErased: boolean },
): Promise<boolean> {
  const conversation = "change" in event.data && !isTest && !isErased ? event.data.conversation : undefined;
  const result = await transaction
    .insertInto("received_events")
    .values({
      id: event.id,
      type: event.type,
      lead_id: leadId,
      visitor_id: visitorId,
      is_test: isTest ? 1 : 0,
      received_at: receivedAt,
      body: isErased ? null : body,
      revision: conversation ? await nextRevision() : null,
      conversation_id: conversation?.id ?? null,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

async function applyToLead(
  context: WriteContext,
  { event, receivedAt }: IncomingEvent,
  lead: StoredLead | undefined,
): Promise<void> {
  const { touched } = context;
  switch (event.type) {
    case "leadchat.lead.erased.v1":
      touched.erased = true;
      await eraseLead(context, event, receivedAt);
      await eraseWork(context, event.data.lead.id);
      await eraseAgentLeads(context, event.data.lead.visitorId);
      await eraseConversationsOf(context, event.data.lead.visitorId);
      touched.leads = true;
      break;
    case "leadchat.lead.created.v1":
    case "leadchat.lead.updated.v1":
      if (lead && event.data.sequence <= lead.sequence) break;
      await saveSnapshot(context, { event, receivedAt, isNew: lead === undefined });
      // Agents make leads of conversations only: without one there is nothing to merge, nor to look for.
      if ((await linkLead(context, event.data)) && lead?.state !== "active") {
        await mergeAgentLeads(context, event.data.lead);
      }
      touched.leads = true;
      break;
    default:
  }
}

async function saveSnapshot(
  { transaction, nextRevision }: WriteContext,
  { event, receivedAt, isNew }: { readonly event: LeadEvent; readonly receivedAt: string; readonly isNew: boolean },
): Promise<void> {
  const { lead, change, conversation, touches, page, key, sequence } = event.data;
  const snapshot: Snapshot = {
    lead,
    change,
    touches: touches ?? [],
    ...(conversation && { conversation }),
    ...(page && { page }),
  };
  const changing = {
    visitor_id: lead.visitorId,
    state: lead.state,
    sequence,
    revision: await nextRevision(),
    changed_at: receivedAt,
    snapshot: JSON.stringify(snapshot),
    ...facetsOf(snapshot),
  };
  await transaction
    .insertInto("leads")
    .values({ id: lead.id, key_hash: hashKey(key), received_at: receivedAt, ...changing })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(changing))
    .execute();
  if (!isNew) await transaction.deleteFrom("lead_contacts").where("lead_id", "=", lead.id).execute();
  if (lead.contacts.length === 0) return;
  const rows = lead.contacts.map(({ kind, value, origins, firstAt, lastAt }, position) => ({
    lead_id: lead.id,
    position,
    kind,
    value,
    origins: JSON.stringify(origins),
    first_at: firstAt,
    last_at: lastAt,
  }));
  await transaction.insertInto("lead_contacts").values(rows).execute();
}

/** Leaves of a lead what refuses later events, and of its events their ids. */
async function eraseLead(
  { transaction, nextRevision }: WriteContext,
  event: LeadErasedEvent,
  receivedAt: string,
): Promise<void> {
  const { lead, key, sequence } = event.data;
  const changing = {
    state: "erased" as const,
    sequence,
    revision: await nextRevision(),
    changed_at: receivedAt,
    snapshot: null,
    status: "raw" as const,
    ...noFacets,
  };
  await transaction
    .insertInto("leads")
    .values({ id: lead.id, visitor_id: lead.visitorId, key_hash: hashKey(key), received_at: receivedAt, ...changing })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(changing))
    .execute();
  await transaction.deleteFrom("lead_contacts").where("lead_id", "=", lead.id).execute();
  await transaction
    .updateTable("received_events")
    .set({ body: null })
    .where((expression) =>
      expression.or([
        expression("lead_id", "=", lead.id),
        // What the visitor did before there was a lead. Events of another lead have a key of their own to erase them.
        expression.and([expression("lead_id", "is", null), expression("visitor_id", "=", lead.visitorId)]),
      ]),
    )
    .execute();
}
