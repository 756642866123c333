import type { MergedLead } from "../lead/merge-contacts.ts";
import { mergeLead } from "../lead/merge-lead.ts";
import type { Change, ScanRecord, Stored } from "../storage/storage-types.ts";
import { addLine } from "./add-line.ts";
import { browserPage } from "./browser-page.ts";
import { buildErasedEvent, type LastOfLead } from "./build-erased-event.ts";
import { queueMessage } from "./chat-actions.ts";
import { Draft, draftChange, type ChangeContext } from "./draft.ts";
import type { EngineCore } from "./engine-types.ts";
import { scanForm } from "./form-actions.ts";
import { abortTalk, eraseTalks, isLive, talk } from "./live-actions.ts";
import { readProfile } from "./read-contacts.ts";
import type { Profile } from "./session-types.ts";
import { scanSignals } from "./signal-actions.ts";

/** What a visitor or a host does more rarely than writing: a chunk of its own. Each takes the engine first. */
export { answerAsk, askBeforeSaving } from "./ask-actions.ts";
export { markRead, receiveMessage, saveDraft, setPreferences } from "./chat-actions.ts";
export { forwardLead, grantConsent } from "./forward-actions.ts";
export { check, exportUndelivered, undelivered } from "./inspect-actions.ts";
export { editContact, removeContact, undoNotice } from "./detail-actions.ts";
export { checkContact, eraseFormDraft, keepFormDraft, readFormDraft, submitForm } from "./form-actions.ts";
export { resendMessage } from "./live-actions.ts";
export { signal } from "./signal-actions.ts";
export { visit } from "./visit-action.ts";

/** Scans what is no message to look for contacts in. */
export function scanOther(core: EngineCore, scan: ScanRecord): Promise<void> {
  if (scan.form) return scanForm(core, scan);
  if (scan.task === "signals") return scanSignals(core, scan);
  // What goes to a server stays where it is until the server has it.
  if (scan.task === "erase" || isLive(core)) return talk(core);
  // Nor does an endpoint get words that were said to a server, or none.
  return core.ledger.state.transport === "events" ? queueMessage(core, scan) : Promise.resolve();
}

/** The host says who the visitor is. */
export async function identify(core: EngineCore, profile: Profile): Promise<void> {
  await core.loadHistory();
  // Nobody is signed in where the host's id is empty.
  if (profile.id) {
    const isOther = await core.ledger.commit(recognise(core.context(), String(profile.id)));
    if (isOther) ({ ...browserPage, ...core.platform }).dropNotes(core.namespace);
  }
  const { problems, unfit, ...input } = await readProfile(profile, await core.reader());
  for (const field of problems) core.report("contact-invalid", field);
  for (const field of unfit) core.report("profile-invalid", field);
  await core.capture({ ...input, origin: "host" }, { merge: mergeLead, action: "identified" });
}

/** A second person on one device is a second visitor; one who comes back is who they were. */
function recognise(context: ChangeContext, identity: string): Change<boolean> {
  return draftChange(context, (draft, { leads }) => {
    const { visitorId } = draft.meta;
    const current = leads.find(({ id }) => id === visitorId)?.identity;
    if (current === undefined || current === identity) return false;
    const { conversation: _, draft: __, formDrafts: ___, signals: ____, touches: _____, ...meta } = draft.meta;
    // Who was there before stays a visitor of their own, out of sight.
    const next = leads.find((record) => record.identity === identity)?.id ?? context.newId();
    draft.put("meta", { ...meta, visitorId: next, unread: 0 });
    draft.clearsItems = true;
    return true;
  });
}

/** Makes a lead of the visitor by hand. */
export async function markAsLead(core: EngineCore, label?: string): Promise<void> {
  await core.loadHistory();
  const learned = { ...(label && { label: label.slice(0, 64) }), marked: true, origin: "host" } as const;
  const also = (draft: Draft, merged: MergedLead) => {
    if (merged.changed) addLine(draft, "marked");
    return { merged };
  };
  await core.capture(learned, { merge: mergeLead, action: "marked", also });
}

/** Deletes everything of the namespace; the endpoint is asked to do the same. */
export async function forget(core: EngineCore): Promise<void> {
  core.abortSending();
  abortTalk(core);
  core.ledger.dropPending();
  const { dropArrivals, dropNotes } = { ...browserPage, ...core.platform };
  dropArrivals(core.namespace);
  dropNotes(core.namespace);
  await core.ledger.commit(forgetEverything(core.context()));
  core.kick();
}

function forgetEverything(context: ChangeContext): Change<void> {
  return {
    outbox: true,
    apply(stored) {
      const draft = new Draft(stored, context);
      for (const last of leadsOf(stored)) {
        const facts = { id: context.newId(), at: draft.at, source: context.source };
        draft.queue(buildErasedEvent(last, facts), { line: last.lead.id });
      }
      for (const entry of stored.outbox) {
        if (entry.event.type === "leadchat.lead.erased.v1") draft.put("outbox", entry);
      }
      eraseTalks(draft, stored);
      const { outbox, scans } = draft.writes;
      const left = { ...(outbox && { outbox }), ...(scans && { scans }) };
      return { writes: { clear: true, forgets: true, ...left }, result: undefined };
    },
  };
}

/** Every lead that the endpoint may know of: those on the device, and those of which only events are left to send. */
function leadsOf({ leads, outbox }: Stored): Iterable<LastOfLead> {
  const last = new Map<string, LastOfLead>();
  for (const { event } of outbox) {
    if (event.type === "leadchat.lead.created.v1" || event.type === "leadchat.lead.updated.v1") {
      last.set(event.data.lead.id, event.data);
    }
  }
  for (const record of leads) if (record.isLead) last.set(record.lead.id, record);
  for (const { event } of outbox) if (event.type === "leadchat.lead.erased.v1") last.delete(event.data.lead.id);
  return last.values();
}
