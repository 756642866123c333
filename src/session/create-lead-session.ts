import { hostConversation } from "../chat/host-items.ts";
import type { ContactReference } from "../protocol/contact.ts";
import { newKey } from "../shared/new-id.ts";
import { createStore } from "../shared/store.ts";
import type {
  ActionArguments,
  ActionResult,
  ActionsModule,
  Engine,
  EngineModule,
  NewMessage,
  Tell,
} from "./engine-types.ts";
import { LazyModule } from "./lazy-module.ts";
import type { EnginePlatform, FacadePlatform } from "./platform.ts";
import type {
  CheckReport,
  FieldProblem,
  FormDraft,
  FormResult,
  FormSubmission,
  LeadSession,
  MessageActions,
  MessageItem,
  Preferences,
  Profile,
  SessionEvents,
  SessionSettings,
  SessionState,
  Undelivered,
} from "./session-types.ts";

const browser: FacadePlatform = {
  loadEngine: () => import("./engine.ts"),
  hasHistory: (namespace) => {
    try {
      return localStorage.getItem(`lead-chat/${namespace}`) !== null;
    } catch {
      return false;
    }
  },
  afterPaint: () =>
    new Promise((resolve) => {
      if (!globalThis.requestAnimationFrame) return resolve();
      // A page that is not drawn has no frames.
      const timer = setTimeout(resolve, 100);
      requestAnimationFrame(() => {
        clearTimeout(timer);
        setTimeout(resolve);
      });
    }),
  now: () => Date.now(),
  newKey: () => newKey((bytes) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>)),
  startTimer(task, milliseconds) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
  listen(listener) {
    const online = () => listener("online");
    addEventListener("online", online);
    return () => removeEventListener("online", online);
  },
};

const nothingYet: SessionState = {
  phase: "idle",
  items: [],
  lead: null,
  unread: 0,
  transport: "device",
  online: true,
  undelivered: 0,
};

/**
 * The headless widget. Light: the engine (storage, detection, delivery) is loaded by the first call that needs it, or
 * at once where an earlier visit left something. Until then everything is queued, and nothing is lost when it fails.
 * @param settings what the attributes of `<lead-chat>` say
 * @param platform parts that differ from the browser's, e.g. how the engine is loaded
 */
export function createLeadSession(
  settings: SessionSettings,
  platform: Partial<FacadePlatform & EnginePlatform> = {},
): LeadSession {
  return new Facade(settings, platform);
}

class Facade implements LeadSession {
  readonly namespace: string;
  readonly state = createStore(nothingYet);
  readonly #platform: FacadePlatform;
  readonly #given: Partial<EnginePlatform>;
  readonly #listeners = new Set<{ readonly name: string; readonly listener: (detail: never) => void }>();
  readonly #module: LazyModule<EngineModule>;
  /** Messages that the engine does not have yet. */
  readonly #early = new Set<MessageItem>();
  /** The state without them. */
  #known = nothingYet;
  #settings: SessionSettings;
  #engine: Engine | undefined;
  #opening: Promise<Engine> | undefined;
  #ends: (() => void)[] = [];
  #closed = false;

  constructor(settings: SessionSettings, platform: Partial<FacadePlatform & EnginePlatform>) {
    this.namespace = settings.site || "default";
    this.#settings = settings;
    this.#given = platform;
    this.#platform = { ...browser, ...platform };
    const { loadEngine, startTimer } = this.#platform;
    this.#module = new LazyModule(loadEngine, startTimer, () => this.#set({ phase: "failed" }));
    this.#showHostMessages();
    void this.#resume();
  }

  configure(settings: SessionSettings): void {
    this.#settings = settings;
    this.#engine?.configure(settings);
    if (!this.#engine) this.#showHostMessages();
  }

  /** What the host keeps is there to be read before anything is loaded. */
  #showHostMessages(): void {
    const { messages } = this.#settings.config ?? {};
    if (messages) this.#set({ items: hostConversation(messages).items });
  }

