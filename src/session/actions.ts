import { isReachable } from "../lead/lead-record.ts";
import { mergeLead } from "../lead/merge-lead.ts";
import type { Change, ScanRecord, SubmittedForm } from "../storage/storage-types.ts";
import { buildErasedEvent } from "./build-erased-event.ts";
import { Draft, draftChange, type ChangeContext } from "./draft.ts";
import type { EngineCore } from "./engine-types.ts";
import { checkContacts, limitForm, readProfile } from "./read-contacts.ts";
import type { FieldProblem, FormResult, FormSubmission, Profile } from "./session-types.ts";

/** What a visitor or a host does more rarely than writing: a chunk of its own. */

/** A form was submitted: one change to the lead, or the fields that are wrong. */
export async function submitForm(core: EngineCore, submission: FormSubmission): Promise<FormResult> {
  await core.loadHistory();
  const { now, newId } = core.platform;
  const form = limitForm(submission, { at: new Date(now()).toISOString(), language: core.settings.language });
  const unreachable = findUnreachable(core, submission);
  if (unreachable) return { outcome: "invalid", fields: unreachable };
  let checked;
  try {
    checked = await checkContacts(form.contacts, core.reader());
  } catch {
    // What checks numbers could not be loaded: the form is kept as it is, and checked when that has changed.
    await core.ledger.commit(addUncheckedForm(core.context(), newId(), form));
    core.kick();
    return { outcome: "accepted", changed: true };
  }
  const { contacts, problems } = checked;
  if (Object.keys(problems).length > 0) return { outcome: "invalid", fields: problems };
  const { answers, consents } = form;
  const learned = { contacts, answers, consents, origin: "form" } as const;
  const { event } = await core.capture(learned, { merge: mergeLead, action: "submitted", speaks: true });
  return { outcome: "accepted", changed: event !== undefined };
}

/** A form from before its numbers could be checked: what turns out to be none is kept as it was typed. */
export async function scanForm(core: EngineCore, scan: ScanRecord): Promise<void> {
  const { contacts: fields, answers, consents } = scan.form ?? { contacts: [], answers: {}, consents: [] };
  const { contacts, problems } = await checkContacts(fields, core.reader());
  const asTyped = fields.filter(({ field }) => field in problems).map(({ field, value }) => [field, { value }]);
  const kept = { ...answers, ...Object.fromEntries(asTyped) };
  // The visitor was told that the business has it.
  const marked = !isReachable(contacts);
  const learned = { contacts, answers: kept, consents, marked, origin: "form" } as const;
  await core.capture(learned, { merge: mergeLead, scan, action: "submitted" });
}

/** The host says who the visitor is. */
export async function identify(core: EngineCore, profile: Profile): Promise<void> {
  await core.loadHistory();
  const { problems, ...input } = await readProfile(profile, core.reader());
  for (const field of problems) {
    core.report("contact-invalid", field);
  }
  await core.capture({ ...input, origin: "host" }, { merge: mergeLead, action: "identified" });
}

/** Makes a lead of the visitor by hand. */
export async function markAsLead(core: EngineCore, label?: string): Promise<void> {
  await core.loadHistory();
  const learned = { ...(label && { label: label.slice(0, 64) }), marked: true, origin: "host" } as const;
  await core.capture(learned, { merge: mergeLead, action: "marked" });
}

/** Deletes everything of the namespace; the endpoint is asked to do the same. */
export async function forget(core: EngineCore): Promise<void> {
  core.abortSending();
  core.ledger.dropPending();
  await core.ledger.commit(forgetEverything(core.context()));
  core.kick();
}

/** A form is for being reached: one that leaves no way, of a visitor who gave none before, is not complete. */
function findUnreachable(
  { ledger }: EngineCore,
  { contacts }: FormSubmission,
): Record<string, FieldProblem> | undefined {
  const given = contacts.filter(({ value }) => value.trim());
  const { lead } = ledger.state.get();
  if (isReachable(given) || (lead && isReachable(lead.contacts))) return undefined;
  const fields = contacts.filter(({ kind }) => kind !== "name").map(({ field }) => field);
  return Object.fromEntries((fields.length > 0 ? fields : ["form"]).map((field) => [field, "reach-required"]));
}

function addUncheckedForm(context: ChangeContext, id: string, form: SubmittedForm): Change<void> {
  return draftChange(context, (draft) => {
    const conversation = draft.speak(draft.at);
    const { visitorId } = draft.meta;
    draft.put("scans", { id, form, at: draft.at, conversation, visitorId, page: context.page });
  });
}

function forgetEverything(context: ChangeContext): Change<void> {
  return {
    apply(stored) {
      const draft = new Draft(stored, context);
      for (const record of stored.leads) {
        if (!record.isLead) continue;
        const facts = { id: context.newId(), at: draft.at, source: context.source };
        draft.queue(buildErasedEvent(record, facts), { line: record.lead.id });
      }
      for (const entry of stored.outbox) {
        if (entry.event.type === "leadchat.lead.erased.v1") draft.put("outbox", entry);
      }
      const { outbox } = draft.writes;
      return { writes: { clear: true, ...(outbox && { outbox }) }, result: undefined };
    },
  };
}
