export { createLeadServer, type LeadServer, type LeadServerOptions } from "./app.ts";
export { createFileFolder } from "./files/file-folder.ts";
export type { FileSource, ServedFile } from "./files/file-source.ts";
export type { IncomingEvent, LeadQuery, LeadStore, RecordOutcome } from "./stores/lead-store.ts";
