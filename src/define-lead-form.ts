/** `import "lead-chat/define/lead-form"`: registers `<lead-form>`. */
import "./elements/lead-form/lead-form-define.ts";

export type { LeadForm } from "./elements/lead-form/lead-form.ts";
export type { LeadChatEventMap } from "./elements/lead-chat/events.ts";
