/** `import "lead-chat/define"`: registers `<lead-chat>`. */
import "./elements/lead-chat/lead-chat-define.ts";

export type { LeadChatEventMap } from "./elements/lead-chat/events.ts";
