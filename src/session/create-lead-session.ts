import { hostConversation } from "../chat/host-items.ts";
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
import { DRAFT_NOTE, note } from "./note.ts";
import { persist } from "./persist.ts";
import type { EnginePlatform, FacadePlatform } from "./platform.ts";
import { transportOf } from "./transport-of.ts";
import type {
  FormDraft,
  LeadSession,
  MessageItem,
  SessionEvents,
  SessionSettings,
  SessionState,
} from "./session-types.ts";

const browser: FacadePlatform = {
  loadEngine: () => import("./engine.ts"),
  persist,
  hasHistory: (namespace) => note(namespace) != null,
  note,
  afterPaint: () =>
    new Promise((resolve) => {
      if (!globalThis.requestAnimationFrame) return resolve();
      // A page that is not drawn has no frames.
      const timer = setTimeout(resolve, 100);
      requestAnimationFrame(() => {
        clearTimeout(timer);
        // By then the frame is on its way to the screen.
        setTimeout(resolve, 16);
      });
    }),
  now: () => Date.now(),
  newKey: () => newKey((bytes) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>)),
  // Outside of browsers nothing tells.
  isOnline: () => globalThis.navigator?.onLine !== false,
  listen(listener) {
    const controller = new AbortController();
    const { signal } = controller;
    for (const type of ["online", "offline"] as const)
      globalThis.addEventListener?.(type, () => listener(type), { signal });
    return () => controller.abort();
  },
};

