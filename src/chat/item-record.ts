import type { ContactReference } from "../protocol/contact.ts";

interface Placed {
  readonly id: string;
  /** Place in the conversation: counted up in the transaction that adds the item. */
  readonly position: number;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface MessageRecord extends Placed {
  readonly type: "message";
  readonly from: "visitor" | "business";
  readonly text: string;
  /** How far it got, where that is more than being on this device. */
  readonly state?: "sending" | "sent" | "delivered" | "read" | "failed";
  /** Who of the business wrote it, where that is known. */
  readonly author?: string;
  /** Only on what the business says: what stands under its words. */
  readonly actions?: {
    readonly quickReplies?: readonly string[];
    readonly link?: { readonly text: string; readonly url: string };
    readonly form?: string | true;
  };
}

/** The line that says that contact information was updated. */
export interface NoticeRecord extends Placed {
  readonly type: "notice";
  readonly eventId: string;
  readonly contacts: readonly ContactReference[];
  readonly state: "active" | "removed";
}

/** The question before details are saved (`capture="ask"`). */
export interface AskRecord extends Placed {
  readonly type: "ask";
  readonly contacts: readonly ContactReference[];
  readonly state: "open" | "saved" | "declined";
}

/** A quiet line: the visitor was marked as a lead, or sent a form. */
export interface LineRecord extends Placed {
  readonly type: "line";
  readonly about: "marked" | "submitted";
}

/** One entry of the conversation as it is stored. */
export type ItemRecord = MessageRecord | NoticeRecord | AskRecord | LineRecord;
