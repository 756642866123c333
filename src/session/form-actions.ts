import type { FormDraft } from "../lead/form/form-types.ts";
import { isReachable } from "../lead/lead-record.ts";
import type { MergedLead } from "../lead/merge-contacts.ts";
import { mergeLead } from "../lead/merge-lead.ts";
import type { FormNote } from "../protocol/lead-event.ts";
import type { Change, ScanRecord, SubmittedForm } from "../storage/storage-types.ts";
import { addLine } from "./add-line.ts";
import type { Also } from "./changes.ts";
import { draftChange, type ChangeContext, type Draft } from "./draft.ts";
import type { EngineCore } from "./engine-types.ts";
import { isLive, talk } from "./live-actions.ts";
import { checkContacts, limitForm } from "./read-contacts.ts";
import { openTalk, say } from "./say.ts";
import { releaseSignals } from "./signal-actions.ts";
import type { FieldProblem, FormResult, FormSubmission } from "./session-types.ts";

const HOUR = 60 * 60 * 1000;
/** More forms than these within an hour on one device are marked. */
const MOST_AN_HOUR = 5;
/** Of so many forms it is remembered that they were sent. */
const MOST_SUBMISSIONS = 20;
const MOST_DRAFTS = 10;
const LONGEST_REPLY = 1000;

/** A form was submitted: one change to the lead, or the fields that are wrong. */
export async function submitForm(core: EngineCore, submission: FormSubmission): Promise<FormResult> {
  await core.loadHistory();
  const { now, newId } = core.platform;
  const form = limitForm(submission, { at: new Date(now()).toISOString(), language: core.settings.language });
  const unreachable = findUnreachable(core, submission);
  if (unreachable) return { outcome: "invalid", fields: unreachable };
  const note = noteOf(submission);
  const reply = submission.reply?.slice(0, LONGEST_REPLY);
  let checked: Awaited<ReturnType<typeof checkContacts>>;
  try {
    checked = await checkContacts(form.contacts, await core.reader());
  } catch {
    // What checks numbers could not be loaded: the form is kept as it is, and checked when that has changed.
    await core.ledger.commit(addUncheckedForm(core.context(), newId(), { form: { ...form, note }, reply }));
    core.kick();
    return { outcome: "accepted", changed: true };
  }
  const { contacts, problems } = checked;
  if (Object.keys(problems).length > 0) return { outcome: "invalid", fields: problems };
  const { answers, consents, profile = {} } = form;
  const learned = { contacts, answers, consents, profile, origin: "form" } as const;
  let released: readonly string[] = [];
  const also = (draft: Draft, merged: MergedLead) => {
    // Who sends a form has said yes.
    released = releaseSignals(draft);
    return withForm(draft, merged, { note, reply, isNow: true });
  };
  const { event } = await core.capture(learned, { merge: mergeLead, action: "submitted", speaks: true, also });
  for (const name of released) core.tell("signal", { name, value: true });
  if (isLive(core)) await talk(core);
  return { outcome: "accepted", changed: event !== undefined };
}

const nothingFilledIn: SubmittedForm = { contacts: [], answers: {}, consents: [] };

/** A form from before its numbers could be checked: what turns out to be none is kept as it was typed. */
export async function scanForm(core: EngineCore, scan: ScanRecord): Promise<void> {
  const { contacts: fields, answers, consents, profile = {}, note } = scan.form ?? nothingFilledIn;
  const { contacts, problems } = await checkContacts(fields, await core.reader());
  const asTyped = fields
    .filter(({ field }) => field in problems)
    .map(({ field, value }) => [field, { value }] as const);
  const kept = { ...answers, ...Object.fromEntries(asTyped) };
  // The visitor was told that the business has it.
  const marked = !isReachable(contacts);
  const learned = { contacts, answers: kept, consents, profile, marked, origin: "form" } as const;
  const also = note && ((draft: Draft, merged: MergedLead) => withForm(draft, merged, { note }));
  await core.capture(learned, { merge: mergeLead, scan, action: "submitted", ...(also && { also }) });
}

/** What stands in one contact field is looked at before the form is sent. */
export async function checkContact(core: EngineCore, kind: string, value: string): Promise<FieldProblem | undefined> {
  const { problems } = await checkContacts([{ kind, value, field: kind }], await core.reader());
  return problems[kind];
}

export async function readFormDraft({ ledger }: EngineCore, formId: string): Promise<FormDraft | undefined> {
  const { meta } = await ledger.read();
  return meta[0]?.formDrafts?.find(({ id }) => id === formId);
}

