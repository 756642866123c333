export { LeadCenter } from "./lead-center.ts";
