/** What somebody is told of. `lead`: the subject is its id. `unanswered`: the conversation's id and since when, with a space. */
export type NoticeKind = "lead" | "unanswered";

/** One telling to one person in one way: kept until it was done, so that no restart loses or repeats it. */
export interface Notice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly subject: string;
  readonly personId: string;
  readonly channel: "mail" | "push";
  /** Of a push: the subscription's address; empty for a mail. */
  readonly target: string;
  readonly createdAt: string;
  /** How often it was tried. */
  readonly attempts: number;
}

export type NewNotice = Omit<Notice, "attempts"> & { readonly dueAt: string };

/** What nobody was told of yet. */
export type Untold = Pick<Notice, "kind" | "subject">;

/** A browser that takes pushes for a person. */
export interface PushSubscriptionRecord {
  readonly endpoint: string;
  readonly personId: string;
  /** Base64url: the browser's public key and secret. */
  readonly p256dh: string;
  readonly auth: string;
  readonly createdAt: string;
}

/** Who is to be told what, and where pushes go. */
export interface NoticeStore {
  /** Keeps notices, each once for its kind, subject, person, channel and target: a known one stays as it is. */
  add(notices: readonly NewNotice[]): Promise<void>;
  /** Takes what is due, and keeps it from others until a time by which it will surely be done. */
  claim(given: { readonly now: string; readonly until: string; readonly limit: number }): Promise<readonly Notice[]>;
  /** @param outcome what became of it, in a word */
  done(id: string, at: string, outcome: string): Promise<void>;
  /** @param isAttempt false where it only has to wait */
  postpone(
    id: string,
    to: { readonly dueAt: string; readonly isAttempt: boolean; readonly outcome: string },
  ): Promise<void>;
  /** Forgets what was done before a time. */
  sweep(before: string): Promise<void>;
  /** Active leads that a device first sent at a time or later and of which nobody was told, the oldest first. */
  untoldLeads(receivedAt: string, limit: number): Promise<readonly Untold[]>;
  /** Open conversations in which the visitor waits since a time in between, and of which nobody was told. */
  untoldWaiting(since: {
    readonly from: string;
    readonly to: string;
    readonly limit: number;
  }): Promise<readonly Untold[]>;

  /** Keeps a subscription; the same endpoint belongs to whoever was last signed in there. */
  subscribe(subscription: PushSubscriptionRecord): Promise<void>;
  /** @param personId whose it must be, unless it is gone for everybody */
  unsubscribe(endpoint: string, personId?: string): Promise<void>;
  subscriptions(): Promise<readonly PushSubscriptionRecord[]>;
}
