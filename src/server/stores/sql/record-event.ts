import { sql, type Selectable, type Transaction } from "kysely";
import type { LeadErasedEvent, LeadEvent } from "../../../protocol/lead-event.ts";
import { hashKey, isKeyOf } from "../../services/key-hash.ts";
import type { IncomingEvent, RecordOutcome } from "../lead-store.ts";
import { type EventSubject, subjectOf } from "./event-subject.ts";
import type { LeadsTable, Tables } from "./tables.ts";

type StoredLead = Pick<Selectable<LeadsTable>, "state" | "sequence" | "key_hash">;

export interface Recorded {
  readonly outcome: RecordOutcome;
  /** Whether a lead changed, so that whoever watches the list wants to know. */
  readonly changedLead: boolean;
}

/** The number of the next change. One writer at a time, so no two changes can take the same. */
const nextRevision = sql<number>`(select coalesce(max(revision), 0) + 1 from leads)`;

/**
 * Records one event and applies it to its lead: the rules are those of `LeadStore.record`.
 *
 * @param transaction in which nobody else writes
 */
export async function recordEvent(transaction: Transaction<Tables>, incoming: IncomingEvent): Promise<Recorded> {
  const { event } = incoming;
  const subject = subjectOf(event);
  const lead = subject.leadId === null ? undefined : await findLead(transaction, subject.leadId);
  if (lead && "key" in event.data && !isKeyOf(event.data.key, lead.key_hash)) {
    return { outcome: "wrong-key", changedLead: false };
  }
  const isErased = lead ? lead.state === "erased" : await isErasedVisitor(transaction, subject);
  if (!(await insertEvent(transaction, incoming, { ...subject, isErased }))) {
    return { outcome: "duplicate", changedLead: false };
  }
  if (subject.isTest || !("key" in event.data)) return { outcome: "accepted", changedLead: false };
  const changedLead = await applyToLead(transaction, incoming, lead);
  return { outcome: "accepted", changedLead };
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
  transaction: Transaction<Tables>,
  { event, body, receivedAt }: IncomingEvent,
  { leadId, visitorId, isTest, isErased }: EventSubject & { readonly isErased: boolean },
): Promise<boolean> {
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
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** @returns whether the lead changed */
async function applyToLead(
  transaction: Transaction<Tables>,
  { event, receivedAt }: IncomingEvent,
  lead: StoredLead | undefined,
): Promise<boolean> {
  if (lead?.state === "erased") return false;
  switch (event.type) {
    case "leadchat.lead.erased.v1":
      await eraseLead(transaction, event, receivedAt);
      return true;
    case "leadchat.lead.created.v1":
    case "leadchat.lead.updated.v1":
      if (lead && event.data.sequence <= lead.sequence) return false;
      await saveSnapshot(transaction, event, receivedAt);
      return true;
    default:
      return false;
  }
}

async function saveSnapshot(transaction: Transaction<Tables>, event: LeadEvent, receivedAt: string): Promise<void> {
  const { lead, change, conversation, touches, page, key, sequence } = event.data;
  const changing = {
    visitor_id: lead.visitorId,
    state: lead.state,
    sequence,
    revision: nextRevision,
    changed_at: receivedAt,
    snapshot: JSON.stringify({ lead, change, conversation, touches: touches ?? [], page }),
  };
  await transaction
    .insertInto("leads")
    .values({ id: lead.id, key_hash: hashKey(key), received_at: receivedAt, ...changing })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(changing))
    .execute();
  await transaction.deleteFrom("lead_contacts").where("lead_id", "=", lead.id).execute();
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
async function eraseLead(transaction: Transaction<Tables>, event: LeadErasedEvent, receivedAt: string): Promise<void> {
  const { lead, key, sequence } = event.data;
  const changing = {
    state: "erased" as const,
    sequence,
    revision: nextRevision,
    changed_at: receivedAt,
    snapshot: null,
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
