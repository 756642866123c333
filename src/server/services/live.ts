import type { TalkStore } from "../stores/talk-store.ts";
import { createExpiry, type Expiry } from "./expiry.ts";

/** What is only true at this moment of a conversation. */
export interface LiveConversation {
  /** Whether the visitor has the page open. */
  readonly present: boolean;
  /** Whether the visitor is writing. */
  readonly typing: boolean;
  /** Who of the business is writing, by their names. */
  readonly replying: readonly string[];
}

/** Somebody of the business. */
export interface LiveAgent {
  readonly id: string;
  readonly name: string;
}

/**
 * `stored`: there is something new in the store. `live`: somebody came, left or writes. `full`: too many listen, and this
 * one the longest: it is to end.
 */
export type News = "stored" | "live" | "full";

/** Streams of one conversation: tabs, and connections whose end nobody has noticed yet. */
const mostStreams = 8;

export interface LiveOptions {
  readonly store: Pick<TalkStore, "subscribe" | "visitorLeft">;
  readonly now: () => Date;
  /** Told when a departure could not be stored. */
  readonly onError: (error: unknown) => void;
  /** Milliseconds: see `defaultTimes`. */
  readonly times?: Partial<LiveTimes>;
}

export interface LiveTimes {
  /** How long a side is still there after its last connection ended: as long as a reload takes. */
  readonly grace: number;
  /** How long somebody writes after they last said so. */
  readonly typing: number;
  /** How long a visitor without a stream is there after they last asked. */
  readonly polled: number;
}

const defaultTimes: LiveTimes = { grace: 5000, typing: 6000, polled: 45_000 };

interface Entry {
  streams: number;
  present: boolean;
  /** Ends the presence of a visitor without a stream. */
  readonly leaving: Expiry;
  readonly typing: Expiry;
  readonly replying: Map<string, { readonly name: string; readonly expiry: Expiry }>;
  readonly watchers: Set<(news: News) => void>;
}

/**
 * Who is there and who writes: kept in memory and told to the streams, which also hear here that the store has news.
 * Nothing of it outlives the process but when each visitor left.
 */