  async prepare(): Promise<void> {
    await (await this.#open()).loadHistory();
  }

  async sendMessage(text: string): Promise<void> {
    if (!text.trim()) return;
    const message: NewMessage = { id: this.#platform.newKey(), text, at: new Date(this.#platform.now()).toISOString() };
    const early: MessageItem = { ...message, type: "message", from: "visitor", state: "pending" };
    this.#early.add(early);
    this.#set({});
    try {
      const engine = await this.#open();
      await this.#platform.afterPaint();
      this.#early.delete(early);
      await engine.send(message);
    } finally {
      if (this.#closed) this.close();
    }
  }

  async retryMessage(id: string): Promise<void> {
    await (await this.#open()).retryMessage(id);
  }
  submitForm(submission: FormSubmission): Promise<FormResult> {
    return this.#perform("submitForm", submission);
  }
  checkContact(kind: string, value: string): Promise<FieldProblem | undefined> {
    return this.#perform("checkContact", kind, value);
  }
  async readFormDraft(formId: string): Promise<FormDraft | undefined> {
    // Without history there is no draft, and looking for one would open a database for a visitor who did nothing yet.
    const mayBeThere = this.#opening ?? (await this.#platform.hasHistory(this.namespace));
    return mayBeThere ? this.#perform("readFormDraft", formId) : undefined;
  }
  keepFormDraft(draft: FormDraft): Promise<void> {
    return this.#perform("keepFormDraft", draft);
  }
  async eraseFormDraft(formId: string): Promise<void> {
    if (this.#opening) await this.#perform("eraseFormDraft", formId);
  }
  identify(profile: Profile): Promise<void> {
    return this.#perform("identify", profile);
  }
  markAsLead(label?: string): Promise<void> {
    return this.#perform("markAsLead", label);
  }
  forget(): Promise<void> {
    return this.#perform("forget");
  }
  receiveMessage(message: { readonly text: string; readonly actions?: MessageActions }): Promise<void> {
    return this.#perform("receiveMessage", message);
  }
  undoNotice(id: string): Promise<void> {
    return this.#perform("undoNotice", id);
  }
  editContact(contact: ContactReference, value: string): Promise<FieldProblem | undefined> {
    return this.#perform("editContact", contact, value);
  }
  removeContact(contact: ContactReference): Promise<void> {
    return this.#perform("removeContact", contact);
  }
  answerAsk(id: string, save: boolean): Promise<void> {
    return this.#perform("answerAsk", id, save);
  }
  undelivered(): Promise<readonly Undelivered[]> {
    return this.#perform("undelivered");
  }
  exportUndelivered(): Promise<string> {
    return this.#perform("exportUndelivered");
  }
  check(): Promise<CheckReport> {
    return this.#perform("check");
  }
  grantConsent(granted = true): void {
    void this.#perform("grantConsent", granted);
  }
  signal(name: string): Promise<void> {
    return this.#perform("signal", name);
  }
  saveDraft(text: string): void {
    void this.#perform("saveDraft", text);
  }
  setPreferences(preferences: Preferences): void {
    void this.#perform("setPreferences", preferences);
  }
  markRead(): void {
    if (this.#known.unread > 0) void this.#perform("markRead");
  }

  on<Name extends keyof SessionEvents>(name: Name, listener: (detail: SessionEvents[Name]) => void): () => void {
    const entry = { name, listener };
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  close(): void {
    this.#closed = true;
    // What the visitor wrote is handed over first, however long that takes.
    if (this.#early.size > 0) return;
    this.#module.stop();
    for (const end of this.#ends.splice(0)) end();
    this.#engine = this.#opening = undefined;
  }

  async #perform<Name extends keyof ActionsModule>(
    name: Name,
    ...args: ActionArguments<Name>
  ): Promise<ActionResult<Name>> {
    return (await this.#open()).perform(name, ...args);
  }

  async #resume(): Promise<void> {
    if ((await this.#platform.hasHistory(this.namespace)) && !this.#closed) void this.#open();
  }

  #open(): Promise<Engine> {
    this.#closed = false;
    if (!this.#opening) {
      this.#ends.push(this.#platform.listen((signal) => void (signal === "online" && this.#module.retry())));
      this.#set({ phase: "loading" });
      this.#opening = this.#module.get().then((module) => this.#connect(module));
    } else if (!this.#engine) this.#module.retry();
    return this.#opening;
  }

  #connect(module: EngineModule): Engine {
    const options = { namespace: this.namespace, settings: this.#settings, platform: this.#given };
    const { engine, release } = module.openEngine(options);
    const tell: Tell = (name, detail) => {
      for (const entry of [...this.#listeners]) if (entry.name === name) entry.listener(detail as never);
    };
    const end = engine.listen(tell);
    const unsubscribe = engine.state.subscribe(() => this.#set({}));
    this.#engine = engine;
    this.#ends.push(end, unsubscribe, release);
    this.#set({});
    void engine.loadHistory();
    return engine;
  }

  #set(part: Partial<SessionState>): void {
    this.#known = this.#engine?.state.get() ?? { ...this.#known, ...part };
    const { items } = this.#known;
    this.state.set(this.#early.size > 0 ? { ...this.#known, items: [...items, ...this.#early] } : this.#known);
  }
}
