import type { Kysely } from "kysely";
import type { LeadChange, LeadPage, LeadRecord } from "../../../protocol/center-api.ts";
import type { LeadFilter, LeadQuery } from "../lead-store.ts";
import { selectLeads } from "./filter-leads.ts";
import { readLatestRevision } from "./latest-revision.ts";
import { toRecords } from "./read-work.ts";
import type { Tables } from "./tables.ts";
import { readColumns } from "./to-record.ts";

/** A page of active leads, the last changed first, read from one state of the database. */
export function readLeads(database: Kysely<Tables>, { before, limit, filter }: LeadQuery): Promise<LeadPage> {
  return database.transaction().execute(async (transaction) => {
    let select = selectLeads(transaction, filter)
      .select(readColumns)
      .orderBy("revision", "desc")
      .limit(limit + 1);
    if (before !== undefined) select = select.where("revision", "<", before);
    const rows = await select.execute();
    const leads = await toRecords(transaction, rows.slice(0, limit));
    return {
      leads,
      total: await countLeads(transaction, filter),
      next: rows.length > limit ? (leads.at(-1)?.revision ?? null) : null,
      revision: await readLatestRevision(transaction),
    };
  });
}

/** Those of these leads that are active. */
export async function readLeadsById(database: Kysely<Tables>, ids: readonly string[]): Promise<readonly LeadRecord[]> {
  if (ids.length === 0) return [];
  return toRecords(database, await selectLeads(database).select(readColumns).where("id", "in", ids).execute());
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
  const active = rows.filter(({ state }) => state === "active");
  const records = new Map((await toRecords(database, active)).map((record) => [record.id, record]));
  return rows.map((row): LeadChange => {
    const record = records.get(row.id);
    if (record) return { type: "lead", revision: record.revision, record };
    return { type: "removed", revision: Number(row.revision), id: row.id };
  });
}

async function countLeads(database: Kysely<Tables>, filter: LeadFilter | undefined): Promise<number> {
  const row = await selectLeads(database, filter)
    .select((expression) => expression.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
