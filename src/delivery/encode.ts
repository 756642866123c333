import type { LeadChatEvent } from "../protocol/lead-event.ts";
import type { Destination } from "./destination.ts";
import { flatten } from "./flatten.ts";

/** The host's own shape of an event. */
export type Transform = (event: LeadChatEvent) => unknown;

export type Encoded =
  | { readonly body: string; readonly contentType: string }
  /** The host's function says that none of the events is for this endpoint. */
  | { readonly skipped: true }
  /** It can't be sent as it is. */
  | { readonly reason: "transform-failed" | "transform-empty" };

/**
 * What is posted.
 * @param events more than one only with the format `batch`
 * @param transform `config.delivery.transform`; `null` means that the event is not for this endpoint
 */
export function encode(
  events: readonly LeadChatEvent[],
  { format, contentType }: Pick<Destination, "format" | "contentType">,
  transform?: Transform,
): Encoded {
  const shape = transform ?? (format === "flat" ? flatten : (event: LeadChatEvent): unknown => event);
  let shaped: unknown[];
  try {
    shaped = events.map(shape);
  } catch {
    return { reason: "transform-failed" };
  }
  if (shaped.includes(undefined)) return { reason: "transform-empty" };
  shaped = shaped.filter((one) => one !== null);
  if (shaped.length === 0) return { skipped: true };
  const isText = contentType === "text";
  const [first] = shaped;
  if (format === "batch") {
    const type = transform ? "application/json" : "application/cloudevents-batch+json";
    return { body: JSON.stringify(shaped), contentType: isText ? TEXT : type };
  }
  // A host may write its own kind of body.
  return {
    body: typeof first === "string" ? first : JSON.stringify(first),
    contentType: isText ? TEXT : "application/json",
  };
}

const TEXT = "text/plain;charset=UTF-8";
