import { handleTypes } from "../../protocol/form-kinds.ts";
import type { FormDefinition, FormEnd, FormQuestion, FormText } from "../../protocol/form.ts";
import type { Lead } from "../../protocol/lead-event.ts";
import { createStore, type ReadableStore } from "../../shared/store.ts";
import { askUnder, chooseEnd, screensOf, stepsOf } from "./asked.ts";
import { checkAnswer, findTooMuch } from "./check-answer.ts";
import { isAnswered } from "./conditions.ts";
import { dayIn } from "./days.ts";
import { DraftKeeper } from "./draft-keeper.ts";
import type { FormOptions, FormView } from "./form-run-types.ts";
import type { Asked, FormValue, FormValues, Problem, ProblemCode, Problems } from "./form-types.ts";
import { isReachable } from "../lead-record.ts";
import { localise } from "./localise.ts";
import { prefill, type Prefilled } from "./prefill.ts";
import { isContact, toSubmission, type CompletedForm, type Suspicion } from "./to-submission.ts";

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

/**
 * One filling-in of a form: a state machine without a screen. Elements draw `view` and call the methods; whatever is
 * typed is kept by `services.drafts` at once.
 */
export class FormRun {
  #options: FormOptions;
  readonly #drafts: DraftKeeper;
  readonly #view;
  readonly #startedAt: number;
  #submissionId: string;
  /** Entries that the visitor changed; all others follow what becomes known. */
  #touched = new Set<string>();
  #prefilled: Readonly<Record<string, Prefilled>> = {};
  /** Where "change" of the review was pressed: continuing leads back there. */
  #reviewing = false;
  #trapped = false;
  #lead: Lead | null = null;

