/** Classes, the headless session and the types. Importing this has no side effect. */
export { LeadChat } from "./elements/lead-chat/lead-chat.ts";
export { createLeadSession } from "./session/create-lead-session.ts";
export { parseSignalList } from "./lead/find-signals.ts";
export type * from "./session/session-types.ts";
export type * from "./protocol/config.ts";
export type * from "./protocol/contact.ts";
export type * from "./protocol/lead-event.ts";
export type * from "./elements/lead-chat/events.ts";
