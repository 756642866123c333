import { type Kysely, sql } from "kysely";
import type { Notice, NoticeStore } from "../notice-store.ts";
import { agentKey } from "./mark-conversation.ts";
import { createSqlSubscriptions } from "./subscription-store.ts";
import type { Tables } from "./tables.ts";

/** Notices over a database whose schema is up to date. */
export function createSqlNoticeStore(database: Kysely<Tables>): NoticeStore {
  return {
    ...createSqlSubscriptions(database),
    ...createQueue(database),
    async untoldLeads(receivedAt, limit) {
      const rows = await database
        .selectFrom("leads")
        .select("id")
        .where("received_at", ">=", receivedAt)
        .where("state", "=", "active")
        .where("key_hash", "!=", agentKey)
        .where(({ exists, not, selectFrom }) => {
          const told = selectFrom("notices").select("notices.id").where("kind", "=", "lead");
          return not(exists(told.whereRef("notices.subject", "=", "leads.id")));
        })
        .orderBy("received_at")
        .limit(limit)
        .execute();
      return rows.map(({ id }) => ({ kind: "lead", subject: id }));
    },
    async untoldWaiting({ from, to, limit }) {
      const subject = sql<string>`conversations.id || ' ' || conversations.waiting_since`;
      const rows = await database
        .selectFrom("conversations")
        .select(subject.as("subject"))
        .where("waiting_since", ">=", from)
        .where("waiting_since", "<=", to)
        .where("state", "=", "open")
        .where(({ exists, not, selectFrom }) => {
          const told = selectFrom("notices").select("notices.id").where("kind", "=", "unanswered");
          return not(exists(told.where("notices.subject", "=", subject)));
        })
        .orderBy("waiting_since")
        .limit(limit)
        .execute();
      return rows.map((row) => ({ kind: "unanswered", subject: row.subject }));
    },
  };
}

type Queue = Pick<NoticeStore, "add" | "claim" | "done" | "postpone" | "sweep">;

function createQueue(database: Kysely<Tables>): Queue {
  return {
    async add(notices) {
      if (notices.length === 0) return;
      const rows = notices.map(({ personId, createdAt, dueAt, ...rest }) => ({
        ...rest,
        person_id: personId,
        created_at: createdAt,
        due_at: dueAt,
        attempts: 0,
        done_at: null,
        outcome: null,
      }));
      await database
        .insertInto("notices")
        .values(rows)
        .onConflict((on) => on.doNothing())
        .execute();
    },
    claim: (given) => claim(database, given),
    async done(id, at, outcome) {
      await database.updateTable("notices").set({ done_at: at, outcome }).where("id", "=", id).execute();
    },
    async postpone(id, { dueAt, isAttempt, outcome }) {
      await database
        .updateTable("notices")
        .set((expression) => ({
          due_at: dueAt,
          outcome,
          attempts: isAttempt ? expression("attempts", "+", 1) : expression.ref("attempts"),
        }))
        .where("id", "=", id)
        .execute();
    },
    async sweep(before) {
      await database.deleteFrom("notices").where("done_at", "<", before).execute();
    },
  };
}

async function claim(
  database: Kysely<Tables>,
  { now, until, limit }: Parameters<NoticeStore["claim"]>[0],
): Promise<readonly Notice[]> {
  const due = database
    .selectFrom("notices")
    .select("id")
    .where("done_at", "is", null)
    .where("due_at", "<=", now)
    .orderBy("due_at")
    .limit(limit);
  // Whoever crashes with it leaves it for later: it is due again when the lease is over.
  const update = database.updateTable("notices").set({ due_at: until }).where("id", "in", due);
  const rows = await update.returningAll().execute();
  return rows.map(({ id, kind, subject, person_id, channel, target, created_at, attempts }) => {
    return { id, kind, subject, personId: person_id, channel, target, createdAt: created_at, attempts };
  });
}