export class Live {
  readonly #options: LiveOptions;
  readonly #times: LiveTimes;
  readonly #entries = new Map<string, Entry>();
  readonly #centers = new Set<(conversationId: string | undefined) => void>();
  readonly #leaves = new Set<Promise<void>>();
  readonly #agentsLeaving: Expiry;
  readonly #unsubscribe: () => void;
  #agentStreams = 0;
  #agentsThere = false;

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#times = { ...defaultTimes, ...options.times };
    this.#agentsLeaving = createExpiry(() => this.#setAgentsThere(false));
    this.#unsubscribe = options.store.subscribe((ids) => {
      for (const id of ids) this.#entries.get(id)?.watchers.forEach((tell) => tell("stored"));
      this.#centers.forEach((tell) => tell(undefined));
    });
  }

  /** Whether anybody of the business is there. */
  get agentsThere(): boolean {
    return this.#agentsThere;
  }

  /** In how many conversations something is going on. */
  get size(): number {
    return this.#entries.size;
  }

  conversation(id: string): LiveConversation {
    const entry = this.#entries.get(id);
    if (!entry) return { present: false, typing: false, replying: [] };
    const names = [...entry.replying.values()].map(({ name }) => name);
    return { present: entry.present, typing: entry.typing.isRunning(), replying: [...new Set(names)] };
  }

  /** Conversations of which something is true at this moment. */
  conversations(): readonly string[] {
    const isLive = (entry: Entry): boolean => entry.present || entry.replying.size > 0;
    return [...this.#entries].filter(([, entry]) => isLive(entry)).map(([id]) => id);
  }

  /**
   * The visitor has opened a stream.
   *
   * @param tell called whenever there may be something to tell them
   * @returns a function to be called when the stream ends
   */
  joinVisitor(id: string, tell: (news: News) => void): () => void {
    const entry = this.#entry(id);
    const [eldest] = entry.watchers;
    if (eldest && entry.watchers.size >= mostStreams) {
      entry.watchers.delete(eldest);
      eldest("full");
    }
    entry.streams += 1;
    entry.watchers.add(tell);
    entry.leaving.stop();
    this.#setPresent(id, entry, true);
    return () => {
      entry.streams -= 1;
      entry.watchers.delete(tell);
      if (entry.streams === 0 && entry.present) entry.leaving.start(this.#times.grace);
      this.#tidy(id, entry);
    };
  }

  /** The visitor has asked for news without a stream. */
  visitorAsked(id: string): void {
    const entry = this.#entry(id);
    if (entry.streams === 0) entry.leaving.start(this.#times.polled);
    this.#setPresent(id, entry, true);
  }

  /** The visitor has left the page that had the last stream, or says so without one. */
  visitorLeft(id: string): void {
    const entry = this.#entries.get(id);
    if (entry && entry.streams <= 1) this.#setPresent(id, entry, false);
  }

  visitorTypes(id: string, isTyping: boolean): void {
    const entry = this.#entry(id);
    const before = entry.typing.isRunning();
    if (isTyping) entry.typing.start(this.#times.typing);
    else entry.typing.stop();
    if (before !== isTyping) this.#tellCenters(id);
    this.#tidy(id, entry);
  }

  /**
   * Somebody of the business has opened a stream.
   *
   * @param tell called whenever there may be something to tell them: of a conversation, or in the store
   * @returns a function to be called when the stream ends
   */
  joinAgent(tell: (conversationId: string | undefined) => void): () => void {
    this.#agentStreams += 1;
    this.#centers.add(tell);
    this.#agentsLeaving.stop();
    this.#setAgentsThere(true);
    return () => {
      this.#agentStreams -= 1;
      this.#centers.delete(tell);
      if (this.#agentStreams === 0) this.#agentsLeaving.start(this.#times.grace);
    };
  }

  agentTypes(id: string, agent: LiveAgent, isTyping: boolean): void {
    const entry = this.#entry(id);
    const known = entry.replying.get(agent.id);
    if (isTyping) {
      const expiry = known?.expiry ?? createExpiry(() => this.agentTypes(id, agent, false));
      expiry.start(this.#times.typing);
      entry.replying.set(agent.id, { name: agent.name, expiry });
    } else {
      known?.expiry.stop();
      entry.replying.delete(agent.id);
    }
    if ((known !== undefined) !== isTyping) {
      this.#tellCenters(id);
      entry.watchers.forEach((tell) => tell("live"));
    }
    this.#tidy(id, entry);
  }

  /** Stores who leaves by the end of the server. Streams must have ended before. */
  async close(): Promise<void> {
    this.#unsubscribe();
    this.#agentsLeaving.stop();
    for (const [id, entry] of this.#entries) {
      entry.leaving.stop();
      entry.typing.stop();
      entry.replying.forEach(({ expiry }) => expiry.stop());
      this.#setPresent(id, entry, false);
    }
    await Promise.all(this.#leaves);
  }

  #entry(id: string): Entry {
    const known = this.#entries.get(id);
    if (known) return known;
    const entry: Entry = {
      streams: 0,
      present: false,
      leaving: createExpiry(() => this.#setPresent(id, entry, false)),
      typing: createExpiry(() => {
        this.#tellCenters(id);
        this.#tidy(id, entry);
      }),
      replying: new Map(),
      watchers: new Set(),
    };
    this.#entries.set(id, entry);
    return entry;
  }

  #tidy(id: string, { streams, present, typing, replying }: Entry): void {
    if (streams === 0 && !present && !typing.isRunning() && replying.size === 0) this.#entries.delete(id);
  }

  #setPresent(id: string, entry: Entry, isPresent: boolean): void {
    if (entry.present === isPresent) return;
    entry.present = isPresent;
    if (isPresent) return this.#tellCenters(id);
    entry.leaving.stop();
    entry.typing.stop();
    this.#storeLeaving(id);
    this.#tidy(id, entry);
  }

  /** The store's change tells the Centers. */
  #storeLeaving(id: string): void {
    const { store, now, onError } = this.#options;
    const leave = store
      .visitorLeft(id, now().toISOString())
      .catch(onError)
      .finally(() => this.#leaves.delete(leave));
    this.#leaves.add(leave);
  }

  #setAgentsThere(areThere: boolean): void {
    if (this.#agentsThere === areThere) return;
    this.#agentsThere = areThere;
    for (const { watchers } of this.#entries.values()) watchers.forEach((tell) => tell("live"));
  }

  #tellCenters(id: string): void {
    this.#centers.forEach((tell) => tell(id));
  }
}
