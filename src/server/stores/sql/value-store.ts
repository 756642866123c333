import type { Kysely } from "kysely";
import type { ValueStore } from "../value-store.ts";
import type { Tables } from "./tables.ts";

export function createSqlValueStore(database: Kysely<Tables>): ValueStore {
  const get = async (name: string): Promise<string | undefined> => {
    const row = await database.selectFrom("server_values").select("value").where("name", "=", name).executeTakeFirst();
    return row?.value;
  };
  return {
    get,
    async set(name, value) {
      await database
        .insertInto("server_values")
        .values({ name, value })
        .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
        .execute();
    },
    async getOrSet(name, value) {
      await database
        .insertInto("server_values")
        .values({ name, value })
        .onConflict((conflict) => conflict.column("name").doNothing())
        .execute();
      return (await get(name)) ?? value;
    },
    async delete(name) {
      await database.deleteFrom("server_values").where("name", "=", name).execute();
    },
  };
}
