import type { Kysely } from "kysely";
import type { TalkStore } from "../../talk-store.ts";
import { readLatestRevision } from "../latest-revision.ts";
import type { Tables } from "../tables.ts";
import { readColumns, toRecord } from "../to-record.ts";
import type { Writer } from "../writer.ts";
import { addMessage } from "./add-message.ts";
import { eraseConversation } from "./erase.ts";
import { openConversation } from "./open-conversation.ts";
import { readCenterChanges } from "./read-changes.ts";
import { readConversation, readInbox } from "./read-inbox.ts";
import { findOwner, readTalkAfter } from "./read-talk.ts";
import { readThread } from "./read-thread.ts";
import { recordBusinessReceipts, recordVisitorReceipts } from "./receipts.ts";
import { recordLeaving, setState } from "./set-state.ts";

/** Conversations over a database whose schema is up to date; `subscribe` is the owner's of the writer. */
export function createSqlTalkStore(database: Kysely<Tables>, writer: Writer): Omit<TalkStore, "subscribe"> {
  return {
    open: (request) => writer.run((context) => openConversation(context, request)),
    owner: (token) => findOwner(database, token),
    addMessage: (id, message) => writer.run((context) => addMessage(context, id, message)),
    visitorReceived: (id, receipts) => writer.run((context) => recordVisitorReceipts(context, id, receipts)),
    businessReceived: (receipts) =>
      writer.run(async (context) => {
        for (const [id, given] of receipts) await recordBusinessReceipts(context, id, given);
      }),
    setState: (id, state) => writer.run((context) => setState(context, id, state)),
    visitorLeft: (id, at) => writer.run((context) => recordLeaving(context, id, at)),
    erase: (id) => writer.run((context) => eraseConversation(context, id)),
    talkAfter: (id, after, limit) => readTalkAfter(database, id, { after, limit }),
    inbox: (query) => readInbox(database, query),
    conversation: (id) => readConversation(database, id),
    thread: (id, page) => readThread(database, id, page),
    async lead(id) {
      const select = database.selectFrom("leads").select(readColumns).where("id", "=", id);
      const row = await select.where("state", "=", "active").executeTakeFirst();
      return row && toRecord(row);
    },
    changesAfter: (revision, limit) => readCenterChanges(database, revision, limit),
    latestRevision: () => readLatestRevision(database),
  };
}
