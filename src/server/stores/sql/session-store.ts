import type { Kysely } from "kysely";
import type { PeopleStore } from "../people-store.ts";
import { toPerson } from "./person-row.ts";
import type { Tables } from "./tables.ts";

type Sessions = Pick<PeopleStore, "addSession" | "findSession" | "touchSession" | "endSessions" | "sweepSessions">;

/** The part of the people's store that knows who is signed in where. */
export function createSqlSessions(database: Kysely<Tables>): Sessions {
  return {
    async addSession({ tokenHash, personId, createdAt, seenAt }) {
      await database
        .insertInto("sessions")
        .values({ token_hash: tokenHash, person_id: personId, created_at: createdAt, seen_at: seenAt })
        .execute();
    },
    async findSession(tokenHash) {
      const row = await database
        .selectFrom("sessions")
        .innerJoin("people", "people.id", "sessions.person_id")
        .selectAll("people")
        .select(["sessions.created_at as session_created_at", "sessions.seen_at as session_seen_at"])
        .where("sessions.token_hash", "=", tokenHash)
        .executeTakeFirst();
      if (!row) return undefined;
      const session = {
        tokenHash,
        personId: row.id,
        createdAt: row.session_created_at,
        seenAt: row.session_seen_at,
      };
      return { session, person: toPerson(row) };
    },
    async touchSession(tokenHash, seenAt) {
      await database.updateTable("sessions").set({ seen_at: seenAt }).where("token_hash", "=", tokenHash).execute();
    },
    async endSessions(which) {
      await database
        .deleteFrom("sessions")
        .where((expression) =>
          "tokenHash" in which
            ? expression("token_hash", "=", which.tokenHash)
            : expression("person_id", "=", which.personId),
        )
        .execute();
    },
    async sweepSessions({ createdAt, seenAt }) {
      await database
        .deleteFrom("sessions")
        .where((expression) =>
          expression.or([expression("created_at", "<", createdAt), expression("seen_at", "<", seenAt)]),
        )
        .execute();
    },
  };
}
