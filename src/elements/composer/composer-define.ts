import { define } from "../define-element.ts";
import { LeadChatComposer } from "./composer.ts";

define("lead-chat-composer", LeadChatComposer);