const none: readonly never[] = [];
const nothingYet: SessionState = {
  phase: "idle",
  items: none,
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

/** Methods that are the action of the same name, and nothing else. */
const performed = [
  "submitForm",
  "checkContact",
  "keepFormDraft",
  "identify",
  "markAsLead",
  "forget",
  "receiveMessage",
  "undoNotice",
  "editContact",
  "removeContact",
  "answerAsk",
  "undelivered",
  "exportUndelivered",
  "check",
  "grantConsent",
  "signal",
  "setPreferences",
] as const;

type Full = Required<LeadSession>;

class Facade implements LeadSession {
  declare submitForm: Full["submitForm"];
  declare checkContact: Full["checkContact"];
  declare keepFormDraft: Full["keepFormDraft"];
  declare identify: Full["identify"];
  declare markAsLead: Full["markAsLead"];
  declare forget: Full["forget"];
  declare receiveMessage: Full["receiveMessage"];
  declare undoNotice: Full["undoNotice"];
  declare editContact: Full["editContact"];
  declare removeContact: Full["removeContact"];
  declare answerAsk: Full["answerAsk"];
  declare undelivered: Full["undelivered"];
  declare exportUndelivered: Full["exportUndelivered"];
  declare check: Full["check"];
  declare grantConsent: Full["grantConsent"];
  declare signal: Full["signal"];
  declare setPreferences: Full["setPreferences"];

  static {
    for (const name of performed) {
      this.prototype[name] = function (this: Facade, ...args: unknown[]) {
        return this.#perform(name, ...(args as never));
      } as never;
    }
  }

  readonly namespace: string;
  readonly state = createStore(nothingYet);
  readonly #platform: FacadePlatform;
  readonly #given: Partial<EnginePlatform>;
  readonly #listeners = new Set<{ readonly name: string; readonly listener: (detail: never) => void }>();
  /** Messages that the engine does not have yet. */
  readonly #early = new Set<MessageItem>();
  /** The state without them, and without what the host keeps. */
  #known = nothingYet;
  #settings: SessionSettings;
  #engine: Engine | undefined;
  #opening: Promise<Engine> | undefined;
  #ends: (() => void)[] = [];
  /** What has been begun to be written: here, or in an earlier page that could only note it down. */
  #noted: string | null | undefined;
  /** How much is being handed over. */
  #busy = 0;
  #closed = false;

  constructor(settings: SessionSettings, platform: Partial<FacadePlatform & EnginePlatform>) {
    this.namespace = settings.site || "default";
    this.#settings = settings;
    this.#given = platform;
    this.#platform = { ...browser, ...platform };
    if (settings.storage !== "none") this.#noted = this.#platform.note(this.namespace, DRAFT_NOTE);
    this.#listen();
    void this.#resume();
  }

  configure(settings: SessionSettings): void {
    this.#settings = settings;
    this.#engine?.configure(settings);
    this.#set({});
  }

  async prepare(): Promise<void> {
    this.#closed = false;
    await (await this.#open()).loadHistory();
  }

  async sendMessage(text: string): Promise<void> {
    if (!text.trim()) return;
    const message: NewMessage = { id: this.#platform.newKey(), text, at: new Date(this.#platform.now()).toISOString() };
    const early: MessageItem = { ...message, type: "message", from: "visitor", state: "pending" };
    this.#early.add(early);
    this.#set({});
    await this.#handOver(async (engine) => {
      await this.#platform.afterPaint();
      this.#early.delete(early);
      await engine.send(message);
    });
  }

  retryMessage(id: string): Promise<void> {
    return this.#handOver((engine) => engine.retryMessage(id));
  }
  saveDraft(text: string): void {
    this.#noted = text;
    const { storage } = this.#settings;
    const { note } = this.#platform;
    // The engine may be long on its way, and the page may end before.
    if (storage !== "none") note(this.namespace, DRAFT_NOTE, text);
    void this.#perform("saveDraft", text).then((isKept) => {
      if (this.#noted === text) this.#noted = undefined;
      if (isKept && note(this.namespace, DRAFT_NOTE) === text) note(this.namespace, DRAFT_NOTE, "");
    });
  }
  async readFormDraft(formId: string): Promise<FormDraft | undefined> {
    // Without history there is no draft, and looking for one would open a database for a visitor who did nothing yet.
    const mayBeThere = this.#opening ?? (await this.#platform.hasHistory(this.namespace));
    return mayBeThere ? this.#perform("readFormDraft", formId) : undefined;
  }
  async eraseFormDraft(formId: string): Promise<void> {
    if (this.#opening) await this.#perform("eraseFormDraft", formId);
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
    // What the visitor did is handed over first, however long that takes.
    if (this.#busy) return;
    for (const end of this.#ends.splice(0)) end();
    this.#engine = this.#opening = undefined;
  }

  #perform<Name extends keyof ActionsModule>(name: Name, ...args: ActionArguments<Name>): Promise<ActionResult<Name>> {
    // What a form has left to write when it is taken away keeps nothing open.
    return this.#handOver((engine) => engine.perform(name, ...args), name.endsWith("Draft") && this.#closed);
  }

  /** Does what must be done before the session may close. */
  async #handOver<Result>(work: (engine: Engine) => Promise<Result>, closed = false): Promise<Result> {
    this.#closed = closed;
    this.#busy++;
    try {
      return await work(await this.#open());
    } finally {
      this.#busy--;
      if (this.#closed) this.close();
    }
  }

  async #resume(): Promise<void> {
    if ((await this.#platform.hasHistory(this.namespace)) && !this.#closed) void this.#open();
  }

  #open(): Promise<Engine> {
    if (!this.#opening) {
      if (this.#ends.length === 0) this.#listen();
      this.#set({ phase: "loading" });
      const { persist, loadEngine } = this.#platform;
      this.#opening = persist(loadEngine, () => this.#set({ phase: "failed" })).then((module) => this.#connect(module));
    }
    return this.#opening;
  }

  /** Whether there is a connection is told before anything is loaded. */
  #listen(): void {
    const look = () => this.#set({ online: this.#platform.isOnline() });
    this.#ends.push(this.#platform.listen(look));
    look();
  }

  #connect(module: EngineModule): Engine {
    if (this.#engine) return this.#engine;
    const options = { namespace: this.namespace, settings: this.#settings, platform: this.#given };
    const { engine, release } = module.openEngine(options);
    const tell: Tell = (name, detail) => {
      if (name === "state") this.#set({});
      for (const entry of [...this.#listeners]) if (entry.name === name) entry.listener(detail as never);
    };
    const end = engine.listen(tell);
    this.#engine = engine;
    this.#ends.push(end, release);
    this.#set({});
    void engine.loadHistory();
    if (this.#noted) this.saveDraft(this.#noted);
    // Nobody waited for it any more.
    if (this.#closed) this.close();
    return engine;
  }

  #set(part: Partial<SessionState>): void {
    this.#known = this.#engine?.state ?? { ...this.#known, ...part };
    // What the host keeps is there to be read before anything is loaded.
    const earlier = hostConversation(this.#settings.config?.messages ?? none);
    const own = this.#known.items.filter(({ id }) => !earlier.ids.has(id));
    const items = [...earlier.items, ...own, ...this.#early];
    const before = this.state.get().items;
    const isSame = items.length === before.length && items.every((item, index) => item === before[index]);
    const transport = transportOf(this.#settings);
    const draft = this.#noted ?? this.#known.draft;
    this.state.set({ ...this.#known, transport, items: isSame ? before : items, ...(draft && { draft }) });
  }
}
