import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { Kysely, SqliteDialect } from "kysely";
import { GroupCommit } from "../group-commit.ts";
import type { IncomingEvent, LeadStore, RecordOutcome } from "../lead-store.ts";
import { migrate } from "../sql/migrate.ts";
import { migrations } from "../sql/migrations/index.ts";
import { readChangesAfter, readLatestRevision, readLeads } from "../sql/read-leads.ts";
import { recordEvent } from "../sql/record-event.ts";
import type { Tables } from "../sql/tables.ts";
import { NodeSqliteDatabase } from "./node-sqlite-database.ts";

export interface SqliteLeadStoreOptions {
  /** Path of the database file; it and its folder are created if they are missing. `:memory:` keeps nothing. */
  readonly path: string;
}

/**
 * Opens a store in one SQLite file and brings its schema up to date.
 *
 * @throws Error if the file cannot be opened, is no SQLite database, or was written by a newer version of lead-chat
 */
export async function openSqliteLeadStore({ path }: SqliteLeadStoreOptions): Promise<LeadStore> {
  if (path !== ":memory:") createPrivateFile(path);
  const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: new NodeSqliteDatabase(path) }) });
  try {
    await migrate(database, migrations);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return createSqlLeadStore(database);
}

/** Leads are nobody's business but the owner's; SQLite gives its further files the rights of the first. */
function createPrivateFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, "a", 0o600));
}

/** A store over a database whose schema is up to date. It owns the database and closes it. */
function createSqlLeadStore(database: Kysely<Tables>): LeadStore {
  const listeners = new Set<() => void>();
  const commits = new GroupCommit<readonly IncomingEvent[], readonly RecordOutcome[]>({
    commit: (jobs) => commitJobs(database, jobs, () => listeners.forEach((listener) => listener())),
  });
  return {
    record: (events) => commits.run(events),
    leads: (query) => readLeads(database, query),
    changesAfter: (revision, limit) => readChangesAfter(database, revision, limit),
    latestRevision: () => readLatestRevision(database),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async check() {
      await readLatestRevision(database);
    },
    async close() {
      await commits.idle();
      listeners.clear();
      await database.destroy();
    },
  };
}

async function commitJobs(
  database: Kysely<Tables>,
  jobs: readonly (readonly IncomingEvent[])[],
  onChange: () => void,
): Promise<readonly (readonly RecordOutcome[])[]> {
  let changedLead = false;
  const outcomes = await database.transaction().execute(async (transaction) => {
    const all: RecordOutcome[][] = [];
    for (const events of jobs) {
      const outcomesOfJob: RecordOutcome[] = [];
      for (const incoming of events) {
        const recorded = await recordEvent(transaction, incoming);
        changedLead ||= recorded.changedLead;
        outcomesOfJob.push(recorded.outcome);
      }
      all.push(outcomesOfJob);
    }
    return all;
  });
  if (changedLead) onChange();
  return outcomes;
}
