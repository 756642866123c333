import type { NoticeRecord } from "../chat/item-record.ts";
import { contactIdentity } from "../lead/contact-identity.ts";
import { mergeLead } from "../lead/merge-lead.ts";
import type { ContactReference } from "../protocol/contact.ts";
import type { Maps } from "../storage/apply-writes.ts";
import type { Draft } from "./draft.ts";
import type { EngineCore } from "./engine-types.ts";
import { checkContacts } from "./read-contacts.ts";
import type { FieldProblem } from "./session-types.ts";

/** "Undo" in a notice: takes back what it announced. */
export async function undoNotice(core: EngineCore, id: string): Promise<void> {
  await core.loadHistory();
  const notice = core.ledger.maps.items.get(id);
  if (notice?.type === "notice" && notice.state === "active") await replace(core, notice.contacts);
}

/** "Remove" in "Your details". */
export async function removeContact(core: EngineCore, contact: ContactReference): Promise<void> {
  await core.loadHistory();
  await replace(core, [contact]);
}

/**
 * "Edit" in a notice or in "Your details".
 * @returns what is wrong with the new value, if it is refused
 */
export async function editContact(
  core: EngineCore,
  contact: ContactReference,
  value: string,
): Promise<FieldProblem | undefined> {
  await core.loadHistory();
  const field = "value";
  const { contacts, problems } = await checkContacts([{ kind: contact.kind, value, field }], await core.reader());
  const [changed] = contacts;
  if (!changed) return problems[field] ?? "required";
  if (changed.value !== contact.value) await replace(core, [contact], changed);
  return undefined;
}

/** Takes contacts out of the lead, with another one in their place or none; the lines in the chat follow. */
async function replace(
  core: EngineCore,
  removed: readonly ContactReference[],
  changed?: ContactReference,
): Promise<void> {
  const learned = { origin: "chat", removed, contacts: changed ? [changed] : [] } as const;
  await core.capture(learned, {
    merge: mergeLead,
    action: changed ? "edited" : "removed",
    also(draft, merged) {
      followUp(draft, { maps: core.ledger.maps, removed, changed });
      return { merged };
    },
  });
}

interface Replacement {
  readonly maps: Maps;
  readonly removed: readonly ContactReference[];
  readonly changed: ContactReference | undefined;
}

function followUp(draft: Draft, { maps: { items, outbox }, removed, changed }: Replacement): void {
  const gone = new Set(removed.map(contactIdentity));
  const follow = (notice: NoticeRecord): NoticeRecord => {
    const contacts = notice.contacts.flatMap((contact) => {
      if (!gone.has(contactIdentity(contact))) return [contact];
      return changed ? [changed] : [];
    });
    // A line that says nothing any more stays, as one that was taken back.
    return contacts.length > 0 ? { ...notice, contacts } : { ...notice, state: "removed" };
  };
  const concerns = ({ state, contacts }: NoticeRecord) =>
    state === "active" && contacts.some((contact) => gone.has(contactIdentity(contact)));
  for (const item of items.values()) if (item.type === "notice" && concerns(item)) draft.putItem(follow(item));
  for (const entry of outbox.values()) {
    if (entry.notice && concerns(entry.notice)) draft.put("outbox", { ...entry, notice: follow(entry.notice) });
  }
}
