import type { Transaction } from "kysely";
import { hashKey, isKeyOf } from "../../../services/key-hash.ts";
import type { OpenOutcome, OpenRequest } from "../../talk-store.ts";
import type { Tables } from "../tables.ts";
import type { WriteContext } from "../writer.ts";

/** As many devices and tabs may hold a token of one conversation; the oldest one goes first. */
const mostTokens = 8;

/** The rules are those of `TalkStore.open`. */
export async function openConversation(context: WriteContext, request: OpenRequest): Promise<OpenOutcome> {
  const { id, claim, visitorId } = request.conversation;
  const known = await context.transaction
    .selectFrom("conversations")
    .select(["claim_hash", "state", "talk_revision"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (known && !isKeyOf(claim, known.claim_hash)) return { outcome: "wrong-claim" };
  if (known ? known.state === "erased" : await isErasedVisitor(context.transaction, visitorId)) {
    return { outcome: "erased" };
  }
  const revision = await context.nextRevision();
  if (!known) await insertConversation(context, request, revision);
  await keepToken(context.transaction, { id, token: request.token, revision });
  return { outcome: "opened", revision: Number(known?.talk_revision ?? 0) };
}

async function isErasedVisitor(transaction: Transaction<Tables>, visitorId: string): Promise<boolean> {
  const row = await transaction
    .selectFrom("leads")
    .select("id")
    .where("visitor_id", "=", visitorId)
    .where("state", "=", "erased")
    .executeTakeFirst();
  return row !== undefined;
}

async function insertConversation(
  { transaction, touched }: WriteContext,
  { conversation, at }: OpenRequest,
  revision: number,
): Promise<void> {
  const { id, site, visitorId, claim, startedAt, language, timeZone, page } = conversation;
  const lead = await transaction
    .selectFrom("leads")
    .select("id")
    .where("visitor_id", "=", visitorId)
    .orderBy("revision", "desc")
    .executeTakeFirst();
  await transaction
    .insertInto("conversations")
    .values({
      id,
      site: site ?? null,
      visitor_id: visitorId,
      lead_id: lead?.id ?? null,
      claim_hash: hashKey(claim),
      state: "open",
      revision,
      talk_revision: 0,
      position: null,
      started_at: startedAt,
      opened_at: at,
      language: language ?? null,
      time_zone: timeZone ?? null,
      page: page ?? null,
      waiting_since: null,
      unread: 0,
      last_message: null,
      visitor_delivered: 0,
      visitor_read: 0,
      business_delivered: 0,
      business_read: 0,
      receipts_revision: 0,
      seen_at: null,
    })
    .execute();
  touched.conversations.add(id);
}

async function keepToken(
  transaction: Transaction<Tables>,
  { id, token, revision }: { readonly id: string; readonly token: string; readonly revision: number },
): Promise<void> {
  await transaction
    .insertInto("conversation_tokens")
    .values({ hash: hashKey(token), conversation_id: id, revision })
    .execute();
  await transaction
    .deleteFrom("conversation_tokens")
    .where("conversation_id", "=", id)
    .where("hash", "not in", (query) =>
      query
        .selectFrom("conversation_tokens")
        .select("hash")
        .where("conversation_id", "=", id)
        .orderBy("revision", "desc")
        .limit(mostTokens),
    )
    .execute();
}
