import type { LeadChange, LeadPage, LeadRecord, LeadStatus } from "../../protocol/center-api.ts";
import type { LeadChatEvent } from "../../protocol/lead-event.ts";

/** A validated event on its way to the disk. */
export interface IncomingEvent {
  readonly event: LeadChatEvent;
  /** The event as it arrived, as JSON, without `data.key`: a key is kept as a hash only. */
  readonly body: string;
  /** The server's time of arrival, ISO 8601 in UTC. */
  readonly receivedAt: string;
}

/**
 * What became of an event. `duplicate`: its id is known, nothing changed. `wrong-key`: its lead belongs to another key,
 * nothing was stored.
 */
export type RecordOutcome = "accepted" | "duplicate" | "wrong-key";

/** Which part of the list of leads. */
export interface LeadQuery {
  /** Only leads with a lower revision, i.e. whose last change is older. */
  readonly before?: number;
  /** How many leads at most. */
  readonly limit: number;
  /** Which leads are meant; what is absent does not matter. */
  readonly filter?: LeadFilter;
}

/** What a list of leads can be narrowed down by. */
export interface LeadFilter {
  /** Words that all stand in contacts, answers, profile, labels or notes, whatever their case. */
  readonly search?: string;
  /** A kind of contact that the lead has. */
  readonly kind?: string;
  readonly origin?: string;
  /** A label of the lead or of the business. */
  readonly label?: string;
  readonly status?: LeadStatus;
  /** Name of the last touch's campaign, or its id where it has no name. */
  readonly campaign?: string;
}

/**
 * Where events and leads are kept. All implementations pass the suite `test/contract/lead-store.ts`.
 *
 * Each change of a lead gives it the next *revision*, a number that only grows over all leads and conversations: it
 * orders the list, pages it, and lets a reader ask for what happened since.
 */
export interface LeadStore {
  /**
   * Records events, all or none of them, and applies them to their leads. Resolves when the data is on disk.
   *
   * - An id that is known changes nothing.
   * - A snapshot changes its lead only if its `sequence` is higher than the stored one; the event is kept either way.
   * - An erased lead stays erased: its contents are deleted, also from the events received, then and later, and the
   *   visitor's conversations with it.
   * - Test events (`data.test`) are kept as events and touch no lead.
   *
   * @returns one outcome an event, in their order
   * @throws what the database throws, e.g. when the disk is full; then nothing of the call was kept
   */
  record(events: readonly IncomingEvent[]): Promise<readonly RecordOutcome[]>;
  /** Active leads that the filter fits, the last changed first; `total` counts them. */
  leads(query: LeadQuery): Promise<LeadPage>;
  /** Active leads with these ids, each with the work on it, in no particular order. */
  leadsById(ids: readonly string[]): Promise<readonly LeadRecord[]>;
  /** Changes with a higher revision, oldest first: each lead once, in its present state. */
  changesAfter(revision: number, limit: number): Promise<readonly LeadChange[]>;
  /** The revision of the last change, 0 before the first. */
  latestRevision(): Promise<number>;
  /**
   * @param listener called without further detail after a commit that changed leads
   * @returns a function that ends the subscription
   */
  subscribe(listener: () => void): () => void;
  /** Resolves if the store can answer. */
  check(): Promise<void>;
  /** Finishes what was begun and closes the database. Everything else throws afterwards. */
  close(): Promise<void>;
}
