import type { Kysely } from "kysely";
import type { CenterChange, CenterChanges } from "../../talk-store.ts";
import { readLatestRevision } from "../latest-revision.ts";
import { readChangesAfter } from "../read-leads.ts";
import type { Tables } from "../tables.ts";
import { toNotice } from "./read-thread.ts";
import { selectConversations, toConversation } from "./select-conversations.ts";
import { messageColumns, toMessage } from "./to-message.ts";

interface Range {
  readonly after: number;
  readonly to: number;
  readonly limit: number;
}

/** The rules are those of `TalkStore.changesAfter`. */
export async function readCenterChanges(
  database: Kysely<Tables>,
  revision: number,
  limit: number,
): Promise<CenterChanges> {
  // All parts are read up to one number: what is committed meanwhile comes next time, in order.
  const to = await readLatestRevision(database);
  if (to === revision) return { changes: [], revision };
  const range = { after: revision > to ? 0 : revision, to, limit };
  const found = [
    ...(await readConversations(database, range)),
    ...(await readMessages(database, range)),
    ...(await readNotices(database, range)),
    ...(await readLeads(database, range)),
  ].sort((a, b) => a.revision - b.revision);
  if (found.length <= limit) return { changes: found.flatMap(({ change }) => change ?? []), revision: to };
  const shown = found.slice(0, limit);
  return { changes: shown.flatMap(({ change }) => change ?? []), revision: shown.at(-1)?.revision ?? to };
}

/** A row that counts, whether or not it has something to tell. */
interface Found {
  readonly revision: number;
  readonly change?: CenterChange | undefined;
}

async function readConversations(database: Kysely<Tables>, { after, to, limit }: Range): Promise<readonly Found[]> {
  const rows = await selectConversations(database)
    .where("conversations.revision", ">", after)
    .where("conversations.revision", "<=", to)
    .orderBy("conversations.revision")
    .limit(limit + 1)
    .execute();
  return rows.map((row): Found => {
    const revision = Number(row.revision);
    if (row.state === "erased") return { revision, change: { type: "erased", revision, conversationId: row.id } };
    // What has just begun has nothing to show yet.
    if (row.position === null) return { revision };
    return { revision, change: { type: "conversation", revision, conversation: toConversation(row) } };
  });
}

async function readMessages(database: Kysely<Tables>, { after, to, limit }: Range): Promise<readonly Found[]> {
  const rows = await database
    .selectFrom("messages")
    .select([...messageColumns, "revision", "conversation_id"])
    .where("revision", ">", after)
    .where("revision", "<=", to)
    .orderBy("revision")
    .limit(limit + 1)
    .execute();
  return rows.map((row) => {
    const revision = Number(row.revision);
    const message = toMessage(row);
    return { revision, change: { type: "message", revision, conversationId: row.conversation_id, message } };
  });
}

async function readNotices(database: Kysely<Tables>, { after, to, limit }: Range): Promise<readonly Found[]> {
  const rows = await database
    .selectFrom("received_events")
    .select(["id", "received_at", "body", "revision", "conversation_id"])
    .where("revision", ">", after)
    .where("revision", "<=", to)
    .orderBy("revision")
    .limit(limit + 1)
    .execute();
  return rows.map((row): Found => {
    const revision = Number(row.revision);
    const notice = toNotice(row);
    if (!notice || row.conversation_id === null) return { revision };
    return { revision, change: { type: "notice", revision, conversationId: row.conversation_id, notice } };
  });
}

async function readLeads(database: Kysely<Tables>, { after, to, limit }: Range): Promise<readonly Found[]> {
  const changes = await readChangesAfter(database, after, limit + 1);
  return changes
    .filter(({ revision }) => revision <= to)
    .map((change) => ({ revision: change.revision, change: { type: "lead", revision: change.revision, change } }));
}
