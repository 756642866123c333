import type { FormDefinition, FormQuestion, FormText } from "../../protocol/form.ts";
import type { Lead } from "../../protocol/lead-event.ts";
import { createStore, type ReadableStore } from "../../shared/store.ts";
import { askUnder, screensOf, stepsOf } from "./asked.ts";
import type { FormActions, FormCore, FormOptions, FormView } from "./form-run-types.ts";
import type { Asked, FormDraft, FormValue } from "./form-types.ts";
import { localise } from "./localise.ts";
import type { Prefilled } from "./prefill.ts";

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
    const draft = await services.drafts.read(this.id).catch(() => undefined);
    // What was typed meanwhile is newer.
    if (draft && !this.isDirty && this.now.at !== "end") this.#restore(draft);
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
    void this.#act((actions) => actions.keep(this));
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

  /** From the review to the screen of one answer. */
  change(name: string): void {
    this.isReviewing = true;
    this.go({ at: "questions", screen: this.screenOf(name) });
  }

  /** Erases what was typed. */
  async discard(): Promise<void> {
    this.touched.clear();
    this.submissionId = this.#options.services.newId();
    const at = this.definition.intro ? "intro" : "questions";
    this.set({ at, screen: 0, values: {}, problems: {}, status: "editing" });
    this.learn(this.lead);
    await this.#act((actions) => actions.erase(this));
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
    if (this.touched.size > 0) void this.#act((actions) => actions.keep(this));
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

  #restore({ submissionId, values, screen }: FormDraft): void {
    this.submissionId = submissionId;
    for (const key of Object.keys(values)) this.touched.add(key);
    this.set({ at: "questions", values: { ...this.now.values, ...values } });
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
