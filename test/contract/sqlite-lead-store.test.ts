import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openSqliteLeadStore } from "../../src/server/stores/sqlite/sqlite-lead-store.ts";
import { describeLeadStore, type StoreHarness } from "./lead-store.ts";

async function createHarness(): Promise<StoreHarness> {
  const folder = await mkdtemp(join(tmpdir(), "lead-chat-store-"));
  const path = join(folder, "nested", "lead-chat.sqlite");
  const query = (sql: string, ...values: string[]) => {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      return database.prepare(sql).all(...values);
    } finally {
      database.close();
    }
  };
  return {
    open: () => openSqliteLeadStore({ path }),
    async storedEvents() {
      const rows = query("SELECT id, body FROM received_events ORDER BY rowid");
      return rows.map(({ id, body }) => ({ id: String(id), body: body === null ? null : String(body) }));
    },
    async leadsWithContact(value) {
      return query("SELECT lead_id FROM lead_contacts WHERE value = ?", value).map(({ lead_id }) => String(lead_id));
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

describeLeadStore("SQLite", createHarness);
