import type { Kysely, Transaction } from "kysely";
import type { PeopleStore } from "../people-store.ts";
import { insertPerson } from "./person-row.ts";
import type { Tables } from "./tables.ts";

type Invitations = Pick<PeopleStore, "addInvitation" | "invitations" | "removeInvitation" | "acceptInvitation">;

/** The part of the people's store that knows who was invited. */
export function createSqlInvitations(database: Kysely<Tables>): Invitations {
  return {
    async addInvitation({ id, tokenHash, role, invitedBy, createdAt, expiresAt }) {
      await database
        .insertInto("invitations")
        .values({
          id,
          token_hash: tokenHash,
          role,
          invited_by: invitedBy,
          created_at: createdAt,
          expires_at: expiresAt,
        })
        .execute();
    },
    async invitations(now) {
      const rows = await database
        .selectFrom("invitations")
        .selectAll()
        .where("expires_at", ">", now)
        .orderBy("created_at")
        .orderBy("id")
        .execute();
      return rows.map((row) => ({
        id: row.id,
        tokenHash: row.token_hash,
        role: row.role,
        invitedBy: row.invited_by,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
      }));
    },
    async removeInvitation(id) {
      const result = await database.deleteFrom("invitations").where("id", "=", id).executeTakeFirst();
      return result.numDeletedRows > 0n;
    },
    acceptInvitation: (use) => database.transaction().execute((transaction) => accept(transaction, use)),
  };
}

async function accept(
  transaction: Transaction<Tables>,
  { tokenHash, now, person }: Parameters<PeopleStore["acceptInvitation"]>[0],
): ReturnType<PeopleStore["acceptInvitation"]> {
  const invitation = await transaction
    .selectFrom("invitations")
    .select(["id", "role"])
    .where("token_hash", "=", tokenHash)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  if (!invitation) return "unknown";
  const taken = await transaction
    .selectFrom("people")
    .select("id")
    .where("email", "=", person.email)
    .executeTakeFirst();
  if (taken) return "email-taken";
  const joined = { ...person, role: invitation.role };
  await insertPerson(transaction, joined);
  await transaction.deleteFrom("invitations").where("id", "=", invitation.id).execute();
  return joined;
}
