import type { Kysely, Selectable } from "kysely";
import type { LeadEvent, SignalEvent } from "../../../../protocol/lead-event.ts";
import type { StoredNotice, ThreadPage } from "../../talk-store.ts";
import type { ReceivedEventsTable, Tables } from "../tables.ts";
import { messageColumns, toMessage } from "./to-message.ts";

/** The rules are those of `TalkStore.thread`. */
export async function readThread(
  database: Kysely<Tables>,
  id: string,
  { before, limit }: { readonly before?: number; readonly limit: number },
): Promise<ThreadPage> {
  let select = database
    .selectFrom("messages")
    .select([...messageColumns, "revision"])
    .where("conversation_id", "=", id)
    .orderBy("talk_revision", "desc")
    .limit(limit + 1);
  if (before !== undefined) select = select.where("talk_revision", "<", before);
  const rows = await select.execute();
  const shown = rows.slice(0, limit).reverse();
  const hasEarlier = rows.length > limit;
  return {
    messages: shown.map(toMessage),
    notices: await readNotices(database, id, {
      from: hasEarlier ? Number(shown[0]?.revision) : 0,
      to: before === undefined ? Number.MAX_SAFE_INTEGER : await revisionOf(database, id, before),
    }),
    earlier: hasEarlier ? Number(shown[0]?.talk_revision) : null,
    signals: await readSignals(database, id),
  };
}

/** Changes of the lead that came while a part of the thread did. */
async function readNotices(
  database: Kysely<Tables>,
  id: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly StoredNotice[]> {
  const rows = await database
    .selectFrom("received_events")
    .select(["id", "received_at", "body"])
    .where("conversation_id", "=", id)
    .where("revision", ">=", from)
    .where("revision", "<", to)
    .orderBy("revision")
    .execute();
  return rows.flatMap((row) => toNotice(row) ?? []);
}

/** What the conversation is about: a device tells it by events of their own. */
async function readSignals(database: Kysely<Tables>, id: string): Promise<readonly string[]> {
  const rows = await database
    .selectFrom("received_events")
    .innerJoin("conversations", "conversations.visitor_id", "received_events.visitor_id")
    .select("received_events.body")
    .where("conversations.id", "=", id)
    .where("received_events.type", "=", "leadchat.signal.v1")
    .where("received_events.is_test", "=", 0)
    .where("received_events.body", "is not", null)
    .orderBy("received_events.received_at")
    .execute();
  // Written from validated events, and by nothing else.
  const signals = rows.map(({ body }) => (JSON.parse(body ?? "") as Pick<SignalEvent, "data">).data);
  return [...new Set(signals.filter(({ conversation }) => conversation.id === id).map(({ name }) => name))];
}

async function revisionOf(database: Kysely<Tables>, id: string, talkRevision: number): Promise<number> {
  const row = await database
    .selectFrom("messages")
    .select("revision")
    .where("conversation_id", "=", id)
    .where("talk_revision", ">=", talkRevision)
    .orderBy("talk_revision")
    .executeTakeFirst();
  return row ? Number(row.revision) : Number.MAX_SAFE_INTEGER;
}

/** What is worth a line though no contact came or went. */
const lines: readonly string[] = ["marked", "submitted"];

/** @returns `undefined` for a change that was erased, or of which there is nothing to tell */
export function toNotice({
  id,
  received_at: receivedAt,
  body,
}: Pick<Selectable<ReceivedEventsTable>, "id" | "received_at" | "body">): StoredNotice | undefined {
  if (body === null) return undefined;
  // Written from a validated event, and by nothing else.
  const { time, data } = JSON.parse(body) as Pick<LeadEvent, "time" | "data">;
  const { action, added, removed } = data.change;
  if (added.length + removed.length === 0 && !lines.includes(action)) return undefined;
  return { type: "notice", id, at: time, action, added, removed, receivedAt };
}
