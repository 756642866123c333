import { handleTypes, isContactType } from "../../protocol/form-kinds.ts";
import type { FormEnd } from "../../protocol/form.ts";
import { isReachable } from "../lead-record.ts";
import { askUnder, chooseEnd } from "./asked.ts";
import { checkAnswer, findTooMuch } from "./check-answer.ts";
import { isAnswered } from "./conditions.ts";
import { dayIn } from "./days.ts";
import { DraftKeeper } from "./draft-keeper.ts";
import type { FormCore } from "./form-run-types.ts";
import type { Asked, FormDraft, FormValue, FormValues, Problem, ProblemCode, Problems } from "./form-types.ts";
import { prefill } from "./prefill.ts";
import { tidy } from "./tidy.ts";
import { toSubmission, type CompletedForm, type Suspicion } from "./to-submission.ts";

/** What a form does with what was typed: a chunk of its own, loaded with the first interaction. */

/** Nobody reads and fills in a form in less, milliseconds. */
const FASTEST = 1500;

/** The session's codes in the form's. */
const codes: Readonly<Record<string, ProblemCode>> = {
  required: "required",
  "email-invalid": "email",
  "phone-invalid": "phone",
  "phone-region-unknown": "phoneRegion",
  "contact-invalid": "handle",
  "reach-required": "reach",
};

const keepers = new WeakMap<FormCore, DraftKeeper>();

function keeperOf(core: FormCore): DraftKeeper {
  let keeper = keepers.get(core);
  if (!keeper) keepers.set(core, (keeper = new DraftKeeper(core.options.services.drafts)));
  return keeper;
}

/** Keeps what was typed on the device. */
export function keep(core: FormCore, draft: FormDraft): void {
  keeperOf(core).keep(draft);
}

/** Takes back what was kept. */
export function erase(core: FormCore): Promise<void> {
  return keeperOf(core).erase(core.id);
}

/** Erases what was typed: the form begins anew. */
export async function discard(core: FormCore & { learn(lead: FormCore["lead"]): void }): Promise<void> {
  core.touched.clear();
  core.submissionId = core.options.services.newId();
  const at = core.definition.intro ? "intro" : "questions";
  core.set({ at, screen: 0, values: {}, problems: {}, status: "editing" });
  core.learn(core.lead);
  await erase(core);
}

/** From the review to the screen of one answer. */
export function change(core: FormCore, name: string): void {
  core.isReviewing = true;
  core.go({ at: "questions", screen: core.screenOf(name) });
}

/** Fills in what is known of the visitor, where they did not write something else. */
export function fillIn(core: FormCore): void {
  const { definition, facts } = core.options;
  const { phone } = core.now;
  core.prefilled = prefill(definition, { lead: core.lead, url: facts.url });
  const phones = new Set(core.asked.flatMap(({ question: { type, name } }) => (isPhone(type) ? [name] : [])));
  const values: Record<string, FormValue> = { ...core.now.values };
  for (const [name, { value }] of Object.entries(core.prefilled)) {
    if (core.touched.has(name) || core.touched.has(`${name}:country`)) continue;
    // A number that is known is shown as it would be typed: its country beside it, not written twice.
    const parts = phones.has(name) && typeof value === "string" ? phone?.split(value) : undefined;
    values[name] = parts?.text ?? value;
    if (parts) values[`${name}:country`] = parts.country;
  }
  core.set({ values });
}

/** A number belongs to another country than it was taken for; it is grouped anew. */
export function chooseCountry(
  core: FormCore & { edit(key: string, value: FormValue): void },
  name: string,
  country: string,
): void {
  const { values, phone } = core.now;
  const before = String(values[name] ?? "");
  // A number that begins with another country's code says itself where it belongs: its digits go on without that code.
  const reading = phone?.read(before, undefined);
  const code = phone?.countries.find((one) => "country" in (reading ?? {}) && one.country === reading?.country)?.code;
  const national = before.trim().startsWith("+") ? before.replace(/\D/g, "").slice(code?.length ?? 0) : before;
  core.edit(`${name}:country`, country);
  const text = phone?.format(national, country).text ?? national;
  if (text !== before) core.edit(name, text);
}

/** Looks at one field that was left. */
export async function checkField(core: FormCore, name: string): Promise<void> {
  const asked = core.asked.find(({ question }) => question.name === name);
  const value = core.now.values[name];
  if (!asked || !isAnswered(value)) return;
  const problem = check(core, asked) ?? (await checkHandle(core, asked, String(value)));
  if (problem && core.now.values[name] === value) core.set({ problems: { ...core.now.problems, [name]: problem } });
}

/**
 * Goes on from the open screen, or says what is wrong with it.
 * @returns the first field that is wrong
 */
