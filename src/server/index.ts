export { createLeadServer, type LeadServer, type LeadServerOptions } from "./app.ts";
export type { IncomingEvent, LeadQuery, LeadStore, RecordOutcome } from "./stores/lead-store.ts";
