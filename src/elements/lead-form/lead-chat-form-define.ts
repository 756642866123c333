import { define } from "../define-element.ts";
import { LeadChatForm } from "./lead-chat-form.ts";

export { loadMore } from "./lead-chat-form.ts";

define("lead-chat-form", LeadChatForm);
