import { createStore } from "../shared/store.ts";
import type { Engine, EngineModule, NewMessage, Tell } from "./engine-types.ts";
import type { EnginePlatform, FacadePlatform } from "./platform.ts";
import type {
  FormResult,
  FormSubmission,
  LeadSession,
  MessageItem,
  Profile,
  SessionEvents,
  SessionSettings,
  SessionState,
} from "./session-types.ts";

/** Seconds after which an engine that could not be loaded is asked for again. */
const AGAIN_AFTER = [1, 4, 15];

const browser: FacadePlatform = {
  loadEngine: () => import("./engine.ts"),
  hasHistory: (namespace) => {
    try {
      return localStorage.getItem(`lead-chat/${namespace}`) !== null;
    } catch {
      return false;
    }
  },
  now: () => Date.now(),
  newKey: () =>
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(""),
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

type Opened = ReturnType<EngineModule["openEngine"]>;
type Listener = { readonly name: string; readonly listener: (detail: never) => void };

class Facade implements LeadSession {
  readonly namespace: string;
  readonly state = createStore(nothingYet);
  readonly #platform: FacadePlatform;
  readonly #given: Partial<EnginePlatform>;
  readonly #listeners = new Set<Listener>();
  #settings: SessionSettings;
  #ends: (() => void)[] = [];
  #opened: Opened | undefined;
  /** Settled when the engine is there; made by the first call that needs it. */
  #waiting: { readonly engine: Promise<Engine>; readonly resolve: (engine: Engine) => void } | undefined;
  #loading = false;
  #failures = 0;
  #cancelTimer = () => {};
  /** Messages that the engine does not have yet. */
  readonly #early = new Set<MessageItem>();
  /** The state without them. */
  #known = nothingYet;
  #closed = false;

  constructor(settings: SessionSettings, platform: Partial<FacadePlatform & EnginePlatform>) {
    this.namespace = settings.site || "default";
    this.#settings = settings;
    this.#given = platform;
    this.#platform = { ...browser, ...platform };
    void this.#resume();
  }

  configure(settings: SessionSettings): void {
    this.#settings = settings;
    this.#opened?.engine.configure(settings);
  }

  async prepare(): Promise<void> {
    await (await this.#engine()).loadHistory();
  }

  async sendMessage(text: string): Promise<void> {
    if (!text.trim()) return;
    const message: NewMessage = { id: this.#platform.newKey(), text, at: new Date(this.#platform.now()).toISOString() };
    const early: MessageItem = { ...message, type: "message", from: "visitor", state: "pending" };
    this.#early.add(early);
    this.#set({});
    try {
      const engine = await this.#engine();
      this.#early.delete(early);
      await engine.send(message);
    } finally {
      if (this.#closed) this.close();
    }
  }

  markRead(): void {
    this.#opened?.engine.markRead();
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
    this.#cancelTimer();
    for (const end of this.#ends.splice(0)) end();
    this.#opened?.release();
    this.#opened = this.#waiting = undefined;
  }

  async retryMessage(id: string): Promise<void> {
    await (await this.#engine()).retryMessage(id);
  }
  async submitForm(submission: FormSubmission): Promise<FormResult> {
    return (await this.#engine()).submitForm(submission);
  }
  async identify(profile: Profile): Promise<void> {
    await (await this.#engine()).identify(profile);
  }
  async markAsLead(label?: string): Promise<void> {
    await (await this.#engine()).markAsLead(label);
  }
  async forget(): Promise<void> {
    await (await this.#engine()).forget();
  }

  async #resume(): Promise<void> {
    if ((await this.#platform.hasHistory(this.namespace)) && !this.#closed) void this.#engine();
  }

  #engine(): Promise<Engine> {
    this.#closed = false;
    if (!this.#waiting) {
      let resolve!: (engine: Engine) => void;
      const engine = new Promise<Engine>((done) => (resolve = done));
      this.#waiting = { engine, resolve };
      this.#ends.push(this.#platform.listen((signal) => void (signal === "online" && this.#load())));
    }
    void this.#load();
    return this.#waiting.engine;
  }

  async #load(): Promise<void> {
    if (this.#opened || this.#loading) return;
    this.#loading = true;
    this.#cancelTimer();
    this.#set({ phase: "loading" });
    try {
      this.#open(await this.#platform.loadEngine());
      this.#failures = 0;
    } catch {
      this.#set({ phase: "failed" });
      const seconds = AGAIN_AFTER[this.#failures++];
      if (seconds && this.#waiting)
        this.#cancelTimer = this.#platform.startTimer(() => void this.#load(), seconds * 1000);
    } finally {
      this.#loading = false;
    }
  }

  #open(module: EngineModule): void {
    const waiting = this.#waiting;
    if (!waiting) return;
    const options = { namespace: this.namespace, settings: this.#settings, platform: this.#given };
    const { engine } = (this.#opened = module.openEngine(options));
    const tell: Tell = (name, detail) => {
      for (const entry of [...this.#listeners]) if (entry.name === name) entry.listener(detail as never);
    };
    this.#ends.push(
      engine.listen(tell),
      engine.state.subscribe(() => this.#set({})),
    );
    this.#set({});
    waiting.resolve(engine);
    void engine.loadHistory();
  }

  #set(part: Partial<SessionState>): void {
    this.#known = this.#opened?.engine.state.get() ?? { ...this.#known, ...part };
    const { items } = this.#known;
    this.state.set(this.#early.size > 0 ? { ...this.#known, items: [...items, ...this.#early] } : this.#known);
  }
}
