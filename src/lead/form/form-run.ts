import type { FormDefinition, FormQuestion, FormText } from "../../protocol/form.ts";
import type { Lead } from "../../protocol/lead-event.ts";
import { createStore, type ReadableStore } from "../../shared/store.ts";
import { askUnder, screensOf, stepsOf } from "./asked.ts";
import type { FormActions, FormCore, FormOptions, FormView } from "./form-run-types.ts";
import type { Asked, FormDraft, FormValue } from "./form-types.ts";
import { localise } from "./localise.ts";
import type { Prefilled } from "./prefill.ts";

/** Longer texts than this are no answer; the field still holds them, the device's copy is cut. */
const LONGEST = 20_000;

/**
 * One filling-in of a form: a state machine without a screen. Elements draw `view` and call the methods. This part holds
 * what is shown and typed; checks, drafts and sending (`form-actions.ts`) are loaded with the first interaction.
 */
export class FormRun implements FormCore {
  readonly startedAt: number;
  readonly touched = new Set<string>();
  submissionId: string;
  prefilled: Readonly<Record<string, Prefilled>> = {};
  lead: Lead | null = null;
  isTrapped = false;
  isReviewing = false;
  readonly #store;
  #options: FormOptions;
  #actions: FormActions | undefined;
  #busy = false;

  constructor(options: FormOptions) {
    this.#options = options;
    const { definition, services, actions } = options;
    this.#actions = actions;
    this.startedAt = services.now();
    this.submissionId = services.newId();
    this.#store = createStore<FormView>({
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
    return this.#store;
  }
  get now(): FormView {
    return this.#store.get();
  }
  get options(): FormOptions {
    return this.#options;
  }
  get definition(): FormDefinition {
    return this.#options.definition;
  }
  get id(): string {
    return this.definition.id ?? "default";
  }
  get asked(): readonly Asked[] {
    return this.now.screens.flatMap(({ asked }) => asked);
  }
  /** Whether something was typed that has not been sent. */
  get isDirty(): boolean {
    return this.touched.size > 0 && this.now.at !== "end";
  }

