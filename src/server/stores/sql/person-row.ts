import type { Kysely, Selectable } from "kysely";
import type { Me } from "../../../protocol/center-api.ts";
import type { Person } from "../people-store.ts";
import type { PeopleTable } from "./people-tables.ts";
import type { Tables } from "./tables.ts";

/** @param database a transaction, if it belongs to one */
export async function insertPerson(database: Kysely<Tables>, person: Person): Promise<void> {
  const { id, name, email, role, passwordHash, quietHours, language, createdAt } = person;
  await database
    .insertInto("people")
    .values({
      id,
      name,
      email,
      role,
      password_hash: passwordHash,
      quiet_hours: quietHours ? JSON.stringify(quietHours) : null,
      language: language ?? null,
      created_at: createdAt,
    })
    .execute();
}

export function toPerson(row: Selectable<PeopleTable>): Person {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    passwordHash: row.password_hash,
    createdAt: row.created_at,
    ...(row.language !== null && { language: row.language }),
    // Written by this store from validated values, and by nothing else.
    ...(row.quiet_hours !== null && { quietHours: JSON.parse(row.quiet_hours) as NonNullable<Me["quietHours"]> }),
  };
}
