import { define } from "../elements/define-element.ts";
import { LeadCenter } from "./lead-center.ts";
import { LeadCenterList } from "./leads/lead-list.ts";
import { LeadCenterSignIn } from "./sign-in/sign-in.ts";

define("lead-center-list", LeadCenterList);
define("lead-center-sign-in", LeadCenterSignIn);
define("lead-center", LeadCenter);
