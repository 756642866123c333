import type { ConversationSummary, ConversationThread, ThreadItem } from "../../protocol/center-api.ts";
import { createStore, type ReadableStore } from "../../shared/store.ts";
import { newId } from "../../shared/new-id.ts";
import type { CenterClient } from "../client/center-client.ts";
import { RefusedError, SignedOutError } from "../client/api-error.ts";
import { lastVisitorRevision, type OutgoingMessage, withEarlier, withItem, withReloaded } from "./thread-state.ts";

/** What of one conversation is shown. `missing`: there is none with this id. */
export type ThreadState =
  | { readonly status: "loading" }
  | { readonly status: "failed"; readonly error: unknown }
  | { readonly status: "missing" }
  | {
      readonly status: "ready";
      readonly conversation: ConversationSummary;
      readonly items: readonly ThreadItem[];
      readonly outgoing: readonly OutgoingMessage[];
      /** What the conversation is about, as far as keywords tell. */
      readonly signals: readonly string[];
      readonly earlier: number | null;
      readonly isLoadingEarlier: boolean;
    };

type Ready = Extract<ThreadState, { status: "ready" }>;

export interface ThreadOptions {
  readonly client: Pick<CenterClient, "thread" | "send" | "tell" | "markAsLead">;
  readonly id: string;
  readonly now: () => number;
  readonly onSignedOut: () => void;
  /** The thread came from the server, with its lead. */
  readonly onLoaded: (thread: ConversationThread) => void;
}

/** While somebody goes on writing it is said again, since what was said holds for a few seconds only. */
const typingInterval = 3000;

/** One conversation, as long as it is open: its messages, and what this person does in it. */
export class Thread {
  readonly id: string;
  readonly #options: ThreadOptions;
  readonly #state = createStore<ThreadState>({ status: "loading" });
  #lastTyping = -Infinity;
  #readUpTo = 0;
  #loads = 0;
  /** What was told while an answer was on its way, which may know nothing of it. */
  #meanwhile: ThreadItem[] = [];
  #sending: Promise<void> = Promise.resolve();

  constructor(options: ThreadOptions) {
    this.#options = options;
    this.id = options.id;
  }

  get state(): ReadableStore<ThreadState> {
    return this.#state;
  }

