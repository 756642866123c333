/**
 * The live conversation between a visitor's device and a lead-chat server: what crosses the wire under
 * `/v1/conversations` and `/v1/sites`. The schemas that check it at the server stand in `talk-schemas.ts`.
 *
 * Each conversation counts what happens in it: every message, receipt and change of state gets the next `revision`. A
 * stream names it in its `id:` lines, so that `Last-Event-ID` resumes without gap or double. Typing and presence pass
 * without a revision: they are only true while they are said.
 */

/** `POST /v1/conversations`: begins a conversation, or finds the one that has this id and claim. */
export interface OpenConversation {
  /** UUID v7 of the device. */
  readonly id: string;
  /** Public key of the site; absent: the server's only one. */
  readonly site?: string | undefined;
  readonly visitorId: string;
  /** 128 random bits of the device, 32 hexadecimal digits: who has it gets the token again after a lost answer. */
  readonly claim: string;
  /** ISO 8601, by the device's clock. */
  readonly startedAt: string;
  readonly language?: string | undefined;
  readonly timeZone?: string | undefined;
  /** Origin and path of the page, with known campaign parameters only. */
  readonly page?: string | undefined;
}

/** Its answer. The token goes into `Authorization: Bearer …` of everything else; the server keeps its hash only. */
export interface OpenedConversation {
  readonly token: string;
  readonly revision: number;
}

/** `POST /v1/conversations/:id/messages`; answered once it is on disk. The same id again is the same message. */
export interface NewTalkMessage {
  readonly id: string;
  /** At most 4,000 characters. */
  readonly text: string;
  /** ISO 8601, by the sender's clock: shown, never used for order. */
  readonly at: string;
  /**
   * `auto`: a rule on the device said it to the visitor; the business sees it in its place. It answers nobody: the
   * visitor still waits. Default `visitor`.
   */
  readonly from?: "visitor" | "auto";
}

/** Its answer: the message's place in the conversation, and its time as both sides see it. */
export interface StoredTalkMessage {
  readonly id: string;
  readonly revision: number;
  readonly at: string;
}

/** `POST /v1/conversations/:id/state`: what the visitor's side tells besides messages. All fields are optional. */
export interface VisitorState {
  readonly typing?: boolean;
  /** Revision of the last message of the business that reached the device, and that the visitor saw. */
  readonly deliveredUpTo?: number;
  readonly readUpTo?: number;
  /** False when the page was left; true while it is open without a stream (polling says so by itself). */
  readonly present?: boolean;
}

/** A message as both sides see it, in one order: that of `revision`. */
export interface TalkMessage {
  readonly id: string;
  readonly revision: number;
  /** `auto`: the business's, said by a rule while nobody was there. */
  readonly from: "visitor" | "business" | "auto";
  readonly text: string;
  readonly at: string;
  /** Name of the agent, where the business shows it. */
  readonly author?: string;
}

/** How far the other side has got: revisions of messages; 0 before the first. */
export interface TalkReceipts {
  readonly deliveredUpTo: number;
  readonly readUpTo: number;
}

/**
 * What `GET /v1/conversations/:id/stream` tells, by `event:` name; the first three carry a revision as `id:`. It begins
 * after `Last-Event-ID` or `?after=`, else with the first message. The server ends it cleanly from time to time: come
 * again at once.
 */
export interface TalkStreamEvents {
  message: TalkMessage;
  /** How far the business has got with the visitor's messages. */
  receipts: TalkReceipts & { readonly revision: number };
  /** The visitor had everything erased: the texts are gone, the stream ends, everything else answers 410. */
  erased: { readonly revision: number };
  typing: { readonly active: boolean; readonly author?: string };
  presence: { readonly state: "online" | "away" };
}

/**
 * `GET /v1/conversations/:id/events?after=REVISION`: the same for those whose streams are cut. At most 200 messages;
 * `hasMore` says to ask again at once.
 */
export interface TalkPage {
  readonly messages: readonly TalkMessage[];
  readonly receipts: TalkReceipts;
  readonly revision: number;
  readonly hasMore: boolean;
  readonly typing: boolean;
  readonly presence: "online" | "away";
}

/**
 * `GET /v1/sites/:site/config`: what the business set up in its Center. The page's own attributes and `config` go
 * before it, key by key.
 */
export interface SiteConfig {
  readonly site: string;
  readonly businessName?: string;
  readonly avatar?: string;
  /** ISO 3166-1 country of numbers typed without a country code; the page's `region` goes before it. */
  readonly region?: string;
  /** Part of `LeadChatConfig`: `welcome`, `suggestions`, `replies`, `hours`, `signals`, `replyTime`, `privacy`. */
  readonly config: Readonly<Record<string, unknown>>;
}
