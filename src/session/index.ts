/** Public API of the headless session: what `lead-chat` exports of it. No side effect at import. */
export { createLeadSession } from "./create-lead-session.ts";
export type * from "./session-types.ts";
