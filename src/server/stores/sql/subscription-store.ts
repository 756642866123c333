import type { Kysely } from "kysely";
import type { NoticeStore } from "../notice-store.ts";
import type { Tables } from "./tables.ts";

type Subscriptions = Pick<NoticeStore, "subscribe" | "unsubscribe" | "subscriptions">;

/** The part of the notices' store that knows the browsers that take pushes. */
export function createSqlSubscriptions(database: Kysely<Tables>): Subscriptions {
  return {
    async subscribe({ endpoint, personId, p256dh, auth, createdAt }) {
      const row = { person_id: personId, p256dh, auth, created_at: createdAt };
      await database
        .insertInto("push_subscriptions")
        .values({ endpoint, ...row })
        .onConflict((on) => on.column("endpoint").doUpdateSet(row))
        .execute();
    },
    async unsubscribe(endpoint, personId) {
      let deletion = database.deleteFrom("push_subscriptions").where("endpoint", "=", endpoint);
      if (personId !== undefined) deletion = deletion.where("person_id", "=", personId);
      await deletion.execute();
    },
    async subscriptions() {
      const rows = await database.selectFrom("push_subscriptions").selectAll().orderBy("created_at").execute();
      return rows.map(({ endpoint, person_id, p256dh, auth, created_at }) => {
        return { endpoint, personId: person_id, p256dh, auth, createdAt: created_at };
      });
    },
  };
}
