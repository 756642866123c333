/** What the visitor asks for in the conversation; the detail of `lead-chat-request`. */
export type LogRequest =
  /** A suggested question or a quick reply: it is sent as the visitor's message. */
  | { readonly type: "say"; readonly text: string }
  /** "Try again" under a message. */
  | { readonly type: "retry"; readonly id: string };
