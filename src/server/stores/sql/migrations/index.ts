import type { Migration } from "../migrate.ts";
import { createLeads } from "./0001-leads.ts";
import { createConversations } from "./0002-conversations.ts";
import { createPeople } from "./0003-people.ts";
import { createActivity } from "./0004-activity.ts";
import { createLeadWork } from "./0005-lead-work.ts";
import { createNotices } from "./0006-notices.ts";
import { foldWork } from "./0007-folded-work.ts";
import { addLanguages } from "./0008-languages.ts";

/** All steps of the schema in their order. A step that was released is never changed; a change is a further step. */
export const migrations: readonly Migration[] = [
  { version: 1, name: "leads", apply: createLeads },
  { version: 2, name: "conversations", apply: createConversations },
  { version: 3, name: "people", apply: createPeople },
  { version: 4, name: "activity", apply: createActivity },
  { version: 5, name: "lead-work", apply: createLeadWork },
  { version: 6, name: "notices", apply: createNotices },
  { version: 7, name: "folded-work", apply: foldWork },
  { version: 8, name: "languages", apply: addLanguages },
];
