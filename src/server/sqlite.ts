export { openSqliteLeadStore, type SqliteLeadStoreOptions } from "./stores/sqlite/sqlite-lead-store.ts";
