import { define } from "../define-element.ts";
import { LeadChatMenu } from "./menu.ts";

define("lead-chat-menu", LeadChatMenu);
