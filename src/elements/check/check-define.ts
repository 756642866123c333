import { define } from "../define-element.ts";
import { LeadChatCheck } from "./check.ts";

define("lead-chat-check", LeadChatCheck);