  readonly say = (text: FormText | undefined): string =>
    localise(text, [...this.#options.languages, ...(this.definition.language ? [this.definition.language] : [])]);

  /** Fills in what an earlier page kept, and loads what phone fields need. Both may take a while; nothing waits. */
  async start(): Promise<void> {
    const { definition, services } = this.#options;
    const types = stepsOf(definition).flatMap(({ questions }) => questions.map(({ type }) => type));
    if (types.some(isPhone)) void this.#loadPhone();
    // A device that can't read a draft must not keep anybody from filling in a form.
    const noted = services.drafts.noted(this.id);
    if (noted) {
      this.#restore(noted);
      this.#keep();
    }
    const draft = await services.drafts.read(this.id).catch(() => undefined);
    if (draft) this.#restore(draft);
  }

  /** Loads what checks and sends, so that it is there when it is needed. */
  async warm(): Promise<FormActions> {
    return (this.#actions ??= await this.#options.services.loadActions());
  }

  /** Other words, or another surrounding, for what is being filled in. The definition keeps its id. */
  adapt(options: Partial<FormOptions>): void {
    this.#options = { ...this.#options, ...options };
    this.set({});
  }

  /** The lead has changed: fields that the visitor did not touch follow. */
  learn(lead: Lead | null): void {
    this.lead = lead;
    const isAsked = stepsOf(this.definition).some(({ questions }) => questions.some(hasFirstValue));
    this.set({});
    if (lead || isAsked || Object.keys(this.prefilled).length > 0) void this.#act((actions) => actions.fillIn(this));
  }

  /** The visitor changed an entry. A problem goes as soon as its field changes. */
  edit(key: string, value: FormValue): void {
    const [name = key] = key.split(":");
    this.touched.add(key);
    const { [name]: _, ...problems } = this.now.problems;
    this.set({ values: { ...this.now.values, [key]: value }, problems, status: "editing" });
    this.#keep();
  }

  /** The visitor left a field. An empty one is not complained about before they want to go on. */
  async leave(name: string): Promise<void> {
    await this.#act((actions) => actions.checkField(this, name));
  }

  /** A program filled in what no person sees. */
  trap(): void {
    this.isTrapped = true;
  }

  begin(): void {
    this.set({ at: "questions" });
  }

  /**
   * Goes on from the open screen.
   * @returns the first field that is wrong, or undefined when it went on
   */
  async advance(): Promise<string | undefined> {
    if (this.#busy || this.now.at === "end") return undefined;
    this.#busy = true;
    try {
      return await (await this.warm()).advance(this);
    } catch {
      this.set({ status: "failed" });
      return undefined;
    } finally {
      this.#busy = false;
    }
  }

  /** @returns false where there is nothing to go back to */
  back(): boolean {
    const { at, screen, screens } = this.now;
    this.isReviewing = false;
    if (at === "review") this.go({ at: "questions", screen: screens.length - 1 });
    else if (at === "questions" && screen > 0) this.go({ screen: screen - 1 });
    else if (at === "questions" && this.definition.intro) this.go({ at: "intro" });
    else return false;
    return true;
  }

  /** Another state, with what follows from it. */
  set(part: Partial<FormView>): void {
    const next = { ...this.now, ...part };
    const { asked } = askUnder(this.definition, next.values);
    const known: Record<string, "chat" | "before"> = {};
    for (const [name, { from }] of Object.entries(this.prefilled))
      if (from && !this.touched.has(name)) known[name] = from;
    this.#store.set({ ...next, screens: screensOf(this.definition, asked), known });
  }

  /** Another screen. */
  go(part: Partial<FormView>): void {
    this.set({ ...part, problems: {}, status: "editing" });
    if (this.touched.size > 0) this.#keep();
  }

  /** The screen that holds a question; the open one where none does. */
  screenOf(name: string): number {
    const found = this.now.screens.findIndex(({ asked }) => asked.some(({ question }) => question.name === name));
    return found < 0 ? this.now.screen : found;
  }

  /** Does what needs the actions, now or as soon as they are there. What can't be loaded is tried again the next time. */
  #act(act: (actions: FormActions) => Promise<void> | void): Promise<void> {
    if (this.#actions) return Promise.resolve(act(this.#actions));
    return this.warm().then(act, () => {});
  }

  /** Notes down what was typed, and has it kept. */
  #keep(): void {
    const { now, touched, id, submissionId } = this;
    if (now.at === "end") return;
    const values: Record<string, FormValue> = {};
    for (const [key, value] of Object.entries(now.values))
      if (touched.has(key) || touched.has(key.split(":")[0] ?? key))
        values[key] = typeof value === "string" ? value.slice(0, LONGEST) : value;
    const draft = { id, submissionId, values, screen: now.screen };
    this.#options.services.drafts.note(draft);
    void this.#act((actions) => actions.keep(this, draft));
  }

  /** Puts back what was kept, where nothing was typed since. */
  #restore({ submissionId, values, screen }: FormDraft): void {
    if (this.now.at === "end") return;
    const isFirst = !this.isDirty;
    const kept = Object.entries(values).filter(([key]) => !this.touched.has(key));
    for (const [key] of kept) this.touched.add(key);
    this.submissionId = submissionId;
    this.set({ values: { ...this.now.values, ...Object.fromEntries(kept) } });
    if (!isFirst) return;
    this.set({ at: "questions" });
    this.set({ screen: Math.max(0, Math.min(screen, this.now.screens.length - 1)) });
  }

  async #loadPhone(): Promise<void> {
    try {
      const { tools, region } = await this.#options.services.loadPhone();
      this.set({ phone: tools, region });
      this.learn(this.lead);
    } catch {
      // Without it numbers are taken as they are typed, and the session decides.
    }
  }
}

const isPhone = (type: FormQuestion["type"]) => type === "phone" || type === "whatsapp";

/** Whether the definition itself, or the page's address, gives a value. */
const hasFirstValue = (question: FormQuestion) => "prefill" in question && typeof question.prefill === "object";
