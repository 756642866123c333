import type { Kysely, Selectable } from "kysely";
import type { LeadChange, LeadPage, LeadRecord } from "../../../protocol/center-api.ts";
import type { LeadQuery } from "../lead-store.ts";
import { readLatestRevision } from "./latest-revision.ts";
import type { LeadsTable, Tables } from "./tables.ts";

/** What of a lead's row is read. */
export const readColumns = ["id", "state", "revision", "received_at", "changed_at", "snapshot"] as const;
export type LeadRow = Pick<Selectable<LeadsTable>, (typeof readColumns)[number]>;

/** A page of active leads, the last changed first, read from one state of the database. */
export function readLeads(database: Kysely<Tables>, query: LeadQuery): Promise<LeadPage> {
  return database.transaction().execute(async (transaction) => {
    let select = transaction
      .selectFrom("leads")
      .select(readColumns)
      .where("state", "=", "active")
      .orderBy("revision", "desc")
      .limit(query.limit + 1);
    if (query.before !== undefined) select = select.where("revision", "<", query.before);
    const rows = await select.execute();
    const leads = rows.slice(0, query.limit).map(toRecord);
    return {
      leads,
      total: await countLeads(transaction),
      next: rows.length > query.limit ? (leads.at(-1)?.revision ?? null) : null,
      revision: await readLatestRevision(transaction),
    };
  });
}

/** What changed after a revision, oldest first. */
export async function readChangesAfter(
  database: Kysely<Tables>,
  revision: number,
  limit: number,
): Promise<readonly LeadChange[]> {
  const rows = await database
    .selectFrom("leads")
    .select(readColumns)
    .where("revision", ">", revision)
    .orderBy("revision")
    .limit(limit)
    .execute();
  return rows.map((row): LeadChange => {
    if (row.state !== "active") return { type: "removed", revision: Number(row.revision), id: row.id };
    const record = toRecord(row);
    return { type: "lead", revision: record.revision, record };
  });
}

async function countLeads(database: Kysely<Tables>): Promise<number> {
  const row = await database
    .selectFrom("leads")
    .select((expression) => expression.fn.countAll<number>().as("count"))
    .where("state", "=", "active")
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** A row of an active lead as the business sees it. */
export function toRecord(row: LeadRow): LeadRecord {
  if (row.snapshot === null) throw new Error(`Lead ${row.id} is ${row.state} but has no snapshot.`);
  // Written by saveSnapshot from a validated event, and by nothing else.
  const snapshot = JSON.parse(row.snapshot) as Pick<
    LeadRecord,
    "lead" | "change" | "conversation" | "touches" | "page"
  >;
  return {
    id: row.id,
    revision: Number(row.revision),
    receivedAt: row.received_at,
    changedAt: row.changed_at,
    ...snapshot,
  };
}