export async function advance(core: FormCore): Promise<string | undefined> {
  tidy(core);
  const { at, screens, screen } = core.now;
  if (at === "review") return send(core);
  const wrong = complain(core, screens[screen]?.asked ?? []);
  if (wrong) return wrong;
  const end = earlyEnd(core);
  if (end) return send(core, end);
  if (screen < screens.length - 1 && !core.isReviewing) {
    core.go({ screen: screen + 1 });
    return undefined;
  }
  if (!core.definition.review) return send(core);
  core.isReviewing = false;
  const elsewhere = complain(core, core.asked);
  if (elsewhere === undefined) core.go({ at: "review" });
  return elsewhere;
}

const isPhone = (type: string) => type === "phone" || type === "whatsapp";

function check(core: FormCore, asked: Asked): Problem | undefined {
  const { phone } = core.now;
  const today = dayIn(undefined, core.options.services.now());
  return checkAnswer(asked, withCountries(core, [asked], core.now.values), { today, phone, say: core.say });
}

/** Numbers of fields whose country was never chosen are read by the region of the page. */
function withCountries({ now: { region } }: FormCore, asked: readonly Asked[], values: FormValues): FormValues {
  const all: Record<string, FormValue> = { ...values };
  for (const { question } of asked) if (region && isPhone(question.type)) all[`${question.name}:country`] ??= region;
  return all;
}

async function checkHandle(core: FormCore, { question: { type } }: Asked, value: string): Promise<Problem | undefined> {
  if (!(handleTypes as readonly string[]).includes(type)) return undefined;
  const code = await core.options.services.checkContact(type, value).catch(() => undefined);
  return code ? { code: codes[code] ?? "handle" } : undefined;
}

function complain(core: FormCore, asked: readonly Asked[]): string | undefined {
  const problems: Record<string, Problem> = {};
  for (const one of asked) {
    const problem = check(core, one);
    if (problem) problems[one.question.name] = problem;
  }
  return show(core, problems);
}

/** Shows what is wrong. @returns the first field that is */
function show(core: FormCore, problems: Problems): string | undefined {
  const names = core.asked.map(({ question }) => question.name);
  const first = names.find((name) => problems[name]) ?? Object.keys(problems)[0];
  if (first === undefined) core.set({ problems: {} });
  else core.set({ at: "questions", screen: core.screenOf(first), problems, status: "editing" });
  return first;
}

/** The page for visitors who are no fit, as soon as their answers say so. */
function earlyEnd({ now: { screens, screen, values }, definition }: FormCore): FormEnd | undefined {
  const soFar = new Set(
    screens.slice(0, screen + 1).flatMap(({ asked }) => asked.map(({ question }) => question.name)),
  );
  const { counting } = askUnder(definition, values);
  const answered = Object.entries(counting).filter(([key]) => soFar.has(key.split(":")[0] ?? key));
  const end = chooseEnd(definition, Object.fromEntries(answered));
  return end.fit === false ? end : undefined;
}

async function send(core: FormCore, early?: FormEnd): Promise<string | undefined> {
  const { counting, asked } = askUnder(core.definition, core.now.values);
  const end = early ?? chooseEnd(core.definition, counting);
  const wrong = early ? undefined : complain(core, asked);
  if (wrong !== undefined) return wrong;
  const form = complete(core, { asked, end, values: withCountries(core, asked, counting) });
  const long = findTooMuch(form.answers);
  if (long) return show(core, long);
  if (!isReachable([...form.contacts, ...(core.lead?.contacts ?? [])])) {
    const way = asked.find(({ question }) => isContactType(question.type))?.question.name;
    if (!early) return show(core, { [way ?? "form"]: { code: "reach" } });
    await finish(core, end, false);
    return undefined;
  }
  core.set({ status: "sending", problems: {} });
  const answer = await core.options.services.submit(form);
  if (answer.outcome === "invalid") return show(core, translate(answer.fields));
  await finish(core, end, true);
  return undefined;
}

function complete(core: FormCore, parts: { asked: readonly Asked[]; end: FormEnd; values: FormValues }): CompletedForm {
  const { definition, submissionId, options, startedAt, isTrapped, now, say } = core;
  const { facts, line, policyUrl, services } = options;
  const suspicion: Suspicion[] = isTrapped ? ["trap"] : [];
  if (services.now() - startedAt < FASTEST) suspicion.push("fast");
  return toSubmission({ ...parts, definition, submissionId, facts, phone: now.phone, suspicion, say, line, policyUrl });
}

function translate(fields: Readonly<Record<string, string>>): Problems {
  return Object.fromEntries(Object.entries(fields).map(([name, code]) => [name, { code: codes[code] ?? "required" }]));
}

async function finish(core: FormCore, end: FormEnd, sent: boolean): Promise<void> {
  core.touched.clear();
  core.set({ at: "end", end, sent, status: "editing", problems: {} });
  await erase(core);
}
