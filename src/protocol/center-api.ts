import type { Change, Conversation, Lead, Page, Touch } from "./lead-event.ts";

/** A lead as the business sees it: the latest snapshot, without its key, and the server's own times. */
export interface LeadRecord {
  readonly id: string;
  /** Grows with each change over all leads of a server: a higher one is the later change. */
  readonly revision: number;
  /** When the server first heard of the lead, ISO 8601 in UTC. */
  readonly receivedAt: string;
  /** When the server heard of its last change. */
  readonly changedAt: string;
  readonly lead: Lead;
  /** The last change. */
  readonly change: Change;
  readonly conversation?: Conversation;
  readonly touches: readonly Touch[];
  readonly page?: Page;
}

/** Answer of `GET /api/leads`. */
export interface LeadPage {
  /** The last changed first. */
  readonly leads: readonly LeadRecord[];
  /** How many leads there are in all. */
  readonly total: number;
  /** The `before` of the next page, or `null` on the last one. */
  readonly next: number | null;
  /** The last change that this answer knows of; a stream that begins `after` it misses nothing. */
  readonly revision: number;
}

/**
 * A change as `GET /api/leads/stream` tells it: a lead that is new or has changed, or one that no longer counts because its
 * visitor withdrew or erased it.
 */
export type LeadChange =
  | { readonly type: "lead"; readonly revision: number; readonly record: LeadRecord }
  | { readonly type: "removed"; readonly revision: number; readonly id: string };

/** What a stream tells: the changes, and after them how many leads there are in all. */
export type LeadStreamMessage = LeadChange | { readonly type: "total"; readonly total: number };
