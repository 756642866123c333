import type { NoticeRecord } from "../chat/item-record.ts";
import type { LeadChatEvent } from "../protocol/lead-event.ts";

/** An event on its way to the endpoint. It leaves the outbox only when the endpoint has stored it. */
export interface OutboxEntry {
  /** The event's id. */
  readonly id: string;
  /** Place in the queue. */
  readonly position: number;
  /** Events of one line go in order; the lead's id, or the conversation's. */
  readonly line: string;
  readonly event: LeadChatEvent;
  /** When it was queued, milliseconds. */
  readonly createdAt: number;
  /**
   * `waiting`: to be sent. `parked`: refused for now, kept, tried again later. `dead`: given up by age, kept for
   * `exportUndelivered()`.
   */
  readonly status: "waiting" | "parked" | "dead";
  /** Number of attempts that failed. */
  readonly attempts: number;
  /** When the last attempt failed, milliseconds; 0: never tried. */
  readonly triedAt: number;
  /** Why the last attempt failed. */
  readonly reason?: string;
  /** It must pass through the host's `transform` function: a page without that function leaves it alone. */
  readonly transform?: boolean;
  /** The line that the chat shows when the endpoint has stored the event (without a disk, nothing else is sure). */
  readonly notice?: NoticeRecord;
}

/** How long everything to the endpoint waits after it failed. */
export interface Gate {
  /** Failures in a row. */
  readonly failures: number;
  /** When the last one was, milliseconds. */
  readonly failedAt: number;
  /** Do not send before, milliseconds. */
  readonly until: number;
  /** The endpoint asked for it (`Retry-After`): page load or a new event do not shorten it. */
  readonly asked: boolean;
}

export const openGate: Gate = { failures: 0, failedAt: 0, until: 0, asked: false };