  async load(): Promise<void> {
    this.#loads++;
    await this.#load();
    this.#loads--;
    const meanwhile = this.#meanwhile;
    if (this.#loads > 0) return;
    this.#meanwhile = [];
    for (const item of meanwhile) this.applyItem(item);
  }

  async #load(): Promise<void> {
    try {
      const thread = await this.#options.client.thread(this.id);
      const state = this.#state.get();
      const known = state.status === "ready" ? state : undefined;
      const items = withReloaded(known?.items ?? [], thread);
      const keepsEarlier = known && items.length > thread.items.length;
      this.#state.set({
        status: "ready",
        conversation: thread.conversation,
        items,
        outgoing: (known?.outgoing ?? []).filter(({ id }) => !items.some((item) => item.id === id)),
        signals: thread.signals,
        earlier: keepsEarlier ? known.earlier : thread.earlier,
        isLoadingEarlier: false,
      });
      this.#options.onLoaded(thread);
    } catch (error) {
      if (error instanceof SignedOutError) return this.#options.onSignedOut();
      // What is there can still be read.
      if (this.#state.get().status === "ready") return;
      const isMissing = error instanceof RefusedError && (error.status === 404 || error.status === 400);
      this.#state.set(isMissing ? { status: "missing" } : { status: "failed", error });
    }
  }

  /** @throws what the client throws */
  async loadEarlier(): Promise<void> {
    const state = this.#state.get();
    if (state.status !== "ready" || state.earlier === null || state.isLoadingEarlier) return;
    this.#change({ isLoadingEarlier: true });
    try {
      const page = await this.#options.client.thread(this.id, state.earlier);
      this.#update((now) => ({ items: withEarlier(now.items, page), earlier: page.earlier }));
    } catch (error) {
      if (error instanceof SignedOutError) this.#options.onSignedOut();
      throw error;
    } finally {
      this.#change({ isLoadingEarlier: false });
    }
  }

  /** Something was added to the thread, or got further. */
  applyItem(item: ThreadItem): void {
    if (this.#loads > 0) this.#meanwhile.push(item);
    this.#update(({ items, outgoing }) => ({
      items: withItem(items, item),
      outgoing: outgoing.filter(({ id }) => id !== item.id),
    }));
  }

  /** The visitor had everything erased. */
  markMissing(): void {
    this.#state.set({ status: "missing" });
  }

  applyConversation(conversation: ConversationSummary): void {
    this.#update((state) => (state.conversation.revision > conversation.revision ? {} : { conversation }));
  }

  /** Sends; shown at once, and kept with its reason if it fails. Messages go one after the other, in their order. */
  send(text: string): void {
    const now = this.#options.now();
    const id = newId(now, (bytes) => {
      crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>);
      return bytes;
    });
    const message = { id, text, at: new Date(now).toISOString(), state: "sending" as const };
    this.#update(({ outgoing }) => ({ outgoing: [...outgoing, message] }));
    this.#lastTyping = -Infinity;
    this.#queue(id);
  }

  /** Sends once more what failed: one message, or all. The server knows it by its id, so it cannot come twice. */
  retry(id?: string): void {
    const state = this.#state.get();
    if (state.status !== "ready") return;
    for (const message of state.outgoing) {
      if (message.state !== "failed" || (id !== undefined && message.id !== id)) continue;
      this.#mark(message.id, "sending");
      this.#queue(message.id);
    }
  }

  /** Takes back what failed. @returns its text */
  discard(id: string): string {
    const state = this.#state.get();
    const found = state.status === "ready" ? state.outgoing.find((message) => message.id === id) : undefined;
    this.#update(({ outgoing }) => ({ outgoing: outgoing.filter((message) => message.id !== id) }));
    return found?.text ?? "";
  }

  /** This person writes, or has stopped. */
  typing(active: boolean): void {
    const now = this.#options.now();
    if (active && now - this.#lastTyping < typingInterval) return;
    if (!active && this.#lastTyping === -Infinity) return;
    this.#lastTyping = active ? now : -Infinity;
    // It matters only while it is said: a failure is nothing to tell.
    void this.#options.client.tell(this.id, { typing: active }).catch(() => undefined);
  }

  /** This person has seen the thread as it is. */
  markRead(): void {
    const state = this.#state.get();
    if (state.status !== "ready") return;
    const upTo = lastVisitorRevision(state.items);
    if (upTo === undefined || (state.conversation.unread === 0 && upTo <= this.#readUpTo)) return;
    if (upTo <= this.#readUpTo) return;
    this.#readUpTo = upTo;
    void this.#options.client.tell(this.id, { readUpTo: upTo }).catch(() => (this.#readUpTo = 0));
  }

  /** @throws what the client throws */
  async setState(state: "open" | "closed"): Promise<void> {
    await this.#options.client.tell(this.id, { state });
    this.#update(({ conversation }) => ({ conversation: { ...conversation, state } }));
  }

  /** @throws what the client throws */
  async markAsLead(label?: string): Promise<void> {
    await this.#options.client.markAsLead(this.id, label);
    await this.load();
  }

  #queue(id: string): void {
    this.#sending = this.#sending.then(() => this.#deliver(id));
  }

  async #deliver(id: string): Promise<void> {
    const state = this.#state.get();
    const message = state.status === "ready" ? state.outgoing.find((one) => one.id === id) : undefined;
    if (!message) return;
    try {
      const stored = await this.#options.client.send(this.id, { id, text: message.text });
      this.#update(({ items, outgoing }) => ({
        outgoing: outgoing.filter((one) => one.id !== id),
        items: items.some((item) => item.id === id)
          ? items
          : withItem(items, { type: "message", from: "business", text: message.text, state: "sent", ...stored }),
      }));
    } catch (error) {
      if (error instanceof SignedOutError) this.#options.onSignedOut();
      this.#mark(id, "failed", error instanceof RefusedError ? error : undefined);
    }
  }

  #mark(id: string, state: OutgoingMessage["state"], refusal?: RefusedError): void {
    this.#update(({ outgoing }) => ({
      outgoing: outgoing.map((one) => {
        const { refusal: _before, ...rest } = one;
        return one.id === id ? { ...rest, state, ...(refusal && { refusal }) } : one;
      }),
    }));
  }

  #change(change: Partial<Ready>): void {
    this.#update(() => change);
  }

  #update(change: (state: Ready) => Partial<Ready>): void {
    const state = this.#state.get();
    if (state.status === "ready") this.#state.set({ ...state, ...change(state) });
  }
}
