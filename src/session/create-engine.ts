import { describePage, originOf } from "../attribution/describe-page.ts";
import type { DetectedContact } from "../detection/types.ts";
import type { ScanRecord } from "../storage/storage-types.ts";
import { mergeContacts, type ContactInput } from "../lead/merge-contacts.ts";
import { addMessage, capture, type Captured, type CaptureOptions } from "./changes.ts";
import type { Delivery } from "./delivery.ts";
import type { ChangeContext } from "./draft.ts";
import { createEmitter } from "./emitter.ts";
import type {
  ActionArguments,
  ActionResult,
  ActionsModule,
  DeliveryModule,
  Engine,
  EngineCore,
  NewMessage,
  ReporterModule,
  Tell,
} from "./engine-types.ts";
import { Ledger } from "./ledger.ts";
import type { EnginePlatform, PageSignal } from "./platform.ts";
import type { Reader } from "./read-contacts.ts";
import { Scanner } from "./scanner.ts";
import type { MessageItem, SessionSettings } from "./session-types.ts";
import { showItem } from "./view.ts";

const LONGEST_MESSAGE = 4000;
const DAY = 24 * 60 * 60 * 1000;
/** Milliseconds after which the chunks that will be needed are fetched: the first message comes first. */
const CALM = 1000;

/**
 * The heart of a session: storage, detection, lead and delivery meet here. One per namespace and page. Everything that
 * the visitor does becomes one change to what is stored; what elements see and what is sent follows from it.
 */
export class LeadEngine implements Engine, EngineCore {
  readonly namespace: string;
  readonly platform: EnginePlatform;
  readonly ledger: Ledger;
  readonly ready: Promise<void>;
  readonly tell: Tell;
  readonly listen: Engine["listen"];
  readonly #scanner: Scanner;
  readonly #actions: () => Promise<ActionsModule>;
  readonly #deliveryModule: () => Promise<DeliveryModule>;
  readonly reporter: () => Promise<ReporterModule>;
  readonly #ends: (() => void)[];
  #delivery: Delivery | undefined;
  #settings: SessionSettings;
  /** Where the visitor came from, after what is known of it. */
  #touches!: ChangeContext["touches"];
  /** Settled when it is known where the visitor came from, or that it can't be known now. */
  #arrived: Promise<void>;
  #closed = false;

