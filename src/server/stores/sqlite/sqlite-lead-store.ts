import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { Kysely, sql, SqliteDialect } from "kysely";
import type { RecordOutcome } from "../lead-store.ts";
import { createSqlActivityStore } from "../sql/activity-store.ts";
import { createSqlTalkStore } from "../sql/conversations/sql-talk-store.ts";
import { readLatestRevision } from "../sql/latest-revision.ts";
import { migrate } from "../sql/migrate.ts";
import { migrations } from "../sql/migrations/index.ts";
import { createSqlNoticeStore } from "../sql/notice-store.ts";
import { createSqlPeopleStore } from "../sql/people-store.ts";
import { readChangesAfter, readLeads, readLeadsById } from "../sql/read-leads.ts";
import { recordEvent } from "../sql/record-event.ts";
import type { Tables } from "../sql/tables.ts";
import { createSqlValueStore } from "../sql/value-store.ts";
import { createSqlWorkStore } from "../sql/work-store.ts";
import { type Touched, Writer } from "../sql/writer.ts";
import type { Store } from "../store.ts";
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
export async function openSqliteLeadStore({ path }: SqliteLeadStoreOptions): Promise<Store> {
  if (path !== ":memory:") createPrivateFile(path);
  const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: new NodeSqliteDatabase(path) }) });
  try {
    await migrate(database, migrations);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return createSqlStore(database);
}

/** Leads are nobody's business but the owner's; SQLite gives its further files the rights of the first. */
function createPrivateFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, "a", 0o600));
}

/** A store over a database whose schema is up to date. It owns the database and closes it. */
function createSqlStore(database: Kysely<Tables>): Store {
  const listeners = new Set<(touched: Touched) => void>();
  const subscribe = (listener: (touched: Touched) => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const writer = new Writer({
    database,
    onCommit: (touched) => listeners.forEach((listener) => listener(touched)),
    // The database overwrites what it deletes; its write-ahead log would hold it until it begins again.
    async afterErasure() {
      await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(database);
    },
  });
  return {
    work: createSqlWorkStore(database, writer),
    people: createSqlPeopleStore(database),
    notices: createSqlNoticeStore(database),
    values: createSqlValueStore(database),
    activity: createSqlActivityStore(database),
    record: (events) =>
      writer.run(async (context) => {
        const outcomes: RecordOutcome[] = [];
        for (const incoming of events) outcomes.push(await recordEvent(context, incoming));
        return outcomes;
      }),
    leads: (query) => readLeads(database, query),
    leadsById: (ids) => readLeadsById(database, ids),
    changesAfter: (revision, limit) => readChangesAfter(database, revision, limit),
    latestRevision: () => readLatestRevision(database),
    subscribe: (listener) => subscribe(({ leads }) => leads && listener()),
    talk: {
      ...createSqlTalkStore(database, writer),
      subscribe: (listener) =>
        subscribe(({ leads, conversations }) => {
          if (leads || conversations.size > 0) listener(conversations);
        }),
    },
    async check() {
      await readLatestRevision(database);
    },
    async close() {
      await writer.idle();
      listeners.clear();
      await database.destroy();
    },
  };
}
