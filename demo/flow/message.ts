/** What the page in the phone tells the page around it. */
export type FlowMessage =
  /** A request that left, with its body as it was posted. */
  | { readonly flow: "sent"; readonly number: number; readonly body: string }
  /** Its answer. */
  | { readonly flow: "answered"; readonly number: number; readonly status: number }
  /** The visitor wrote this. */
  | { readonly flow: "wrote"; readonly text: string };

/** @returns the message, if it is one and comes from this frame's own page */
export function readFlowMessage(event: MessageEvent<unknown>, from: Window | null): FlowMessage | undefined {
  const { data, origin, source } = event;
  if (origin !== location.origin || source !== from || typeof data !== "object" || data === null) return undefined;
  return "flow" in data ? (data as FlowMessage) : undefined;
}
