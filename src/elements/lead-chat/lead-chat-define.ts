import { define } from "../define-element.ts";
import { LeadChat } from "./lead-chat.ts";

define("lead-chat", LeadChat);
