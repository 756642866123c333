import type { LeadChatEvent } from "../protocol/lead-event.ts";
import type { Attempts } from "./attempt.ts";
import type { Destination } from "./destination.ts";
import { encode, type Transform } from "./encode.ts";
import type { Outcome } from "./outcome.ts";

export interface Posting {
  /** More than one only with the format `batch`. */
  readonly events: readonly LeadChatEvent[];
  /** The host's function, where the events pass through it. */
  readonly transform: Transform | undefined;
}

/**
 * Posts events in one request.
 * @returns what it means; what can't be posted as it is counts as refused, with the reason. Never rejects
 */
export async function postEvents(
  attempts: Pick<Attempts, "make">,
  destination: Destination,
  { events, transform }: Posting,
): Promise<Outcome> {
  const { url, isValid, acceptsAny, headers: given } = destination;
  if (!isValid) return parked("endpoint-invalid");
  const encoded = encode(events, destination, transform);
  if ("skipped" in encoded) return { kind: "stored", rejected: [] };
  if ("reason" in encoded) return parked(encoded.reason);
  const headers = addHeaders(encoded.contentType, given);
  if (!headers) return parked("headers-invalid");
  return attempts.make({ url, headers, body: encoded.body }, acceptsAny);
}

const parked = (reason: string): Outcome => ({ kind: "parked", reason });

/** As RFC 9110 has them; with others a browser sends nothing, and does not say why. */
const NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** @returns undefined where the host's headers can't be sent */
function addHeaders(contentType: string, given: Destination["headers"]): Record<string, string> | undefined {
  const entries = Object.entries(given);
  if (entries.some(([name, value]) => !NAME.test(name) || !VALUE.test(String(value).trim()))) return undefined;
  // Names come in any case; one that is there twice would be sent as both values together.
  const isTyped = entries.some(([name]) => name.toLowerCase() === "content-type");
  return { ...(!isTyped && { "Content-Type": contentType }), ...given };
}
