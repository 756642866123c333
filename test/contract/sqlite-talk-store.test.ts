import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openSqliteLeadStore } from "../../src/server/stores/sqlite/sqlite-lead-store.ts";
import { describeTalkStore, type TalkHarness } from "./talk-store.ts";

async function createHarness(): Promise<TalkHarness> {
  const folder = await mkdtemp(join(tmpdir(), "lead-chat-talk-"));
  const path = join(folder, "lead-chat.sqlite");
  return {
    open: () => openSqliteLeadStore({ path }),

    async dump() {
      const database = new DatabaseSync(path, { readOnly: true });
      try {
        const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
        return JSON.stringify(tables.map(({ name }) => database.prepare(`SELECT * FROM "${String(name)}"`).all()));
      } finally {
        database.close();
      }
    },
    async isInFiles(words) {
      const files = (await readdir(folder)).map((name) => readFile(join(folder, name)));
      return (await Promise.all(files)).some((bytes) => bytes.includes(words));
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

describeTalkStore("SQLite", createHarness);
