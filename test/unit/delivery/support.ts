import type { OutboxEntry } from "../../../src/delivery/outbox-entry.ts";
import type { Answer } from "../../../src/delivery/outcome.ts";
import type { LeadEvent } from "../../../src/protocol/lead-event.ts";

export const AT = "2026-11-20T09:00:00.000Z";
export const NOW = Date.parse(AT);
export const HOUR = 3_600_000;

/** An answer of an endpoint: 200 without words, unless it is told otherwise. */
export const answer = (part: Partial<Answer> = {}): Answer => ({
  ...{ status: 200, redirected: false, contentType: "application/json", retryAfter: null, body: "" },
  ...part,
});

export const contact = (kind: string, value: string) => ({
  ...{ kind, value, origins: ["chat" as const], firstAt: AT, lastAt: AT },
});

/** A lead's event with parts of the lead of its own. */
export function leadEvent(
  lead: Partial<LeadEvent["data"]["lead"]> = {},
  data: Partial<LeadEvent["data"]> = {},
): LeadEvent {
  const base = { id: "l1", visitorId: "v1", state: "active", createdAt: AT, updatedAt: AT } as const;
  return {
    ...{ specversion: "1.0", id: "e1", source: "https://shop.example/", type: "leadchat.lead.created.v1", time: AT },
    data: {
      lead: { ...base, contacts: [], profile: {}, answers: {}, labels: [], consents: [], ...lead },
      change: { action: "captured", origin: "chat", added: [], removed: [], notice: "shown" },
      key: "0".repeat(32),
      sequence: 1,
      ...data,
    },
  };
}

/** An entry of the outbox that waits and was never tried, unless it is told otherwise. */
export const entryOf = (id: string, position: number, part: Partial<OutboxEntry> = {}): OutboxEntry => ({
  ...{ id, position, line: "lead", event: { ...leadEvent(), id }, createdAt: NOW },
  ...{ status: "waiting", attempts: 0, triedAt: 0 },
  ...part,
});
