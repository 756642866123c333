import type { LeadEvent } from "../../protocol/lead-event.ts";
import type { DeliveryReport, Diagnostic, MessageItem } from "../../session/session-types.ts";
import type { LeadChat } from "./lead-chat.ts";

/** `{ code, message, path? }` */
export type DiagnosticDetail = Omit<Diagnostic, "level">;
export interface FormDetail {
  readonly formId: string;
}
export interface SignalDetail {
  readonly name: string;
  readonly value: true;
}

/** The events of `<lead-chat>`; all bubble and cross shadow roots. */
export interface LeadChatEventMap {
  "lead-chat-open": CustomEvent<void>;
  "lead-chat-close": CustomEvent<void>;
  "lead-chat-message": CustomEvent<MessageItem>;
  "lead-chat-lead": CustomEvent<LeadEvent>;
  "lead-chat-form-open": CustomEvent<FormDetail>;
  "lead-chat-form-submit": CustomEvent<FormDetail>;
  "lead-chat-signal": CustomEvent<SignalDetail>;
  "lead-chat-delivery": CustomEvent<DeliveryReport>;
  "lead-chat-diagnostic": CustomEvent<DiagnosticDetail>;
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merging is what makes addEventListener typed
  interface HTMLElementEventMap extends LeadChatEventMap {}
  interface HTMLElementTagNameMap {
    "lead-chat": LeadChat;
  }
}
