/** `import "lead-chat/vue"`: registers `<lead-chat>` and tells Vue 3 what it takes. */
import type { DefineComponent, HTMLAttributes } from "vue";
import type { LeadChatEventMap } from "../dist/index.js";
import type { LeadChatAttributes, LeadFormAttributes } from "./attributes.js";

/** Events as a template's `@lead-chat-lead` gives them. */
type Emits = { [Name in keyof LeadChatEventMap]: (event: LeadChatEventMap[Name]) => void };
type Tag<Own> = DefineComponent<Own & Omit<HTMLAttributes, keyof Own>, {}, {}, {}, {}, {}, {}, Emits>;

declare module "vue" {
  interface GlobalComponents {
    "lead-chat": Tag<LeadChatAttributes>;
    "lead-form": Tag<LeadFormAttributes>;
  }
}