/**
 * Keeps what was typed into a form over what was typed into it before, in another tab say.
 * @returns whether the device has it
 */
export async function keepFormDraft(core: EngineCore, kept: FormDraft): Promise<boolean> {
  await core.ledger.commitQuietly(
    draftChange(core.context(), (draft) => {
      const before = draft.meta.formDrafts?.find(({ id }) => id === kept.id);
      const whole = { ...kept, values: { ...before?.values, ...kept.values } };
      draft.setMeta({ formDrafts: [...otherDrafts(draft, kept.id), whole].slice(-MOST_DRAFTS) });
    }),
  );
  return core.ledger.isDurable;
}

export function eraseFormDraft(core: EngineCore, formId: string): Promise<void> {
  return core.ledger.commitQuietly(
    draftChange(core.context(), (draft) => {
      if (draft.meta.formDrafts?.some(({ id }) => id === formId))
        draft.setMeta({ formDrafts: otherDrafts(draft, formId) });
    }),
  );
}

/** A form is for being reached: one that leaves no way, of a visitor who gave none before, is not complete. */
function findUnreachable(
  { ledger }: EngineCore,
  { contacts }: FormSubmission,
): Record<string, FieldProblem> | undefined {
  const given = contacts.filter(({ value }) => value.trim());
  const { lead } = ledger.state;
  if (isReachable(given) || (lead && isReachable(lead.contacts))) return undefined;
  const fields = contacts.filter(({ kind }) => kind !== "name").map(({ field }) => field);
  return Object.fromEntries((fields.length > 0 ? fields : ["form"]).map((field) => [field, "reach-required"]));
}

interface FormEffects {
  readonly note: FormNote;
  readonly reply?: string | undefined;
  /** The visitor has just sent it: the conversation says so. */
  readonly isNow?: boolean;
}

function noteOf({ formId, submissionId, end, suspicion = [] }: FormSubmission): FormNote {
  return {
    id: formId.slice(0, 128),
    ...(submissionId && { submission: submissionId.slice(0, 128) }),
    ...(end && { end: end.id.slice(0, 128), fit: end.fit }),
    ...(suspicion.length > 0 && { suspicion: [...suspicion] }),
  };
}

/**
 * One filling-in is one submission: the first time it is news even where it says nothing new, the same again is news
 * only where it says something new. Its draft has served.
 */
function withForm(draft: Draft, merged: MergedLead, { note, reply, isNow }: FormEffects): Also {
  const { submissions = [] } = merged.record;
  const { submission } = note;
  draft.setMeta({ formDrafts: otherDrafts(draft, note.id) });
  const isAgain = submissions.some(({ id }) => id === submission);
  // One without a name of its own is told from a second click by what it says.
  if (isNow && (submission === undefined ? merged.changed : !isAgain)) addLine(draft, "submitted");
  if (isAgain || submission === undefined) return { merged, change: { form: note } };
  const anHourAgo = new Date(Date.parse(draft.at) - HOUR).toISOString();
  const isRate = submissions.filter(({ at }) => at > anHourAgo).length >= MOST_AN_HOUR;
  const form: FormNote = isRate ? { ...note, suspicion: [...(note.suspicion ?? []), "rate"] } : note;
  const record = {
    ...merged.record,
    submissions: [...submissions, { id: submission, at: draft.at }].slice(-MOST_SUBMISSIONS),
  };
  const then = () => answer(draft, reply);
  return { merged: { ...merged, record, changed: record.isLead }, change: { form }, then };
}

/** What the business says to a form; where a person reads along, the conversation begins by it. */
function answer(draft: Draft, reply: string | undefined): void {
  if (reply) say(draft, { text: reply });
  else openTalk(draft);
}

function otherDrafts({ meta: { formDrafts = [] } }: Draft, formId: string): readonly FormDraft[] {
  return formDrafts.filter(({ id }) => id !== formId);
}

function addUncheckedForm(
  context: ChangeContext,
  id: string,
  { form, reply }: { form: SubmittedForm; reply: string | undefined },
): Change<void> {
  return draftChange(context, (draft) => {
    const conversation = draft.speak(draft.at);
    const { visitorId } = draft.meta;
    draft.put("scans", { id, form, at: draft.at, conversation, visitorId, page: context.page });
    if (form.note) draft.setMeta({ formDrafts: otherDrafts(draft, form.note.id) });
    addLine(draft, "submitted");
    answer(draft, reply);
  });
}
