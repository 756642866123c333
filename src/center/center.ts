import type { CenterStreamEvents, ConversationSummary, ConversationThread, Me } from "../protocol/center-api.ts";
import { createStore, type ReadableStore, type Store } from "../shared/store.ts";
import { SignedOutError } from "./client/api-error.ts";
import type { CenterClient, NewPerson } from "./client/center-client.ts";
import type { Drafts } from "./inbox/drafts.ts";
import { Inbox } from "./inbox/inbox.ts";
import { Thread } from "./inbox/thread.ts";
import { LeadFile } from "./leads/lead-file.ts";
import { LeadList } from "./leads/lead-list-store.ts";
import { SettingsStore } from "./settings/settings-store.ts";
import { CenterStream } from "./stream/center-stream.ts";

/** Who is signed in, if anybody. `unreachable`: nobody knows, since the server does not answer, or not as it should. */
export type SessionState =
  | { readonly status: "starting" }
  | { readonly status: "unreachable"; readonly error: unknown }
  | { readonly status: "signed-out"; readonly expired: boolean }
  | { readonly status: "signed-in"; readonly me: Me };

export interface CenterOptions {
  readonly client: CenterClient;
  readonly drafts: Drafts;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A conversation is new or has changed; `known` is what was known of it before, if anything. */
  readonly onConversation?: (changed: ConversationSummary, known: ConversationSummary | undefined) => void;
}

/**
 * The Leads Center without its pictures: who is signed in, the inbox, the open conversation and lead, the settings. The
 * elements show its stores and call its methods.
 */
export class Center {
  readonly client: CenterClient;
  readonly drafts: Drafts;
  readonly inbox: Inbox;
  readonly leads: LeadList;
  readonly settings: SettingsStore;
  readonly stream: CenterStream;
  readonly #options: CenterOptions;
  readonly #session = createStore<SessionState>({ status: "starting" });
  readonly #thread: Store<Thread | undefined> = createStore<Thread | undefined>(undefined);
  #language: string | undefined;
  readonly #file: Store<LeadFile | undefined> = createStore<LeadFile | undefined>(undefined);

  constructor(options: CenterOptions) {
    this.#options = options;
    this.client = options.client;
    this.drafts = options.drafts;
    const { client } = options;
    const onSignedOut = (): void => this.#leave(true);
    this.inbox = new Inbox({ client, onSignedOut });
    this.leads = new LeadList({ client, onSignedOut });
    this.settings = new SettingsStore({ client, onSignedOut });
    this.stream = new CenterStream({
      changes: client.changes,
      onEvent: (type, data) => this.#apply(type, data),
      onOpen: (resumed) => this.#opened(resumed),
      onSignedOut,
    });
  }

  get session(): ReadableStore<SessionState> {
    return this.#session;
  }

  /** The open conversation. */
  get thread(): ReadableStore<Thread | undefined> {
    return this.#thread;
  }

  /** The open lead: that of the open conversation, or one of the list. */
  get file(): ReadableStore<LeadFile | undefined> {
    return this.#file;
  }

  get me(): Me | undefined {
    const state = this.#session.get();
    return state.status === "signed-in" ? state.me : undefined;
  }

  /** Finds out who is signed in. */
  async start(): Promise<void> {
    try {
      this.#enter(await this.client.me());
    } catch (error) {
      if (error instanceof SignedOutError) this.#leave(false);
      else this.#session.set({ status: "unreachable", error });
    }
  }

  stop(): void {
    this.stream.stop();
  }

  /** @throws RefusedError that says why not, UnreachableError */
  async signIn(email: string, password: string): Promise<void> {
    this.#enter(await this.client.signIn(email, password));
  }

  /** The first owner, or somebody with an invitation. @throws RefusedError, UnreachableError */
  async enterBy(kind: "setup" | "invitation", person: NewPerson): Promise<void> {
    this.#enter(await (kind === "setup" ? this.client.setUp(person) : this.client.join(person)));
  }

  async signOut(): Promise<void> {
    await this.client.signOut().catch(() => undefined);
    this.drafts.clear();
    this.#leave(false);
  }

  /** @throws what the client throws */
  async changeMe(change: Parameters<CenterClient["changeMe"]>[0]): Promise<void> {
    const answer = await this.client.changeMe(change);
    const { me } = this;
    if (!me) return;
    const { quietHours, ...rest } = { ...me, ...change };
    this.#session.set({ status: "signed-in", me: answer ?? { ...rest, ...(quietHours && { quietHours }) } });
  }

  /** The Center is read in this language from now on: mails and pushes come in it. @param language a tag */
  speak(language: string): void {
    this.#language = language;
    void this.#tellLanguage();
  }

