import type { Kysely, Selectable, Transaction } from "kysely";
import type { Role } from "../../../protocol/center-api.ts";
import type { PeopleStore, PersonChanges, TeamOutcome } from "../people-store.ts";
import { createSqlInvitations } from "./invitation-store.ts";
import type { PeopleTable } from "./people-tables.ts";
import { insertPerson, toPerson } from "./person-row.ts";
import { createSqlSessions } from "./session-store.ts";
import type { Tables } from "./tables.ts";

/** People, sessions and invitations in a database whose schema is up to date. */
export function createSqlPeopleStore(database: Kysely<Tables>): PeopleStore {
  return {
    ...createSqlSessions(database),
    ...createSqlInvitations(database),
    hasOwner: () => hasOwner(database),
    addFirstOwner: (person) =>
      database.transaction().execute(async (transaction) => {
        if (await hasOwner(transaction)) return false;
        await insertPerson(transaction, person);
        return true;
      }),
    async findByEmail(email) {
      const row = await database.selectFrom("people").selectAll().where("email", "=", email).executeTakeFirst();
      return row && toPerson(row);
    },
    async people() {
      const rows = await database.selectFrom("people").selectAll().orderBy("created_at").orderBy("id").execute();
      return rows.map(toPerson);
    },
    async update(id, changes) {
      const columns = toColumns(changes);
      if (Object.keys(columns).length === 0) return;
      await database.updateTable("people").set(columns).where("id", "=", id).execute();
    },
    setRole: (id, role) =>
      changeTeam(database, id, {
        leavesOwner: role === "owner",
        change: (transaction) => transaction.updateTable("people").set({ role }).where("id", "=", id).execute(),
      }),
    remove: (id) =>
      changeTeam(database, id, {
        leavesOwner: false,
        change: (transaction) => transaction.deleteFrom("people").where("id", "=", id).execute(),
      }),
  };
}

function toColumns({ name, language, quietHours, passwordHash }: PersonChanges): Partial<Selectable<PeopleTable>> {
  return {
    ...(name !== undefined && { name }),
    ...(language !== undefined && { language }),
    ...(passwordHash !== undefined && { password_hash: passwordHash }),
    ...(quietHours !== undefined && { quiet_hours: quietHours === null ? null : JSON.stringify(quietHours) }),
  };
}

async function hasOwner(database: Kysely<Tables>): Promise<boolean> {
  const row = await database.selectFrom("people").select("id").where("role", "=", "owner").executeTakeFirst();
  return row !== undefined;
}

interface TeamChange {
  /** Whether the person is an owner afterwards. */
  readonly leavesOwner: boolean;
  readonly change: (transaction: Transaction<Tables>) => Promise<unknown>;
}

/** Changes a person unless that would leave nobody who may set the server up. */
function changeTeam(database: Kysely<Tables>, id: string, { leavesOwner, change }: TeamChange): Promise<TeamOutcome> {
  return database.transaction().execute(async (transaction): Promise<TeamOutcome> => {
    const rows = await transaction.selectFrom("people").select(["id", "role"]).execute();
    const person = rows.find((row) => row.id === id);
    if (!person) return "unknown";
    const owners = rows.filter(({ role }): boolean => role === ("owner" satisfies Role));
    if (person.role === "owner" && !leavesOwner && owners.length === 1) return "last-owner";
    await change(transaction);
    return "done";
  });
}
