import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import type { SqliteDatabase, SqliteStatement } from "kysely";

/** Statements kept prepared: more than the stores have, so that none is compiled twice. */
const keptStatements = 200;

/**
 * Pages of the write-ahead log after which its contents move into the database: 40 MB. With SQLite's own 1,000 that
 * happens several times a second under load, and each time everybody waits for the disk.
 */
const pagesUntilCheckpoint = 10_000;

/**
 * Lets `node:sqlite` look like the database that Kysely's SQLite dialect expects: parameters as one array, and a
 * statement that knows whether it returns rows. Statements are kept prepared.
 */
export class NodeSqliteDatabase implements SqliteDatabase {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, SqliteStatement>();

  /**
   * Opens a database for lasting data: every commit is on the disk before it returns, deleted contents are overwritten.
   *
   * @param path of the file, which is created if it is missing, or `:memory:`
   * @throws Error of `node:sqlite` if the file cannot be opened or is no database
   */
  constructor(path: string) {
    this.#database = new DatabaseSync(path, { timeout: 5000, enableForeignKeyConstraints: true });
    try {
      this.#database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;");
      this.#database.exec(`PRAGMA wal_autocheckpoint = ${pagesUntilCheckpoint}`);
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  prepare(sql: string): SqliteStatement {
    // A transaction takes the write lock at its start: one that upgrades from reading cannot wait for its turn.
    const text = sql === "begin" ? "begin immediate" : sql;
    const kept = this.#statements.get(text);
    if (kept) return kept;
    const statement = asKyselyStatement(this.#database.prepare(text));
    if (this.#statements.size >= keptStatements) this.#statements.clear();
    this.#statements.set(text, statement);
    return statement;
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }
}

function asKyselyStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...toInputValues(parameters)),
    run: (parameters) => statement.run(...toInputValues(parameters)),
    iterate: (parameters) => statement.iterate(...toInputValues(parameters)),
  };
}

function toInputValues(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((parameter) => {
    if (parameter === null || typeof parameter === "string" || typeof parameter === "bigint") return parameter;
    if (typeof parameter === "number" || parameter instanceof Uint8Array) return parameter;
    throw new TypeError(`SQLite takes text, numbers, bytes and null, not ${typeof parameter}.`);
  });
}