  async #tellLanguage(): Promise<void> {
    const { me } = this;
    const language = this.#language;
    if (!me || language === undefined || (me.language ?? "en") === language) return;
    // Nobody waits for it; it is told again with the next sign-in.
    await this.changeMe({ language }).catch(() => undefined);
  }

  /** Opens a conversation with its lead; the same again does nothing. @param id undefined: none */
  openConversation(id: string | undefined): void {
    if (this.#thread.get()?.id === id) return;
    this.#thread.get()?.typing(false);
    this.inbox.setOpen(id);
    this.#file.set(undefined);
    if (id === undefined) return this.#thread.set(undefined);
    const { client, now } = this.#options;
    const thread = new Thread({
      client,
      id,
      now,
      onSignedOut: () => this.#leave(true),
      onLoaded: (loaded) => this.#threadLoaded(thread, loaded),
    });
    this.#thread.set(thread);
    void thread.load();
  }

  /** Opens a lead of the list. @param id undefined: none */
  openLead(id: string | undefined): void {
    if (this.#file.get()?.id === id) return;
    const file = id === undefined ? undefined : this.#newFile(id);
    this.#file.set(file);
    void file?.load();
  }

  /** Contact details that an agent saw in the conversation join its lead; who is none becomes one. @throws what the client throws */
  async addContact(kind: string, value: string): Promise<void> {
    if (!this.#file.get()) await this.#thread.get()?.markAsLead();
    await this.#file.get()?.addContact(kind, value);
  }

  /** What looks like contact details is none. @throws what the client throws */
  async refuseContact(value: string): Promise<void> {
    await this.#file.get()?.refuseContact(value);
  }

  #newFile(id: string, record?: ConstructorParameters<typeof LeadFile>[0]["record"]): LeadFile {
    return new LeadFile({
      client: this.client,
      id,
      ...(record && { record }),
      onSignedOut: () => this.#leave(true),
      onChanged: () => {
        this.leads.reloadSoon();
        // The state of what is highlighted in the text follows from the lead.
        void this.#thread.get()?.load();
      },
    });
  }

  #threadLoaded(thread: Thread, { lead, conversation }: ConversationThread): void {
    if (this.#thread.get() !== thread) return;
    this.inbox.apply(conversation);
    thread.applyConversation(this.inbox.newest(conversation));
    const file = this.#file.get();
    if (!lead) return this.#file.set(undefined);
    if (file?.id === lead.id) file.take(lead);
    else this.#file.set(this.#newFile(lead.id, lead));
  }

  #enter(me: Me): void {
    this.#session.set({ status: "signed-in", me });
    this.stream.start();
    void this.settings.load();
    void this.#tellLanguage();
  }

  #leave(expired: boolean): void {
    this.stream.stop();
    this.openConversation(undefined);
    this.openLead(undefined);
    const was = this.#session.get();
    if (was.status === "signed-out") return;
    this.#session.set({ status: "signed-out", expired: expired && was.status === "signed-in" });
  }

  /** Everything is loaded after the stream stands, so that nothing happens in between unseen. */
  #opened(resumed: boolean): void {
    this.#thread.get()?.retry();
    if (resumed && this.inbox.state.get().status === "ready") return;
    void this.inbox.load();
    void this.leads.load();
    if (this.#thread.get()?.state.get().status === "ready") void this.#thread.get()?.load();
  }

  #apply(type: string, data: unknown): void {
    const { inbox, leads } = this;
    switch (type as keyof CenterStreamEvents) {
      case "conversation": {
        const changed = data as CenterStreamEvents["conversation"];
        const known = inbox.apply(changed);
        this.#options.onConversation?.(changed, known);
        return this.#applyToThread(changed);
      }
      case "erased": {
        const { conversationId } = data as CenterStreamEvents["erased"];
        inbox.remove(conversationId);
        const thread = this.#thread.get();
        return thread?.id === conversationId ? thread.markMissing() : undefined;
      }
      case "item": {
        const { conversationId, item } = data as CenterStreamEvents["item"];
        const thread = this.#thread.get();
        return thread?.id === conversationId ? thread.applyItem(item) : undefined;
      }
      case "lead": {
        const change = data as CenterStreamEvents["lead"];
        leads.apply(change);
        const file = this.#file.get();
        if (change.type === "removed") return file?.id === change.id ? file.markMissing() : undefined;
        return file?.id === change.record.id ? void file.load() : undefined;
      }
      case "total":
        return leads.applyTotal((data as CenterStreamEvents["total"]).total);
      default:
    }
  }

  #applyToThread(changed: ConversationSummary): void {
    const thread = this.#thread.get();
    if (thread?.id !== changed.id) return;
    thread.applyConversation(changed);
    // The visitor has become a lead: its file comes with the thread.
    if (changed.leadId !== undefined && !this.#file.get()) void thread.load();
  }
}
