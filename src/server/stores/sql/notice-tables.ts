/** One row a telling; `done_at` says that it is over, `outcome` how. */
export interface NoticesTable {
  id: string;
  kind: "lead" | "unanswered";
  subject: string;
  person_id: string;
  channel: "mail" | "push";
  target: string;
  created_at: string;
  due_at: string;
  attempts: number;
  done_at: string | null;
  outcome: string | null;
}

export interface PushSubscriptionsTable {
  endpoint: string;
  person_id: string;
  p256dh: string;
  auth: string;
  created_at: string;
}

export interface NoticeTables {
  notices: NoticesTable;
  push_subscriptions: PushSubscriptionsTable;
}
