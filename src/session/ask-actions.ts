import type { AskRecord, ItemRecord } from "../chat/item-record.ts";
import { contactIdentity } from "../lead/contact-identity.ts";
import { isReachable, type LeadRecord } from "../lead/lead-record.ts";
import { mergeContacts } from "../lead/merge-contacts.ts";
import type { ContactReference } from "../protocol/contact.ts";
import type { Change, ScanRecord } from "../storage/storage-types.ts";
import { draftChange, type ChangeContext } from "./draft.ts";
import type { EngineCore } from "./engine-types.ts";
import { releaseSignals } from "./signal-actions.ts";

/**
 * Contacts were found and `capture` is `ask`: the visitor is asked before anything of it becomes part of the lead. What
 * they were asked about before, and did not save, is not asked again.
 */
export async function askBeforeSaving(
  core: EngineCore,
  scan: ScanRecord,
  found: readonly ContactReference[],
): Promise<void> {
  // Where in the message it stood is nothing to keep.
  const contacts = found.map(({ kind, value }) => ({ kind, value }));
  const open = [...core.ledger.maps.items.values()].filter(isOpen);
  await core.ledger.commit(ask(core.context(), scan, { found: contacts, open }));
}

/** The answer to the question of an `AskItem`. */
export async function answerAsk(core: EngineCore, id: string, save: boolean): Promise<void> {
  await core.loadHistory();
  const item = core.ledger.maps.items.get(id);
  if (!item || !isOpen(item)) return;
  if (!save) {
    await core.ledger.commit(decline(core.context(), item));
    return;
  }
  let released: readonly string[] = [];
  await core.capture(
    { contacts: item.contacts, origin: "chat" },
    {
      merge: mergeContacts,
      action: "captured",
      also(draft, merged) {
        draft.putItem({ ...item, state: "saved" });
        released = releaseSignals(draft);
        return { merged };
      },
    },
  );
  for (const name of released) core.tell("signal", { name, value: true });
}

const isOpen = (item: ItemRecord): item is AskRecord => item.type === "ask" && item.state === "open";

function ask(
  context: ChangeContext,
  scan: ScanRecord,
  { found, open }: { found: readonly ContactReference[]; open: readonly AskRecord[] },
): Change<void> {
  return draftChange(context, (draft) => {
    if (!draft.takeScan(scan)) return;
    const record = draft.lead(scan.visitorId);
    const saved = new Set(record.lead.contacts.map(contactIdentity));
    const input = { origin: "chat", at: scan.at } as const;
    // What the lead has already needs no question, and changes nothing but its times.
    const again = found.filter((contact) => saved.has(contactIdentity(contact)));
    const repeated =
      again.length > 0 ? mergeContacts(record, { ...input, contacts: again }, context.newId).record : record;
    const settled = new Set([
      ...(record.declined ?? []),
      ...open.flatMap(({ contacts }) => contacts.map(contactIdentity)),
    ]);
    const news = found.filter(
      (contact) => !saved.has(contactIdentity(contact)) && !settled.has(contactIdentity(contact)),
    );
    if (news.length === 0 || isReachable(news) || record.isLead) {
      if (repeated !== record) draft.put("leads", repeated);
    } else {
      // A name alone reaches nobody: it waits, on this device, for the question that brings a way to reach them.
      draft.put("leads", mergeContacts(repeated, { ...input, contacts: news }, context.newId).record);
      return;
    }
    if (news.length === 0 || draft.meta.visitorId !== scan.visitorId) return;
    const waiting = record.isLead ? [] : record.lead.contacts.map(({ kind, value }) => ({ kind, value }));
    draft.addItem({ id: context.newId(), type: "ask", at: draft.at, contacts: [...waiting, ...news], state: "open" });
  });
}

function decline(context: ChangeContext, item: AskRecord): Change<void> {
  return draftChange(context, (draft) => {
    draft.putItem({ ...item, state: "declined" });
    const record = draft.lead(draft.meta.visitorId);
    const identities = item.contacts.map(contactIdentity);
    draft.put(
      "leads",
      withoutWaiting({ ...record, declined: [...(record.declined ?? []), ...identities] }, identities),
    );
  });
}

/** What only waited to become part of a lead is let go of. */
function withoutWaiting(record: LeadRecord, identities: readonly string[]): LeadRecord {
  if (record.isLead) return record;
  const contacts = record.lead.contacts.filter((contact) => !identities.includes(contactIdentity(contact)));
  return { ...record, lead: { ...record.lead, contacts } };
}