  constructor(options: FormOptions) {
    this.#options = options;
    const { definition, services } = options;
    this.#drafts = new DraftKeeper(services.drafts);
    this.#startedAt = services.now();
    this.#submissionId = services.newId();
    this.#view = createStore<FormView>({
      at: definition.intro ? "intro" : "questions",
      screens: [],
      screen: 0,
      values: {},
      problems: {},
      known: {},
      status: "editing",
      phone: undefined,
      region: undefined,
      end: undefined,
      sent: false,
    });
    this.learn(options.lead);
  }

  get view(): ReadableStore<FormView> {
    return this.#view;
  }
  get definition(): FormDefinition {
    return this.#options.definition;
  }
  /** Whether something was typed that has not been sent. */
  get isDirty(): boolean {
    return this.#touched.size > 0 && this.#now.at !== "end";
  }

  /** Whether one way to reach the visitor must be given; else any of those that are asked for will do. */
  get requiresWay(): boolean {
    return this.#asked.some(({ question, required }) => required && isContact(question.type));
  }

  /** Fills in what an earlier page kept, and loads what phone fields need. Both may take a while; nothing waits. */
  async start(): Promise<void> {
    const { definition } = this.#options;
    if (phonesOf(definition).length > 0) void this.#loadPhone();
    const draft = await this.#drafts.read(definition.id ?? "default");
    // What was typed meanwhile is newer.
    if (!draft || this.#touched.size > 0 || this.#now.at === "end") return;
    this.#submissionId = draft.submissionId;
    this.#touched = new Set(Object.keys(draft.values));
    this.#set({ at: "questions", values: { ...this.#now.values, ...draft.values } });
    this.#set({ screen: Math.max(0, Math.min(draft.screen, this.#now.screens.length - 1)) });
  }

  /** Other words, or another surrounding, for what is being filled in. The definition keeps its id. */
  adapt(options: Partial<FormOptions>): void {
    this.#options = { ...this.#options, ...options };
    this.#set({});
  }

  /** A number belongs to another country than it was taken for; it is grouped anew. */
  chooseCountry(name: string, country: string): void {
    const value = String(this.#now.values[name] ?? "").replace(/^\s*\+\d*\s*$/, "");
    const text = value.startsWith("+") ? value : (this.#now.phone?.format(value, country).text ?? value);
    this.edit(`${name}:country`, country);
    if (value || this.#now.values[name]) this.edit(name, text);
  }

  /** The lead has changed: fields that the visitor did not touch follow. */
  learn(lead: Lead | null): void {
    this.#lead = lead;
    const { definition, facts } = this.#options;
    this.#prefilled = prefill(definition, { lead, url: facts.url });
    const values: Record<string, FormValue> = { ...this.#now.values };
    for (const [name, { value }] of Object.entries(this.#prefilled)) {
      if (!this.#touched.has(name)) values[name] = this.#formatted(name, value);
    }
    this.#set({ values });
  }

  /** The visitor changed an entry. A problem goes as soon as its field changes. */
  edit(key: string, value: FormValue): void {
    const [name = key] = key.split(":");
    this.#touched.add(key);
    const { [name]: _, ...problems } = this.#now.problems;
    this.#set({ values: { ...this.#now.values, [key]: value }, problems, status: "editing" });
    this.#keep();
  }

  /** The visitor left a field. An empty one is not complained about before they want to go on. */
  async leave(name: string): Promise<void> {
    const asked = this.#asked.find(({ question }) => question.name === name);
    const value = this.#now.values[name];
    if (!asked || !isAnswered(value)) return;
    const problem = this.#check(asked) ?? (await this.#checkHandle(asked, String(value)));
    if (problem && this.#now.values[name] === value)
      this.#set({ problems: { ...this.#now.problems, [name]: problem } });
  }

  /** A program filled in what no person sees. */
  trap(): void {
    this.#trapped = true;
  }

  begin(): void {
    this.#set({ at: "questions" });
  }

  /**
   * Goes on from the open screen.
   * @returns the first field that is wrong, or undefined when it went on
   */
  async advance(): Promise<string | undefined> {
    if (this.#now.status === "sending" || this.#now.at === "end") return undefined;
    if (this.#now.at === "review") return this.#send();
    const { screens, screen } = this.#now;
    const wrong = this.#complain(screens[screen]?.asked ?? []);
    if (wrong) return wrong;
    const end = this.#earlyEnd();
    if (end) return this.#send(end);
    const isLast = screen >= screens.length - 1;
    if (!isLast && !this.#reviewing) {
      this.#go({ screen: screen + 1 });
      return undefined;
    }
    if (!this.definition.review) return this.#send();
    this.#reviewing = false;
    return this.#complain(this.#asked) ?? (this.#go({ at: "review" }), undefined);
  }

  /** @returns false where there is nothing to go back to */
  back(): boolean {
    const { at, screen, screens } = this.#now;
    this.#reviewing = false;
    if (at === "review") this.#go({ at: "questions", screen: screens.length - 1 });
    else if (at === "questions" && screen > 0) this.#go({ screen: screen - 1 });
    else if (at === "questions" && this.definition.intro) this.#go({ at: "intro" });
    else return false;
    return true;
  }

  /** From the review to the screen of one answer. */
  change(name: string): void {
    this.#reviewing = true;
    this.#go({ at: "questions", screen: this.#screenOf(name) });
  }

  /** Erases what was typed. */
  async discard(): Promise<void> {
    this.#touched.clear();
    this.#submissionId = this.#options.services.newId();
    this.#set({
      at: this.definition.intro ? "intro" : "questions",
      screen: 0,
      values: {},
      problems: {},
      status: "editing",
    });
    this.learn(this.#lead);
    await this.#drafts.erase(this.definition.id ?? "default");
  }

  get #now(): FormView {
    return this.#view.get();
  }
  get #asked(): readonly Asked[] {
    return this.#now.screens.flatMap(({ asked }) => asked);
  }
  readonly #say = (text: FormText | undefined): string =>
    localise(text, [...this.#options.languages, ...(this.definition.language ? [this.definition.language] : [])]);

  #set(part: Partial<FormView>): void {
    const next = { ...this.#now, ...part };
    const { asked } = askUnder(this.definition, next.values);
    const screens = screensOf(this.definition, asked);
    const known = Object.entries(this.#prefilled).flatMap(([name, { from }]) =>
      from && !this.#touched.has(name) ? [[name, from] as const] : [],
    );
    this.#view.set({ ...next, screens, known: Object.fromEntries(known) });
  }

  #go(part: Partial<FormView>): void {
    this.#set({ ...part, problems: {}, status: "editing" });
    if (this.#touched.size > 0) this.#keep();
  }

  #keep(): void {
    const { values, screen } = this.#now;
    const typed = Object.entries(values).filter(([key]) => this.#touched.has(key));
    const id = this.definition.id ?? "default";
    this.#drafts.keep({ id, submissionId: this.#submissionId, values: Object.fromEntries(typed), screen });
  }

  async #loadPhone(): Promise<void> {
    try {
      const { tools, region } = await this.#options.services.loadPhone();
      this.#set({ phone: tools, region });
      this.learn(this.#lead);
    } catch {
      // Without it numbers are taken as they are typed, and the session decides.
    }
  }

  /** A number that is known is shown as it would be typed. */
  #formatted(name: string, value: FormValue): FormValue {
    const isPhone = phonesOf(this.definition).some((question) => question.name === name);
    return isPhone && typeof value === "string" ? (this.#now.phone?.format(value, undefined).text ?? value) : value;
  }

  #check(asked: Asked): Problem | undefined {
    const { phone } = this.#now;
    const today = dayIn(undefined, this.#options.services.now());
    return checkAnswer(asked, this.#withCountry(asked), { today, phone, say: this.#say });
  }

  /** Numbers of a field whose country was never chosen are read by the region of the page. */
  #withCountry({ question }: Asked): FormValues {
    const { values, region } = this.#now;
    const key = `${question.name}:country`;
    return values[key] === undefined && region ? { ...values, [key]: region } : values;
  }

  async #checkHandle({ question: { type } }: Asked, value: string): Promise<Problem | undefined> {
    if (!(handleTypes as readonly string[]).includes(type)) return undefined;
    const code = await this.#options.services.checkContact(type, value).catch(() => undefined);
    return code ? { code: codes[code] ?? "handle" } : undefined;
  }

  /** Shows what is wrong. @returns the first field that is */
  #complain(asked: readonly Asked[]): string | undefined {
    const problems: Record<string, Problem> = {};
    for (const one of asked) {
      const problem = this.#check(one);
      if (problem) problems[one.question.name] = problem;
    }
    return this.#show(problems);
  }

  #show(problems: Problems): string | undefined {
    const names = this.#asked.map(({ question }) => question.name);
    const first = names.find((name) => problems[name]) ?? Object.keys(problems)[0];
    if (first === undefined) {
      this.#set({ problems: {} });
      return undefined;
    }
    this.#set({ at: "questions", screen: this.#screenOf(first), problems, status: "editing" });
    return first;
  }

  #screenOf(name: string): number {
    const found = this.#now.screens.findIndex(({ asked }) => asked.some(({ question }) => question.name === name));
    return found < 0 ? this.#now.screen : found;
  }

  /** The page for visitors who are no fit, as soon as their answers say so. */
  #earlyEnd(): FormEnd | undefined {
    const { screens, screen, values } = this.#now;
    const so = new Set(screens.slice(0, screen + 1).flatMap(({ asked }) => asked.map(({ question }) => question.name)));
    const { counting } = askUnder(this.definition, values);
    const answered = Object.fromEntries(Object.entries(counting).filter(([key]) => so.has(key.split(":")[0] ?? key)));
    const end = chooseEnd(this.definition, answered);
    return end.fit === false ? end : undefined;
  }

  async #send(early?: FormEnd): Promise<string | undefined> {
    const wrong = early ? undefined : this.#complain(this.#asked);
    if (wrong) return wrong;
    const form = this.#complete(early);
    const long = findTooMuch(form.answers);
    if (long) return this.#show(long);
    if (!isReachable([...form.contacts, ...(this.#lead?.contacts ?? [])])) {
      const way = this.#asked.find(({ question }) => isContact(question.type))?.question.name;
      if (!early) return this.#show({ [way ?? "form"]: { code: "reach" } });
      await this.#finish(early, false);
      return undefined;
    }
    this.#set({ status: "sending", problems: {} });
    try {
      const answer = await this.#options.services.submit(form);
      if (answer.outcome === "invalid") return this.#show(this.#translate(answer.fields));
      await this.#finish(
        early ?? chooseEnd(this.definition, askUnder(this.definition, this.#now.values).counting),
        true,
      );
    } catch {
      this.#set({ status: "failed" });
    }
    return undefined;
  }

  #complete(early: FormEnd | undefined): CompletedForm {
    const { facts, line, policyUrl, services } = this.#options;
    const { region } = this.#now;
    const { asked, counting } = askUnder(this.definition, this.#now.values);
    const values: Record<string, FormValue> = { ...counting };
    for (const { question } of asked) if (region) values[`${question.name}:country`] ??= region;
    const suspicion: Suspicion[] = this.#trapped ? ["trap"] : [];
    if (services.now() - this.#startedAt < FASTEST) suspicion.push("fast");
    return toSubmission({
      definition: this.definition,
      submissionId: this.#submissionId,
      asked,
      values,
      facts,
      phone: this.#now.phone,
      end: early ?? chooseEnd(this.definition, counting),
      suspicion,
      say: this.#say,
      line,
      policyUrl,
    });
  }

  #translate(fields: Readonly<Record<string, string>>): Problems {
    return Object.fromEntries(
      Object.entries(fields).map(([name, code]) => [name, { code: codes[code] ?? "required" }]),
    );
  }

  async #finish(end: FormEnd, sent: boolean): Promise<void> {
    this.#touched.clear();
    this.#set({ at: "end", end, sent, status: "editing", problems: {} });
    await this.#drafts.erase(this.definition.id ?? "default");
  }
}

function phonesOf(definition: FormDefinition): readonly FormQuestion[] {
  const questions = stepsOf(definition).flatMap((step) => step.questions);
  return questions.filter(({ type }) => type === "phone" || type === "whatsapp");
}
