import type {
  ConversationPage,
  ConversationSummary,
  ConversationThread,
  LeadRecord,
  LeadWork,
  ThreadItem,
} from "../../protocol/center-api.ts";
import type { InboxQuery, StoredConversation, StoredMessage, StoredNotice, TalkStore } from "../stores/talk-store.ts";
import { createContactFinder } from "./find-contacts.ts";
import type { Live } from "./live.ts";
import { placeNotices } from "./place-notices.ts";
import type { ReadSettings } from "./site-settings.ts";

type ThreadLead = LeadRecord & { readonly work: LeadWork };

/** Which part of a thread. */
export interface ThreadQuery {
  readonly before?: number;
  readonly limit: number;
}

export interface InboxOptions {
  readonly store: TalkStore;
  readonly live: Live;
  readonly settings: ReadSettings;
  /** What people of the business added to a lead. Default: nothing. */
  readonly work?: (leadId: string) => Promise<LeadWork>;
}

const noWork: LeadWork = { status: "raw", labels: [], notes: [], addedContacts: [], refusedContacts: [] };

/** Conversations as the business sees them: what is kept of them, with what is true at this moment. */
export class Inbox {
  readonly #options: InboxOptions;
  readonly #findContacts = createContactFinder();

  constructor(options: InboxOptions) {
    this.#options = options;
  }

  async page(query: InboxQuery): Promise<ConversationPage> {
    const { conversations, next, revision } = await this.#options.store.inbox(query);
    return { conversations: await inTurn(conversations, (stored) => this.summarise(stored)), next, revision };
  }

  async conversation(id: string): Promise<ConversationSummary | undefined> {
    const stored = await this.#options.store.conversation(id);
    return stored && this.summarise(stored);
  }

  async thread(id: string, page: ThreadQuery): Promise<ConversationThread | undefined> {
    const { store } = this.#options;
    const stored = await store.conversation(id);
    if (!stored) return undefined;
    const { messages, notices, earlier, signals } = await store.thread(id, page);
    const lead = await this.#lead(stored.leadId);
    const items = await inTurn(placeNotices(messages, notices), (line) => this.#toItem(line, stored, lead));
    return { conversation: await this.summarise(stored), items, earlier, signals, lead };
  }

  /** One line of a thread. */
  async item(conversationId: string, line: StoredMessage | StoredNotice): Promise<ThreadItem> {
    const stored = await this.#options.store.conversation(conversationId);
    return this.#toItem(line, stored, await this.#lead(stored?.leadId));
  }

  async summarise(stored: StoredConversation): Promise<ConversationSummary> {
    const { seenAt, talkRevision: _talkRevision, businessReceipts: _receipts, timeZone: _timeZone, ...kept } = stored;
    const { present, typing, replying } = this.#options.live.conversation(stored.id);
    const added = stored.leadId === undefined ? [] : (await this.#work(stored.leadId)).labels;
    return {
      ...kept,
      labels: [...new Set([...kept.labels, ...added])],
      visitor: { present, typing, ...(seenAt !== undefined && !present && { seenAt }) },
      replying,
    };
  }

  async #toItem(
    line: StoredMessage | StoredNotice,
    conversation: StoredConversation | undefined,
    lead: ThreadLead | null,
  ): Promise<ThreadItem> {
    if ("action" in line) {
      const { receivedAt: _receivedAt, ...notice } = line;
      return notice;
    }
    const { receivedAt: _receivedAt, sentAt: _sentAt, ...message } = line;
    const item = { type: "message" as const, ...message };
    if (item.from === "business") return conversation ? { ...item, state: stateOf(item.revision, conversation) } : item;
    if (item.from === "auto") return item;
    const hints = { ...conversation, region: (await this.#options.settings()).site.region };
    const contacts = await this.#findContacts(item.text, hints, {
      ofLead: lead ? [...lead.lead.contacts, ...lead.work.addedContacts] : [],
      refused: lead?.work.refusedContacts ?? [],
    });
    return contacts.length > 0 ? { ...item, contacts } : item;
  }

  async #lead(id: string | undefined): Promise<ThreadLead | null> {
    const lead = id === undefined ? undefined : await this.#options.store.lead(id);
    return lead ? { ...lead, work: await this.#work(lead.id) } : null;
  }

  #work(leadId: string): Promise<LeadWork> {
    return this.#options.work?.(leadId) ?? Promise.resolve(noWork);
  }
}

/** How far a message of the business has got. */
function stateOf(revision: number, { receipts }: StoredConversation): "sent" | "delivered" | "read" {
  if (revision <= receipts.readUpTo) return "read";
  return revision <= receipts.deliveredUpTo ? "delivered" : "sent";
}

async function inTurn<From, To>(list: readonly From[], map: (entry: From) => Promise<To>): Promise<To[]> {
  const mapped: To[] = [];
  for (const entry of list) mapped.push(await map(entry));
  return mapped;
}
