import type { ConversationRecord } from "../chat/conversation.ts";
import type { ItemRecord } from "../chat/item-record.ts";
import type { TalkRecord } from "../chat/live/talk-record.ts";
import type { Gate, OutboxEntry } from "../delivery/outbox-entry.ts";
import type { FormDraft } from "../lead/form/form-types.ts";
import type { LeadRecord } from "../lead/lead-record.ts";
import type { Answer, Consent, FormNote, Lead, Page, Touch } from "../protocol/lead-event.ts";

/** What belongs to the device as a whole. */
export interface MetaRecord {
  readonly id: "main";
  readonly visitorId: string;
  /** The highest position given to an item or an outbox entry so far. */
  readonly position: number;
  readonly conversation?: ConversationRecord;
  readonly unread: number;
  /** When the engine was last there, milliseconds: history ends some days after it. */
  readonly visitedAt: number;
  readonly gate: Gate;
  /** Signals of the last conversation that gave any: those that went out, and those that wait for the visitor's yes. */
  readonly signals?: ConversationSignals & { readonly earlier?: readonly ConversationSignals[] };
  /** What the visitor had begun to write. */
  readonly draft?: string;
  /** Where the visitor came from, as far as an event has told it. */
  readonly touches?: readonly Touch[];
  /** Forms that are half filled in. */
  readonly formDrafts?: readonly FormDraft[];
  readonly preferences?: { readonly sound?: boolean; readonly language?: string };
  /** Live conversations, the newest last. */
  readonly talks?: readonly TalkRecord[];
  /** Until when a page that is loaded looks for answers, milliseconds. */
  readonly watchUntil?: number;
}

export interface ConversationSignals {
  /** Id. */
  readonly conversation: string;
  /** When it began, where something is held. */
  readonly startedAt?: string;
  readonly sent: readonly string[];
  readonly held: readonly string[];
}

/**
 * Words of the visitor that detection has not seen yet, with the facts of the moment in which they were written: a
 * message, or a form whose numbers could not be checked yet.
 */
export interface ScanRecord {
  /** The message's id, or one derived from it. */
  readonly id: string;
  readonly text?: string;
  /** Something else than looking for contacts: a task of its own, so that neither waits for the other. */
  readonly task?: "signals" | "message" | "erase";
  /** Of a message to a server: its place in the conversation, in whose order messages go. */
  readonly position?: number;
  /** A rule said it, not the visitor. */
  readonly from?: "auto";
  /** A conversation that the server is to erase. */
  readonly erased?: TalkRecord;
  readonly form?: SubmittedForm;
  readonly at: string;
  readonly visitorId: string;
  readonly conversation: ConversationRecord;
  readonly page?: Page;
}

/** A form as the visitor filled it in. */
export interface SubmittedForm {
  readonly contacts: readonly { readonly kind: string; readonly value: string; readonly field: string }[];
  readonly answers: Readonly<Record<string, Answer>>;
  readonly consents: readonly Consent[];
  readonly profile?: Lead["profile"];
  readonly note?: FormNote;
}

/** The record of each store; all have their key in `id`. */
export interface Records {
  readonly meta: MetaRecord;
  readonly leads: LeadRecord;
  readonly items: ItemRecord;
  readonly outbox: OutboxEntry;
  readonly scans: ScanRecord;
}
export type StoreName = keyof Records;
export const storeNames = ["meta", "leads", "items", "outbox", "scans"] as const satisfies StoreName[];

/** What a change finds. `items` and `outbox` hold only what it asked for, the items in no particular order. */
export type Stored = { readonly [Name in StoreName]: readonly Records[Name][] };

export interface StoreWrites<Record> {
  /** Empties the store first. */
  readonly clear?: boolean;
  readonly put?: readonly Record[];
  /** Ids. */
  readonly delete?: readonly string[];
}
/** All that one change does. Everything is written, or nothing is. */
export type Writes = {
  /** Empties every store first. */
  readonly clear?: boolean;
  /** The visitor wanted it: other tabs drop what they know. */
  readonly forgets?: boolean;
  /** Items that only this page shows, while the host keeps the conversation: no storage takes them. */
  readonly passing?: readonly ItemRecord[];
} & { readonly [Name in StoreName]?: StoreWrites<Records[Name]> };

/**
 * One change. `apply` runs inside the transaction, on what is stored at that moment, and may run again after a lost
 * handle: it must be pure but for new ids, and come to "nothing to do" where its work is already there.
 */
export interface Change<Result> {
  /** Ids of the items that `apply` wants to see. */
  readonly items?: readonly string[];
  /** Whether `apply` wants to see the outbox: it may be long while an endpoint is down, and most changes only add to it. */
  readonly outbox?: boolean;
  apply(stored: Stored): { readonly writes: Writes; readonly result: Result };
}

export interface Committed<Result> {
  readonly writes: Writes;
  readonly result: Result;
}

/** Where a visitor's conversation, lead and outbox are kept: the device's database or its twin in memory. */
export interface Storage {
  readonly kind: "device" | "memory";
  /** Everything but the items. */
  read(): Promise<Stored>;
  /** The whole conversation, in order. */
  readItems(): Promise<readonly ItemRecord[]>;
  /**
   * The only writer.
   * @returns settled after the data is on disk (`complete` of a strict transaction)
   * @throws what the database says: nothing was written then, unless the connection was lost at the last moment
   */
  commit<Result>(change: Change<Result>): Promise<Committed<Result>>;
  /** Keeps its connection again, after `close`. */
  open?(): void;
  /** Lets go of the connection. What is asked for afterwards is still done, each with a connection of its own. */
  close(): void;
}
