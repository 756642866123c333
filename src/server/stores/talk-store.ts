import type { ConversationSummary, LeadChange, LeadRecord, ThreadItem } from "../../protocol/center-api.ts";
import type { OpenConversation, TalkMessage, TalkReceipts } from "../../protocol/talk.ts";

/** A conversation as it is kept: without what is only true at this moment. */
export interface StoredConversation extends Omit<ConversationSummary, "visitor" | "replying"> {
  /** When the visitor left. */
  readonly seenAt?: string;
  /** The last number that the visitor's stream counts by. */
  readonly talkRevision: number;
  /** How far the business is known to have got with the visitor's messages. */
  readonly businessReceipts: TalkReceipts;
  /** IANA name, as the device told it. */
  readonly timeZone?: string;
}

/** A message as it is kept. */
export interface StoredMessage extends TalkMessage {
  /** By the sender's clock, right or wrong. */
  readonly sentAt: string;
  /** The server's time of arrival. */
  readonly receivedAt: string;
}

/** A line of a thread in which a change of the lead stands. */
export type StoredNotice = Extract<ThreadItem, { readonly type: "notice" }> & { readonly receivedAt: string };

/** A message on its way to the disk. */
export interface IncomingMessage {
  readonly id: string;
  readonly from: "visitor" | "business" | "auto";
  readonly text: string;
  /** By the sender's clock. */
  readonly sentAt: string;
  readonly receivedAt: string;
  /** Who of the business wrote it. */
  readonly author?: { readonly id: string; readonly name: string };
}

export interface OpenRequest {
  readonly conversation: OpenConversation;
  /** A new token; from now on it opens this conversation. Kept as a hash. */
  readonly token: string;
  readonly at: string;
}

/** `wrong-claim`: the id is another device's. `erased`: the visitor had the conversation, or everything, erased. */
export type OpenOutcome =
  { readonly outcome: "opened"; readonly revision: number } | { readonly outcome: "wrong-claim" | "erased" };

/**
 * What became of a message. `duplicate`: it is there already, with this place. `conflict`: its id is another message's.
 */
export type AddOutcome =
  | { readonly outcome: "accepted" | "duplicate"; readonly message: StoredMessage }
  | { readonly outcome: "conflict" | "erased" | "unknown" };

/** Whose conversation a token opens. */
export interface TokenOwner {
  readonly conversationId: string;
  readonly visitorId: string;
  readonly isErased: boolean;
}

/** What a visitor's device asks for: everything after a number. */
export interface TalkChanges {
  readonly isErased: boolean;
  /** The last number at the time of asking. */
  readonly revision: number;
  readonly messages: readonly StoredMessage[];
  /** Whether there are more messages than were asked for. */
  readonly hasMore: boolean;
  readonly receipts: TalkReceipts;
  /** When `receipts` changed last, as one of these numbers. */
  readonly receiptsRevision: number;
}

export interface InboxQuery {
  readonly state?: "open" | "closed";
  /** Only those with messages that nobody has read. */
  readonly unread?: boolean;
  /** Words that stand in a message or in a contact of the lead. */
  readonly search?: string;
  /** `next` of the page before. */
  readonly before?: number;
  readonly limit: number;
}

export interface InboxPage {
  readonly conversations: readonly StoredConversation[];
  readonly next: number | null;
  readonly revision: number;
}

export interface ThreadPage {
  readonly messages: readonly StoredMessage[];
  readonly notices: readonly StoredNotice[];
  readonly earlier: number | null;
  /** Names of the keyword signals of the conversation, each once, the first one first. */
  readonly signals: readonly string[];
}

/** Something that happened, as a Center is told it. */
export type CenterChange =
  | { readonly type: "conversation"; readonly revision: number; readonly conversation: StoredConversation }
  | { readonly type: "erased"; readonly revision: number; readonly conversationId: string }
  | {
      readonly type: "message";
      readonly revision: number;
      readonly conversationId: string;
      readonly message: StoredMessage;
    }
  | {
      readonly type: "notice";
      readonly revision: number;
      readonly conversationId: string;
      readonly notice: StoredNotice;
    }
  | { readonly type: "lead"; readonly revision: number; readonly change: LeadChange };

export interface CenterChanges {
  /** Oldest first. */
  readonly changes: readonly CenterChange[];
  /** Where to go on: everything up to here is among `changes`, or was changed again later. */
  readonly revision: number;
}

/**
 * Where conversations are kept. All implementations pass the suite `test/contract/talk-store.ts`.
 *
 * Two numbers only grow: each conversation counts its messages and receipts (`TalkMessage.revision`, for the visitor);
 * the store counts changes over all leads and conversations (`ConversationSummary.revision`, for the business).
 * Everything that writes resolves when the data is on disk.
 */
export interface TalkStore {
  /** Begins a conversation, or gives the one with this id and claim another token. */
  open(request: OpenRequest): Promise<OpenOutcome>;
  /** @returns whose the token is, if it is anybody's */
  owner(token: string): Promise<TokenOwner | undefined>;
  /** Puts a message at the end of its conversation, once an id. A message of the visitor opens a closed conversation. */
  addMessage(conversationId: string, message: IncomingMessage): Promise<AddOutcome>;
  /** Notes how far the visitor got with the business's messages. What is known already, or beyond the end, is left out. */
  visitorReceived(conversationId: string, receipts: Partial<TalkReceipts>): Promise<void>;
  /** Notes how far the business got with the visitor's messages, of several conversations at once. */
  businessReceived(receipts: ReadonlyMap<string, Partial<TalkReceipts>>): Promise<void>;
  /** @returns whether there is such a conversation */
  setState(conversationId: string, state: "open" | "closed"): Promise<boolean>;
  /** Notes when the visitor left. */
  visitorLeft(conversationId: string, at: string): Promise<void>;
  /** Deletes what was said, for good. */
  erase(conversationId: string): Promise<void>;
  /** What happened after a number of this conversation, oldest first. A number beyond the last: everything. */
  talkAfter(conversationId: string, after: number, limit: number): Promise<TalkChanges | undefined>;
  inbox(query: InboxQuery): Promise<InboxPage>;
  conversation(id: string): Promise<StoredConversation | undefined>;
  /** A page of a thread, in order; the latest one unless `before` says otherwise. */
  thread(conversationId: string, page: { readonly before?: number; readonly limit: number }): Promise<ThreadPage>;
  /** The active lead with this id. */
  lead(id: string): Promise<LeadRecord | undefined>;
  changesAfter(revision: number, limit: number): Promise<CenterChanges>;
  latestRevision(): Promise<number>;
  /**
   * @param listener called after a commit with the conversations in which something changed; with none of them if it
   * was a lead alone
   * @returns a function that ends the subscription
   */
  subscribe(listener: (conversationIds: ReadonlySet<string>) => void): () => void;
}
