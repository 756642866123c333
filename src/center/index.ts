export { LeadCenter } from "./lead-center.ts";
export { LeadCenterList } from "./leads/lead-list.ts";
export { LeadCenterSignIn, type KeyDetail } from "./sign-in/sign-in.ts";
