import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** One step of the database's schema. */
export interface Migration {
  /** 1, 2, 3, … without gaps. */
  readonly version: number;
  readonly name: string;
  apply(database: Kysely<Tables>): Promise<void>;
}

/**
 * Brings a database to the schema of this code: each missing step in a transaction of its own, in their order.
 *
 * @param database of any schema version up to this code's
 * @param migrations all steps, numbered 1, 2, 3, …
 * @throws Error if the database was written by a newer version, or if a step fails; that step then left nothing behind
 */
export async function migrate(database: Kysely<Tables>, migrations: readonly Migration[]): Promise<void> {
  await createBookkeeping(database);
  const applied = await appliedVersion(database);
  const known = migrations.at(-1)?.version ?? 0;
  if (applied > known) {
    throw new Error(
      `The database has schema ${applied}, this version of lead-chat knows schemas up to ${known}. ` +
        "Start the newer version that wrote it, or restore a backup from before the update.",
    );
  }
  for (const migration of migrations) {
    if (migration.version > applied) await applyStep(database, migration);
  }
}

async function createBookkeeping(database: Kysely<Tables>): Promise<void> {
  await database.schema
    .createTable("schema_migrations")
    .ifNotExists()
    .addColumn("version", "integer", (column) => column.primaryKey().notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("applied_at", "text", (column) => column.notNull())
    .execute();
}

async function appliedVersion(database: Kysely<Tables>): Promise<number> {
  const row = await database
    .selectFrom("schema_migrations")
    .select((expression) => expression.fn.max("version").as("version"))
    .executeTakeFirst();
  return row?.version ?? 0;
}

async function applyStep(database: Kysely<Tables>, { version, name, apply }: Migration): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    // Another server may have come first while this one waited for the lock.
    if ((await appliedVersion(transaction)) >= version) return;
    await apply(transaction);
    const row = { version, name, applied_at: new Date().toISOString() };
    await transaction.insertInto("schema_migrations").values(row).execute();
  });
}
