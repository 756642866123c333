import type { LeadChatConfig } from "../protocol/config.ts";
import type { LeadEvent } from "../protocol/lead-event.ts";

export type DestinationName = keyof NonNullable<LeadChatConfig["destinations"]>;

/** What is told to something that the page has loaded. */
export interface PageCall {
  readonly destination: DestinationName;
  /** Where it is: a global of the page, and the method of it. */
  readonly global: string;
  readonly method?: string;
  readonly args: readonly unknown[];
}

/** Hashes as the ad platforms want it: SHA-256 as hexadecimal digits; undefined where the page can't. */
export type Hash = (text: string) => Promise<string | undefined>;

/**
 * What each page integration is told of a new lead. The id is the event's, so that a copy which the server sends is
 * counted once. Google and tag managers get no personal data; TikTok gets what identifies the visitor hashed.
 * @param destinations `config.destinations`
 */
export async function describeForPage(
  event: LeadEvent,
  destinations: NonNullable<LeadChatConfig["destinations"]>,
  hash: Hash,
): Promise<PageCall[]> {
  const { tiktok, meta, google, dataLayer } = destinations;
  const { id } = event;
  const kinds = event.data.lead.contacts.map(({ kind }) => kind);
  const calls: PageCall[] = [];
  if (tiktok) {
    const person = await describePerson(event, hash);
    const track = { destination: "tiktok", global: "ttq" } as const;
    if (Object.keys(person).length > 0) calls.push({ ...track, method: "identify", args: [person] });
    calls.push({ ...track, method: "track", args: [nameOf(tiktok, "Lead"), {}, { event_id: id }] });
  }
  if (meta)
    calls.push({ destination: "meta", global: "fbq", args: ["track", nameOf(meta, "Lead"), {}, { eventID: id }] });
  if (google) {
    const args = ["event", nameOf(google, "generate_lead"), { lead_source: "lead-chat", event_id: id }];
    calls.push({ destination: "google", global: "gtag", args });
  }
  if (dataLayer) {
    const global = (typeof dataLayer === "object" && dataLayer.name) || "dataLayer";
    const told = { event: "lead_chat_lead", event_id: id, lead_id: event.data.lead.id, kinds };
    calls.push({ destination: "dataLayer", global, method: "push", args: [told] });
  }
  return calls;
}

function nameOf(setting: true | { event?: string | undefined }, otherwise: string): string {
  return (typeof setting === "object" && setting.event) || otherwise;
}

/** E-mail in lower case, number as E.164 with its plus, visitor id: each hashed. */
async function describePerson({ data }: LeadEvent, hash: Hash): Promise<Record<string, string>> {
  const valueOf = (...kinds: string[]) => data.lead.contacts.find(({ kind }) => kinds.includes(kind))?.value;
  const given = [
    ["email", valueOf("email")?.trim().toLowerCase()],
    ["phone_number", valueOf("phone", "whatsapp")],
    ["external_id", data.lead.visitorId.toLowerCase()],
  ] as const;
  const hashed = await Promise.all(given.map(async ([name, value]) => [name, value && (await hash(value))] as const));
  return Object.fromEntries(hashed.filter((pair): pair is readonly [(typeof pair)[0], string] => Boolean(pair[1])));
}
