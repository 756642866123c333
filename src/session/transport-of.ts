import type { SessionSettings, Transport } from "./session-types.ts";

/** Where messages go. */
export function transportOf({ server, config: { delivery, live } = {} }: SessionSettings): Transport {
  if (delivery && delivery.messages) return "events";
  return server && delivery !== false && live !== false ? "live" : "device";
}
