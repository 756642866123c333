import "../composer/composer-define.ts";
import "../log/log-define.ts";
import { define } from "../define-element.ts";
import { LeadChatPanel } from "./panel.ts";

define("lead-chat-panel", LeadChatPanel);
