import type { Kysely } from "kysely";
import type { LeadRecord, LeadStatus, LeadWork } from "../../../protocol/center-api.ts";
import type { Tables } from "./tables.ts";
import { type LeadRow, toRecord } from "./to-record.ts";

/** Rows of active leads with what people of the business made of them. */
export async function toRecords(database: Kysely<Tables>, rows: readonly LeadRow[]): Promise<readonly LeadRecord[]> {
  const works = await readWorks(
    database,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...toRecord(row), work: works.get(row.id) ?? noWork }));
}

export const noWork: LeadWork = { status: "raw", labels: [], notes: [], addedContacts: [], refusedContacts: [] };

interface Collected {
  status: LeadStatus;
  readonly labels: string[];
  readonly notes: LeadWork["notes"][number][];
  readonly addedContacts: LeadWork["addedContacts"][number][];
  readonly refusedContacts: string[];
}

/** @returns the work on each of these leads that exists */
export async function readWorks(
  database: Kysely<Tables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LeadWork>> {
  const works = new Map<string, Collected>();
  if (ids.length === 0) return works;
  const leads = await database.selectFrom("leads").select(["id", "status"]).where("id", "in", ids).execute();
  for (const { id, status } of leads) {
    works.set(id, { status, labels: [], notes: [], addedContacts: [], refusedContacts: [] });
  }
  const labels = database.selectFrom("lead_labels").selectAll().where("lead_id", "in", ids).orderBy("position");
  for (const { lead_id, label } of await labels.execute()) works.get(lead_id)?.labels.push(label);
  const notes = database.selectFrom("lead_notes").selectAll().where("lead_id", "in", ids).orderBy("at").orderBy("id");
  for (const { lead_id, id, text, author, at } of await notes.execute()) {
    works.get(lead_id)?.notes.push({ id, text, author, at });
  }
  const added = database.selectFrom("added_contacts").selectAll().where("lead_id", "in", ids).orderBy("at");
  for (const { lead_id, kind, value } of await added.execute()) {
    works.get(lead_id)?.addedContacts.push({ kind, value });
  }
  const refused = database.selectFrom("refused_contacts").selectAll().where("lead_id", "in", ids).orderBy("at");
  for (const { lead_id, value } of await refused.execute()) works.get(lead_id)?.refusedContacts.push(value);
  return works;
}
