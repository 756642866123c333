import type { Migration } from "../migrate.ts";
import { createLeads } from "./0001-leads.ts";

/** All steps of the schema in their order. A step that was released is never changed; a change is a further step. */
export const migrations: readonly Migration[] = [{ version: 1, name: "leads", apply: createLeads }];
