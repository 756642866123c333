import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables.ts";

/**
 * The number of the last change over all leads and conversations, 0 before the first. A message has a lower one than
 * the change of its conversation, so it need not be asked for.
 */
export async function readLatestRevision(database: Kysely<Tables>): Promise<number> {
  const result = await sql<{ readonly revision: number | null }>`
    select max(revision) as revision from (
      select max(revision) as revision from leads
      union all select max(revision) from conversations
      union all select max(revision) from received_events
    ) as latest`.execute(database);
  return Number(result.rows[0]?.revision ?? 0);
}
