import type { Selectable } from "kysely";
import type { LeadRecord } from "../../../protocol/center-api.ts";
import type { LeadsTable } from "./tables.ts";

/** What of a lead's row is read. */
export const readColumns = ["id", "state", "revision", "received_at", "changed_at", "snapshot"] as const;
export type LeadRow = Pick<Selectable<LeadsTable>, (typeof readColumns)[number]>;

/** A lead's latest event, as its row keeps it. */
export type Snapshot = Pick<LeadRecord, "lead" | "change" | "conversation" | "touches" | "page">;

/** A row of an active lead as the business sees it. */
export function toRecord(row: LeadRow): LeadRecord {
  if (row.snapshot === null) throw new Error(`Lead ${row.id} is ${row.state} but has no snapshot.`);
  return {
    id: row.id,
    revision: Number(row.revision),
    receivedAt: row.received_at,
    changedAt: row.changed_at,
    // Written by saveSnapshot from a validated event, and by nothing else.
    ...(JSON.parse(row.snapshot) as Snapshot),
  };
}
