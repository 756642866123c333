import type { LeadEvent } from "../../../protocol/lead-event.ts";
import type { Doing } from "../work-store.ts";
import { fold } from "./conversations/fold.ts";
import { linkLead } from "./conversations/link-lead.ts";
import { facetsOf } from "./lead-facets.ts";
import type { Snapshot } from "./to-record.ts";
import { noteChange } from "./work-change.ts";
import type { WriteContext } from "./writer.ts";

/** In the place of a key's hash: no device has a key to a lead that an agent made. */
export const agentKey = "agent";

interface Mark {
  readonly newLeadId: string;
  readonly label?: string;
  readonly doing: Doing;
}

/** The rules are those of `WorkStore.markConversation`. */
export async function markConversation(
  context: WriteContext,
  conversationId: string,
  { newLeadId, label, doing }: Mark,
): Promise<string | undefined> {
  const { transaction } = context;
  const conversation = await transaction
    .selectFrom("conversations")
    .leftJoin("leads", (join) =>
      join.onRef("leads.visitor_id", "=", "conversations.visitor_id").on("leads.state", "=", "active"),
    )
    .select([
      "conversations.id as id",
      "conversations.visitor_id as visitor_id",
      "conversations.started_at as started_at",
      "conversations.language as language",
      "conversations.time_zone as time_zone",
      "conversations.page as page",
      "leads.id as lead_id",
    ])
    .where("conversations.id", "=", conversationId)
    .where("conversations.state", "!=", "erased")
    .executeTakeFirst();
  if (!conversation) return undefined;
  const leadId = conversation.lead_id ?? newLeadId;
  if (conversation.lead_id === null) await insertLead(context, { leadId, conversation, at: doing.at });
  if (label !== undefined) await addLabel(context, leadId, label);
  await noteChange(context, leadId, doing.at);
  return leadId;
}

interface NewLead {
  readonly leadId: string;
  readonly at: string;
  readonly conversation: {
    readonly id: string;
    readonly visitor_id: string;
    readonly started_at: string;
    readonly language: string | null;
    readonly time_zone: string | null;
    readonly page: string | null;
  };
}

async function insertLead(context: WriteContext, { leadId, conversation, at }: NewLead): Promise<void> {
  const { id, visitor_id: visitorId, started_at: startedAt, language, time_zone: timeZone, page } = conversation;
  const lead: LeadEvent["data"]["lead"] = {
    id: leadId,
    visitorId,
    state: "active",
    createdAt: at,
    updatedAt: at,
    contacts: [],
    profile: {},
    answers: {},
    labels: [],
    consents: [],
  };
  const snapshot: Snapshot = {
    lead,
    change: { action: "marked", origin: "agent", added: [], removed: [], notice: "none" },
    conversation: { id, startedAt },
    touches: [],
    ...(page !== null && {
      page: { url: page, ...(language !== null && { language }), ...(timeZone !== null && { timeZone }) },
    }),
  };
  await context.transaction
    .insertInto("leads")
    .values({
      id: leadId,
      visitor_id: visitorId,
      state: "active",
      sequence: 0,
      revision: await context.nextRevision(),
      key_hash: agentKey,
      received_at: at,
      changed_at: at,
      snapshot: JSON.stringify(snapshot),
      ...facetsOf(snapshot),
    })
    .execute();
  await linkLead(context, { lead });
}

async function addLabel({ transaction }: WriteContext, leadId: string, label: string): Promise<void> {
  const labels = transaction.selectFrom("lead_labels").select("position").where("lead_id", "=", leadId);
  const position = (await labels.execute()).length;
  await transaction
    .insertInto("lead_labels")
    .values({ lead_id: leadId, label, position, folded: fold(label) })
    .onConflict((on) => on.doNothing())
    .execute();
}
