/** What the visitor asks for in the conversation; the detail of `lead-chat-request`. */
export type LogRequest =
  /** A suggested question or a quick reply: it is sent as the visitor's message. */
  | { readonly type: "say"; readonly text: string }
  /** "Try again" under a message. */
  | { readonly type: "retry"; readonly id: string }
  /** "Undo" in a notice. */
  | { readonly type: "undo"; readonly id: string }
  /** "Edit" in a notice: of its first detail. */
  | { readonly type: "edit"; readonly contact: { readonly kind: string; readonly value: string } }
  /** "Save" or "Not now" under a question. */
  | { readonly type: "answer"; readonly id: string; readonly save: boolean }
  /** A reply's button that opens the form. */
  | { readonly type: "form"; readonly id?: string }
  /** "Continue on WhatsApp" was followed. */
  | { readonly type: "handoff" };
