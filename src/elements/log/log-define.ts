import { define } from "../define-element.ts";
import { LeadChatLog } from "./log.ts";

define("lead-chat-log", LeadChatLog);
