import type { Change, Conversation, Lead, Page, Touch } from "./lead-event.ts";
import type { TalkReceipts } from "./talk.ts";

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
  /** What people of the business added; comes with every record of `/api/leads`. */
  readonly work?: LeadWork;
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

/** What the business makes of a lead. */
export type LeadStatus = "raw" | "contacted" | "qualified" | "converted" | "unqualified";

/** What people of the business added to a lead; the visitor's device knows nothing of it. */
export interface LeadWork {
  readonly status: LeadStatus;
  /** Labels of the business; those of the lead itself (`markAsLead`) come with its snapshot. */
  readonly labels: readonly string[];
  readonly notes: readonly LeadNote[];
  /** Contacts that an agent added from the conversation, and values that are none ("Not a contact"). */
  readonly addedContacts: readonly { readonly kind: string; readonly value: string }[];
  readonly refusedContacts: readonly string[];
}

export interface LeadNote {
  readonly id: string;
  readonly text: string;
  readonly author: string;
  /** ISO 8601. */
  readonly at: string;
}

/** One line of the inbox. */
export interface ConversationSummary {
  readonly id: string;
  /** Grows with each change over all conversations and leads of a server. */
  readonly revision: number;
  readonly state: "open" | "closed";
  readonly visitorId: string;
  readonly leadId?: string;
  /** Name or first contact of the visitor, if known. */
  readonly title?: string;
  readonly startedAt: string;
  /** Since when the visitor waits for an answer: their first unanswered message. Absent: nobody waits. */
  readonly waitingSince?: string;
  readonly lastMessage?: { readonly from: "visitor" | "business" | "auto"; readonly text: string; readonly at: string };
  /** Messages of the visitor that nobody of the business has read. */
  readonly unread: number;
  /** How far the visitor has got with the business's messages: those up to these revisions are delivered, read. */
  readonly receipts: TalkReceipts;
  readonly labels: readonly string[];
  readonly language?: string;
  readonly page?: string;
  /** Whether the visitor has the page open; else since when not. */
  readonly visitor: { readonly present: boolean; readonly seenAt?: string; readonly typing: boolean };
  /** Who is writing an answer right now. */
  readonly replying: readonly string[];
}

/**
 * `GET /api/conversations?state=open|closed&unread=1&search=…&before=NEXT&limit=50`: the longest waiting first, then
 * the one with the latest message.
 */
export interface ConversationPage {
  readonly conversations: readonly ConversationSummary[];
  /** The `before` of the next page, or `null` on the last one. */
  readonly next: number | null;
  /** The last change that this answer knows of; a stream that begins `after` it misses nothing. */
  readonly revision: number;
}

/** A line of a thread: a message, or what happened to the lead at that place. */
export type ThreadItem =
  | {
      readonly type: "message";
      readonly id: string;
      readonly revision: number;
      readonly from: "visitor" | "business" | "auto";
      readonly text: string;
      readonly at: string;
      readonly author?: string;
      /** Of the business's messages: how far they got. */
      readonly state?: "sent" | "delivered" | "read";
      /** Of the visitor's messages: contact details found in the text, for highlighting. UTF-16 offsets. */
      readonly contacts?: readonly ThreadContact[];
    }
  | {
      readonly type: "notice";
      readonly id: string;
      readonly at: string;
      readonly action: string;
      readonly added: readonly { readonly kind: string; readonly value: string }[];
      readonly removed: readonly { readonly kind: string; readonly value: string }[];
    };

export interface ThreadContact {
  readonly kind: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** `lead`: part of the lead; `refused`: an agent said that it is none; `new`: neither. */
  readonly state: "lead" | "refused" | "new";
}

/** `GET /api/conversations/:id`: a conversation, its thread in order (newest page; `before` for earlier) and its lead. */
export interface ConversationThread {
  readonly conversation: ConversationSummary;
  readonly items: readonly ThreadItem[];
  /** `before` of the page with what came earlier, or null. */
  readonly earlier: number | null;
  /** Names of the keyword signals that the conversation gave, e.g. `payment`. */
  readonly signals: readonly string[];
  readonly lead: (LeadRecord & { readonly work: LeadWork }) | null;
}

/**
 * `POST /api/conversations/:id/messages`: an answer; the same id again is the same message. Answered with a
 * `StoredTalkMessage`.
 */
export interface NewAnswer {
  /** Made by the Center, e.g. a UUID v7. */
  readonly id: string;
  /** At most 4,000 characters. */
  readonly text: string;
}

/** `POST /api/conversations/:id/state`: what the business's side tells besides answers. All fields are optional. */
export interface AgentState {
  /** Somebody is writing: say so again every few seconds, it lapses by itself. */
  readonly typing?: boolean;
  /** Revision of the last message of the visitor that somebody has seen. */
  readonly readUpTo?: number;
  /** Closes the conversation or opens it again; a message of the visitor opens it by itself. */
  readonly state?: "open" | "closed";
}

/**
 * What `GET /api/stream?after=REVISION` tells, by `event:` name: everything that an open Center shows. Each carries a
 * revision as `id:`, except a `conversation` that comes because somebody types, came or left: that is only true now.
 * Conversations, items and leads are whole: the same one again replaces the former.
 */
export interface CenterStreamEvents {
  /** A conversation is new or has changed. */
  conversation: ConversationSummary;
  /** A conversation was erased by its visitor: its texts are gone. */
  erased: { readonly conversationId: string; readonly revision: number };
  /** Something was added to a thread. */
  item: { readonly conversationId: string; readonly item: ThreadItem };
  /** A lead is new, has changed, or counts no more. */
  lead: LeadChange;
  total: { readonly total: number };
}

/** What somebody may do. `owner`: everything. `agent`: all but settings and people. */
export type Role = "owner" | "agent";

/** `GET /api/me`: who is signed in. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Tag of the language in which they read the Center: mails and pushes come in it. Absent: English. */
  readonly language?: string;
  /** Minutes of the day between which nothing rings, in the person's time zone; absent: always. */
  readonly quietHours?: { readonly from: string; readonly to: string; readonly timeZone: string };
}

/** `GET /api/settings`, and `PUT` with a part of it. */
export interface CenterSettings {
  readonly site: string;
  readonly businessName: string;
  readonly avatar: string;
  /** ISO 3166-1 country of numbers typed without a country code; empty: each page's and visitor's own. */
  readonly region: string;
  readonly origins: readonly string[];
  /** Parts of the widget's configuration, as `LeadChatConfig` has them. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Canned replies, called by `/` and their name. */
  readonly cannedReplies: readonly { readonly name: string; readonly text: string }[];
  readonly labels: readonly string[];
  readonly showAgentNames: boolean;
}

/** `GET /api/installation`: which page outside the server last fetched its configuration or sent an event. */
export interface Installation {
  readonly installed: boolean;
  readonly origin?: string;
  /** The page, as far as browsers tell: often its origin alone. */
  readonly page?: string;
  /** ISO 8601. */
  readonly seenAt?: string;
}

/** An invitation that can still be used. */
export interface Invitation {
  readonly id: string;
  readonly role: Role;
  /** Name of who invited. */
  readonly invitedBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** `GET /api/team`. */
export interface Team {
  readonly people: readonly Me[];
  readonly invitations: readonly Invitation[];
}

/** One line of `GET /api/activity`, for owners: a change of settings or origins. */
export interface ActivityEntry {
  readonly at: string;
  readonly personId: string;
  /** Name at that time. */
  readonly person: string;
  readonly what: string;
}
