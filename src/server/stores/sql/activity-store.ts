import type { Kysely } from "kysely";
import type { ActivityStore } from "../activity-store.ts";
import type { Tables } from "./tables.ts";

export function createSqlActivityStore(database: Kysely<Tables>): ActivityStore {
  return {
    async add({ at, personId, person, what }) {
      await database.insertInto("activity").values({ at, person_id: personId, person, what }).execute();
    },
    async latest(limit) {
      const rows = await database
        .selectFrom("activity")
        .select(["at", "person_id", "person", "what"])
        .orderBy("number", "desc")
        .limit(limit)
        .execute();
      return rows.map(({ at, person_id, person, what }) => ({ at, personId: person_id, person, what }));
    },
  };
}
