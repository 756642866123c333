import type { LeadChatEvent } from "../protocol/lead-event.ts";
import { toJson } from "../shared/to-json.ts";
import type { Destination } from "./destination.ts";
import { flatten } from "./flatten.ts";

/** The host's own shape of an event. */
export type Transform = (event: LeadChatEvent) => unknown;

export type Encoded =
  | { readonly body: string; readonly contentType: string }
  /** The host's function says that none of the events is for this endpoint. */
  | { readonly skipped: true }
  /** It can't be sent as it is. */
  | { readonly reason: "transform-failed" | "transform-empty" | "transform-async" };

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
  const isText = contentType === "text";
  try {
    const shaped = events.map(transform ? (event) => transform(copyOf(event)) : format === "flat" ? flatten : itself);
    if (shaped.some(isPromise)) return { reason: "transform-async" };
    const wanted = shaped.filter((one) => one !== null);
    if (wanted.length === 0) return { skipped: true };
    const texts = wanted.map((one) => toJson(one));
    const [first] = wanted;
    // What JSON has no words for would arrive as nothing, and be answered with a yes.
    if (texts.includes(undefined)) return { reason: "transform-empty" };
    if (format === "batch") {
      const type = transform ? "application/json" : "application/cloudevents-batch+json";
      return { body: `[${texts.join(",")}]`, contentType: isText ? TEXT : type };
    }
    // A host may write its own kind of body.
    const body = typeof first === "string" ? first : String(texts[0]);
    return { body, contentType: isText ? TEXT : "application/json" };
  } catch {
    return { reason: "transform-failed" };
  }
}

const TEXT = "text/plain;charset=UTF-8";

const itself = (event: LeadChatEvent): unknown => event;

/** The host's function may write into what it is given; the outbox keeps the event as it is. */
function copyOf(event: LeadChatEvent): LeadChatEvent {
  return JSON.parse(String(toJson(event))) as LeadChatEvent;
}

/** What comes later can't be waited for: the last attempt of a page that goes away has no later. */
function isPromise(value: unknown): boolean {
  return typeof (value as { then?: unknown } | null | undefined)?.then === "function";
}
