/** What crosses the wire or a settings file: schemas (`zod/mini`) and their types. */
export * from "./config.ts";
export * from "./contact.ts";
export * from "./explain-issues.ts";
export * from "./lead-event.ts";
export * from "./validate-config.ts";
export type * from "./center-api.ts";
export type * from "./problem-codes.ts";
export type * from "./talk.ts";
export * from "./lead-status-event.ts";
