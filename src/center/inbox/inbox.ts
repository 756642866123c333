import type { ConversationPage, ConversationSummary } from "../../protocol/center-api.ts";
import { createStore, type ReadableStore } from "../../shared/store.ts";
import type { CenterClient, ConversationFilter } from "../client/center-client.ts";
import { SignedOutError } from "../client/api-error.ts";
import { belongs, fromPage, type InboxList, withConversation, withPage } from "./inbox-state.ts";

/** The list of conversations as it is shown. */
export interface InboxState extends InboxList {
  readonly status: "loading" | "ready" | "failed";
  /** Why it failed. */
  readonly error?: unknown;
  readonly filter: ConversationFilter;
  readonly isLoadingMore: boolean;
  /** How many open conversations wait or are unread, as far as they are loaded. */
  readonly unread: number;
}

export interface InboxOptions {
  readonly client: Pick<CenterClient, "conversations">;
  readonly onSignedOut: () => void;
}

const emptyList: InboxList = { conversations: [], next: null };

/** Keeps the list of conversations as the server has it, under the filter of the moment. */
export class Inbox {
  readonly #options: InboxOptions;
  readonly #state = createStore<InboxState>({
    ...emptyList,
    status: "loading",
    filter: { state: "open", unread: false, search: "" },
    isLoadingMore: false,
    unread: 0,
  });
  /** Everything that is unread, whatever the filter: for the badge. */
  readonly #unread = new Map<string, number>();
  /** The last that was told of each conversation: an answer that was on its way meanwhile is older. */
  readonly #told = new Map<string, ConversationSummary>();
  #asked = 0;
  #open: string | undefined;

  constructor(options: InboxOptions) {
    this.#options = options;
  }

  get state(): ReadableStore<InboxState> {
    return this.#state;
  }

  /** Loads the list anew; what is shown stays until the answer is there. */
  async load(): Promise<void> {
    const asked = ++this.#asked;
    const { filter } = this.#state.get();
    try {
      const page = await this.#options.client.conversations(filter);
      if (asked !== this.#asked) return;
      this.#change({ ...fromPage(this.#current(page, filter)), status: "ready", isLoadingMore: false });
    } catch (error) {
      if (asked !== this.#asked) return;
      if (error instanceof SignedOutError) this.#options.onSignedOut();
      else this.#change({ status: "failed", error, isLoadingMore: false });
    }
  }

  /** Shows other conversations. */
  setFilter(change: Partial<ConversationFilter>): void {
    const { filter } = this.#state.get();
    this.#change({ filter: { ...filter, ...change }, ...emptyList, status: "loading" });
    void this.load();
  }

  /** @throws what the client throws */
  async loadMore(): Promise<void> {
    const { next, isLoadingMore, filter } = this.#state.get();
    if (next === null || isLoadingMore) return;
    const asked = this.#asked;
    this.#change({ isLoadingMore: true });
    try {
      const page = await this.#options.client.conversations(filter, next);
      if (asked === this.#asked) this.#change(withPage(this.#state.get(), this.#current(page, filter)));
    } catch (error) {
      if (error instanceof SignedOutError) this.#options.onSignedOut();
      throw error;
    } finally {
      if (asked === this.#asked) this.#change({ isLoadingMore: false });
    }
  }

  /** @param id the conversation that is being read */
  setOpen(id: string | undefined): void {
    this.#open = id;
  }

  /** A conversation is new or has changed. @returns what was known of it before */
  apply(changed: ConversationSummary): ConversationSummary | undefined {
    const known = this.#state.get().conversations.find(({ id }) => id === changed.id);
    if (this.newest(changed) !== changed) return known;
    this.#told.set(changed.id, changed);
    this.#count(changed);
    const state = this.#state.get();
    if (state.status === "ready") {
      this.#change(withConversation(state, changed, { filter: state.filter, open: this.#open }));
    }
    return known;
  }

  /** A conversation was erased by its visitor. */
  remove(id: string): void {
    this.#unread.delete(id);
    this.#told.delete(id);
    const conversations = this.#state.get().conversations.filter((one) => one.id !== id);
    this.#change({ conversations, unread: this.#unread.size });
  }

  /** The conversation above or below the one that is open, in the order in which they are shown. */
  neighbour(step: 1 | -1): string | undefined {
    const { conversations } = this.#state.get();
    const at = conversations.findIndex(({ id }) => id === this.#open);
    return at < 0 ? conversations[0]?.id : conversations[at + step]?.id;
  }

  /** What is known of a conversation, if that is later than what is given. */
  newest(given: ConversationSummary): ConversationSummary {
    const told = this.#told.get(given.id);
    return told && told.revision > given.revision ? told : given;
  }

  /** A page as it is now: what was told while it was on its way counts. */
  #current(page: ConversationPage, filter: ConversationFilter): ConversationPage {
    const conversations = page.conversations.map((one) => this.newest(one));
    for (const one of conversations) this.#count(one);
    return { ...page, conversations: conversations.filter((one) => belongs(one, filter) || one.id === this.#open) };
  }

  #count({ id, unread, state }: ConversationSummary): void {
    if (unread > 0 && state === "open") this.#unread.set(id, unread);
    else this.#unread.delete(id);
    this.#change({ unread: this.#unread.size });
  }

  #change(change: Partial<InboxState>): void {
    this.#state.set({ ...this.#state.get(), ...change });
  }
}