  constructor(namespace: string, settings: SessionSettings, platform: EnginePlatform) {
    this.namespace = namespace;
    this.platform = platform;
    this.#settings = settings;
    ({ tell: this.tell, listen: this.listen } = createEmitter());
    this.ledger = new Ledger({
      namespace,
      platform,
      settings: () => this.#settings,
      refused: (error) => this.report("storage-refused", error instanceof Error ? error.name : ""),
      changed: (state) => this.tell("state", state),
      changedElsewhere: () => this.#follow(),
      forgotten: () => this.abortSending(),
    });
    const { startTimer } = platform;
    this.#scanner = new Scanner({
      startTimer,
      pending: () => [...this.ledger.maps.scans.values()].sort((a, b) => (a.at < b.at ? -1 : 1)),
      scan: (record) => this.#scan(record),
      postponed: () => this.report("scan-postponed"),
    });
    /** Loads with the first use, and is asked for until it comes. */
    const once = <Module>(load: () => Promise<Module>) => {
      let module: Promise<Module> | undefined;
      return () => (module ??= platform.persist(load));
    };
    this.#actions = once(platform.loadActions);
    this.#deliveryModule = once(platform.loadDelivery);
    this.reporter = once(platform.loadReporter);
    this.#applySettings();
    this.#ends = [platform.listen((signal) => this.#signal(signal)), startTimer(() => this.#foresee(), CALM)];
    this.#arrived = this.#readTouches();
    this.ready = this.#start();
  }

  get state(): Engine["state"] {
    return this.ledger.state;
  }
  get settings(): SessionSettings {
    return this.#settings;
  }
  /** Whether there is somewhere to send to. */
  get #sends(): boolean {
    const { endpoint, server, config } = this.#settings;
    return config?.delivery !== false && Boolean(endpoint || server);
  }

  get storageDays(): number {
    return this.#settings.config?.storageDays ?? 30;
  }

  async loadHistory(): Promise<void> {
    await this.ready;
    await this.ledger.loadHistory();
  }

  configure(settings: SessionSettings): void {
    const before = this.#settings;
    this.#settings = settings;
    // The visitor may agree to it later, or no longer.
    if (settings.attribution !== before.attribution) this.#arrived = this.#readTouches();
    this.#applySettings();
    this.ledger.publish();
    this.#scanner.kick();
    this.#deliver((delivery) => delivery.hurry({ unpark: true }));
  }

  async send({ id, text, at }: NewMessage): Promise<void> {
    if (text.length > LONGEST_MESSAGE) this.report("message-too-long");
    await this.#keep({ id, at, text: text.slice(0, LONGEST_MESSAGE) });
  }

  async retryMessage(id: string): Promise<void> {
    const message = this.ledger.pending(id);
    if (!message) await this.perform("resendMessage", id);
    else if (message.state === "failed") await this.#keep(message);
  }

  async perform<Name extends keyof ActionsModule>(
    name: Name,
    ...args: ActionArguments<Name>
  ): Promise<ActionResult<Name>> {
    const actions = await this.#actions();
    await this.ready;
    const act = actions[name] as unknown as (core: EngineCore, ...args: unknown[]) => Promise<ActionResult<Name>>;
    return act(this, ...args);
  }

  close(): void {
    this.#closed = true;
    for (const end of this.#ends) end();
    this.#scanner.stop();
    this.#delivery?.stop();
    this.ledger.freeze();
  }

  kick(): void {
    this.#scanner.kick();
    // What is new does not wait for what has failed.
    this.#deliver((delivery) => delivery.hurry());
  }

  whileOpen(end: () => void): void {
    if (this.#closed) end();
    else this.#ends.push(end);
  }

  abortSending(): void {
    this.#delivery?.abort();
    this.#touches = (known) => known;
  }

  async capture<Input extends ContactInput>(
    learned: Omit<Input, "at">,
    options: CaptureOptions<Input>,
  ): Promise<Captured> {
    const captured = await this.ledger.commit(capture(this.context(), learned, options));
    const { refused, event } = captured;
    if (refused.length > 0) this.report("lead-full", String(refused.length));
    if (event) {
      this.tell("lead", event);
      if (this.#settings.config?.destinations) void this.perform("forwardLead", event);
    }
    this.#deliver((delivery) => delivery.hurry());
    return captured;
  }

  report(code: string, detail = ""): void {
    void this.reporter().then((reporter) => reporter.report(this, code, detail));
  }

  context(): ChangeContext {
    const { now, newId, newKey, page } = this.platform;
    const facts = page();
    const delivery = this.#settings.config?.delivery || {};
    // Where nobody may know what led here, the page's own address tells nothing of it either.
    const hidden = this.#settings.attribution === "off" && { url: facts.url.split("?")[0] as string, referrer: "" };
    return {
      now,
      newId,
      newKey,
      source: originOf(facts.url) || "about:blank",
      page: describePage({ ...facts, ...hidden }),
      touches: this.#touches,
      sends: this.#sends,
      talks: this.state.transport === "live",
      transform: typeof delivery.transform === "function",
      notice: this.#settings.notice ?? "shown",
      keepsItems: !this.#settings.config?.messages,
      isDurable: () => this.ledger.isDurable,
    };
  }

  async reader(): Promise<Reader> {
    const { page, detection } = this.platform;
    const { config, language } = this.#settings;
    const { region } = await detection.resolveRegion({ ...this.#settings, timeZone: page().timeZone });
    return { detection, options: { ...config?.detection, region, language } };
  }

  async #start(): Promise<void> {
    await this.ledger.read();
    const [meta] = this.ledger.maps.meta.values();
    // A history that is too old is not shown, not even once.
    if (meta && this.platform.now() - meta.visitedAt > this.storageDays * DAY) await this.#visit();
    this.kick();
  }

  async #keep({ id, text, at }: NewMessage): Promise<void> {
    const message = { type: "message", id, from: "visitor", text, at } as const;
    this.ledger.show({ ...message, state: "pending" });
    try {
      await this.ready;
      this.ledger.mark(true);
      const change = addMessage(this.context(), { id, text, at }, this.#tasks);
      const record = await this.ledger.commit(change);
      this.tell("message", showItem(record) as MessageItem);
    } catch (error) {
      this.ledger.show({ ...message, state: "failed" });
      throw error;
    }
    this.kick();
  }

  /** What is to be done with a message. */
  get #tasks(): ("contacts" | "signals" | "message")[] {
    const { capture: mode, config } = this.#settings;
    return [
      ...(mode === "off" ? [] : (["contacts"] as const)),
      ...(mode !== "off" && config?.signals ? (["signals"] as const) : []),
      ...(this.state.transport !== "device" && this.#sends ? (["message"] as const) : []),
    ];
  }

  async #scan(scan: ScanRecord): Promise<void> {
    const { capture: mode } = this.#settings;
    // Not by `perform`, which waits for the chunk: what needs none goes on meanwhile.
    const actions = () => this.platform.loadActions();
    if (scan.form || scan.task) return (await actions()).scanOther(this, scan);
    const contacts = mode === "off" ? [] : await this.#detect(scan.text ?? "");
    await this.#arrived;
    if (mode === "ask" && contacts.length > 0) return (await actions()).askBeforeSaving(this, scan, contacts);
    await this.capture({ contacts, origin: "chat" }, { merge: mergeContacts, scan, action: "captured" });
  }

  async #detect(text: string): Promise<readonly DetectedContact[]> {
    const { options } = await this.reader();
    const result = await this.platform.detection.detectContacts(text, options);
    for (const reason of new Set(result.refusals.map((refusal) => refusal.reason))) this.report(reason);
    if (result.regionUnknown && result.refusals.length === 0) this.report("region-unknown");
    return result;
  }

  async #readTouches(): Promise<void> {
    this.#touches = (known) => known;
    const { attribution, arrival, config } = this.#settings;
    const { url, referrer, loaded } = { ...this.platform.page(), ...arrival };
    // Most visitors come by themselves: nothing is to be read then.
    const isLed = /[?&]\w/.test(url + loaded) || originOf(referrer) || config?.attribution || attribution === "arrival";
    if (attribution === "off" || !isLed) return;
    const { loadAttribution, persist } = this.platform;
    const read = async () => {
      this.#touches = (await loadAttribution()).readTouches(this);
    };
    // The lead does not wait for where it came from: that follows with its next event.
    await read().catch(() => void persist(read));
  }

  /** Asks something of the sender; where it isn't loaded, it is, and begins with what is due then. */
  #deliver(ask: (delivery: Delivery) => void): void {
    if (this.#delivery) return ask(this.#delivery);
    if (this.#sends && this.ledger.maps.outbox.size > 0) void this.#loadDelivery();
  }

  async #loadDelivery(): Promise<void> {
    const { createDelivery } = await this.#deliveryModule();
    if (this.#closed) return;
    this.#delivery ??= createDelivery(this);
    this.#delivery.kick();
  }

  /** Another tab wrote something. No hurry: that tab has just tried, and tabs must not drive each other on. */
  #follow(): void {
    this.#scanner.kick();
    this.#deliver((delivery) => delivery.kick());
  }

  /** Fetches what the visitor's next step needs, while there may still be a connection. */
  #foresee(): void {
    if (this.#sends) void this.#loadDelivery();
    void this.#actions();
    void this.#visit();
  }

  async #visit(): Promise<void> {
    try {
      await (await this.platform.loadActions()).visit(this);
    } catch {
      // The chunk is missing: the next page load does it.
    }
  }

  #applySettings(): void {
    if (!this.#sends && this.#settings.config?.delivery !== false) this.report("no-destination");
  }

  #signal(signal: PageSignal): void {
    if (signal === "hidden" || signal === "freeze") this.#delivery?.hide();
    if (signal === "freeze") this.ledger.freeze();
    if (signal === "thaw") void this.ledger.thaw();
    if (signal === "online" || signal === "visible" || signal === "thaw") {
      this.#deliver((delivery) => delivery.hurry({ spread: true }));
      this.#scanner.kick();
    }
    this.ledger.publish();
  }
}
