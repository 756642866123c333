import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, it } from "node:test";
import { Kysely, SqliteDialect, sql } from "kysely";
import { migrate, type Migration } from "../../../src/server/stores/sql/migrate.ts";
import { migrations } from "../../../src/server/stores/sql/migrations/index.ts";
import type { Tables } from "../../../src/server/stores/sql/tables.ts";
import { NodeSqliteDatabase } from "../../../src/server/stores/sqlite/node-sqlite-database.ts";
import { openSqliteLeadStore } from "../../../src/server/stores/sqlite/sqlite-lead-store.ts";
import { leadCreated, leadErased } from "../../fixtures/server/events.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lead-chat-migrate-"));
  path = join(folder, "lead-chat.sqlite");
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => new Kysely<Tables>({ dialect: new SqliteDialect({ database: new NodeSqliteDatabase(path) }) });
const query = (text: string) => {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return database
      .prepare(text)
      .all()
      .map((row) => ({ ...row }));
  } finally {
    database.close();
  }
};

describe("migrations", () => {
  const step = (version: number, work: string): Migration => ({
    version,
    name: `step-${version}`,
    async apply(database) {
      await sql.raw(work).execute(database);
    },
  });

  it("of this code are numbered without gaps", () => {
    assert.deepEqual(
      migrations.map(({ version }) => version),
      migrations.map((_, index) => index + 1),
    );
  });

  it("run once each, in their order", async () => {
    const steps = [step(1, "CREATE TABLE a (x)"), step(2, "ALTER TABLE a ADD COLUMN y")];
    for (const some of [steps.slice(0, 1), steps, steps]) {
      const database = open();
      await migrate(database, some);
      await database.destroy();
    }
    assert.deepEqual(query("SELECT version, name FROM schema_migrations ORDER BY version"), [
      { version: 1, name: "step-1" },
      { version: 2, name: "step-2" },
    ]);
  });

  it("leave nothing of a step that fails, and everything of those before it", async () => {
    const broken: Migration = {
      version: 2,
      name: "broken",
      async apply(database) {
        await sql`CREATE TABLE b (x)`.execute(database);
        throw new Error("power cut");
      },
    };
    const database = open();
    await assert.rejects(migrate(database, [step(1, "CREATE TABLE a (x)"), broken]), /power cut/);
    await database.destroy();
    const tables = query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").map(({ name }) => name);
    assert.deepEqual(tables, ["a", "schema_migrations"]);
    assert.deepEqual(query("SELECT version FROM schema_migrations"), [{ version: 1 }]);
  });

  it("keep the data of an earlier schema", async () => {
    const store = await openSqliteLeadStore({ path });
    const { key: _key, ...data } = leadCreated().data;
    await store.record([{ event: leadCreated(), body: JSON.stringify(data), receivedAt: "2026-11-20T10:00:00.000Z" }]);
    await store.close();
    const database = open();
    await migrate(database, [...migrations, step(migrations.length + 1, "ALTER TABLE leads ADD COLUMN further TEXT")]);
    await database.destroy();
    assert.equal(query("SELECT further FROM leads").length, 1);
  });

  it("make labels and contacts of the team findable that an earlier schema kept", async () => {
    const earlier = open();
    await migrate(earlier, migrations.slice(0, 6));
    await earlier.destroy();
    const database = new DatabaseSync(path);
    database.exec("PRAGMA foreign_keys = OFF");
    database.exec("INSERT INTO lead_labels (lead_id, label, position) VALUES ('a', 'ÅRETS', 0), ('b', 'ÅRETS', 0)");
    database.exec("INSERT INTO added_contacts VALUES ('a', 'name', 'ÉLODIE', '2026-11-20T10:00:00.000Z', 'Sari')");
    database.close();
    await (await openSqliteLeadStore({ path })).close();
    assert.deepEqual(query("SELECT folded FROM lead_labels"), [{ folded: "årets" }, { folded: "årets" }]);
    assert.deepEqual(query("SELECT folded FROM added_contacts"), [{ folded: "élodie" }]);
  });
});

describe("the SQLite file", () => {
  it("of a newer version is refused in clear words and left alone", async () => {
    await (await openSqliteLeadStore({ path })).close();
    const database = new DatabaseSync(path);
    database.exec("INSERT INTO schema_migrations VALUES (99, 'future', '2030-01-01T00:00:00Z')");
    database.close();
    await assert.rejects(openSqliteLeadStore({ path }), /schema 99.*newer version/s);
    assert.deepEqual(query("SELECT max(version) AS version FROM schema_migrations"), [{ version: 99 }]);
  });

  it("that is none is refused and left alone", async () => {
    writeFileSync(path, "this is no database, but it may be dear to somebody".repeat(20));
    await assert.rejects(openSqliteLeadStore({ path }), /not a database/);
    assert.match(readFileSync(path, "utf8"), /^this is no database/);
  });

  it("waits for the disk at each commit and overwrites what is deleted", async () => {
    const database = open();
    const pragma = async (name: string) => {
      const { rows } = await sql.raw<Record<string, unknown>>(`PRAGMA ${name}`).execute(database);
      return Object.values(rows[0] ?? {})[0];
    };
    assert.equal(await pragma("journal_mode"), "wal");
    assert.equal(await pragma("synchronous"), 2);
    assert.equal(await pragma("foreign_keys"), 1);
    assert.equal(await pragma("secure_delete"), 1);
    assert.equal(await pragma("busy_timeout"), 5000);
    await database.destroy();
  });

  it("is for its owner's eyes only", { skip: process.platform === "win32" }, async () => {
    const store = await openSqliteLeadStore({ path: join(folder, "private", "lead-chat.sqlite") });
    assert.equal(statSync(join(folder, "private", "lead-chat.sqlite")).mode & 0o777, 0o600);
    assert.equal(statSync(join(folder, "private", "lead-chat.sqlite-wal")).mode & 0o777, 0o600);
    await store.close();
  });

  it("holds no byte of an erased lead", async () => {
    const store = await openSqliteLeadStore({ path });
    const created = leadCreated({ contacts: [["email", "forget.me@example.com"]] });
    const receivedAt = "2026-11-20T10:00:00.000Z";
    await store.record([{ event: created, body: JSON.stringify(created), receivedAt }]);
    await store.close();
    assert.match(readFileSync(path, "latin1"), /forget\.me/);
    const again = await openSqliteLeadStore({ path });
    await again.record([{ event: leadErased(), body: "{}", receivedAt }]);
    await again.close();
    assert.doesNotMatch(readFileSync(path, "latin1"), /forget\.me/);
  });

  it("takes no parameter that SQLite has no type for", async () => {
    const database = open();
    await assert.rejects(sql`SELECT ${{ an: "object" }}`.execute(database), /object/);
    await database.destroy();
  });
});
