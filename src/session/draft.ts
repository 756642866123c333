import type { ConversationRecord } from "../chat/conversation.ts";
import { continueConversation } from "../chat/conversation.ts";
import type { ItemRecord } from "../chat/item-record.ts";
import { openGate, type OutboxEntry } from "../delivery/outbox-entry.ts";
import { emptyLeadRecord, type LeadRecord } from "../lead/lead-record.ts";
import type { LeadChatEvent, Page, Touch } from "../protocol/lead-event.ts";
import type { Change, MetaRecord, Records, ScanRecord, Stored, StoreName, Writes } from "../storage/storage-types.ts";
import { buildConversationEvent } from "./build-event.ts";

/** What the rules need to know of the page and of the settings. */
export interface ChangeContext {
  readonly now: () => number;
  readonly newId: () => string;
  readonly newKey: () => string;
  /** Origin of the page. */
  readonly source: string;
  readonly page: Page;
  /** Adds this page's arrivals from elsewhere to those that are known; the same list where there are none. */
  readonly touches: (known: readonly Touch[]) => readonly Touch[];
  /** Whether events are queued. */
  readonly sends: boolean;
  /** Whether messages go to a server, where a person reads them. */
  readonly talks: boolean;
  /** Whether events pass through the host's `transform`. */
  readonly transform: boolean;
  readonly notice: "shown" | "hidden";
  /** Whether the conversation is kept on the device; else the host keeps it, and items belong to this page alone. */
  readonly keepsItems: boolean;
  /** Without a disk a notice waits for the endpoint's answer. Asked inside the transaction: storage may be lost any time. */
  readonly isDurable: () => boolean;
}

type Omitted<Item> = Item extends unknown ? Omit<Item, "position"> : never;

/** Collects what one change writes, and hands out places in conversation and outbox. */
export class Draft {
  readonly context: ChangeContext;
  readonly at: string;
  /** Nothing of the conversation stays. */
  clearsItems = false;
  #meta: MetaRecord;
  readonly #stored: Stored;
  readonly #put: { [Name in StoreName]?: Records[Name][] } = {};
  readonly #delete: { [Name in StoreName]?: string[] } = {};
  readonly #passing: ItemRecord[] = [];

  constructor(stored: Stored, context: ChangeContext) {
    this.#stored = stored;
    this.context = context;
    const now = context.now();
    this.at = new Date(now).toISOString();
    this.#meta = stored.meta[0] ?? {
      id: "main",
      visitorId: context.newId(),
      position: 0,
      unread: 0,
      visitedAt: now,
      gate: openGate,
    };
  }

  get meta(): MetaRecord {
    return this.#meta;
  }
  setMeta(part: Partial<MetaRecord>): void {
    this.#meta = { ...this.#meta, ...part };
    this.put("meta", this.#meta);
  }

  put<Name extends StoreName>(name: Name, record: Records[Name]): void {
    const records = (this.#put[name] ??= []) as Records[Name][];
    const at = records.findIndex(({ id }) => id === record.id);
    records.splice(at < 0 ? records.length : at, 1, record);
    // A visitor's record is found by the id that stands there.
    if (name === "leads") this.put("meta", this.#meta);
  }
  delete(name: StoreName, id: string): void {
    (this.#delete[name] ??= []).push(id);
  }

  /** Where the visitor came from, for an event: what was known, and this page's arrivals. */
  touches(): readonly Touch[] {
    const known = this.#meta.touches ?? [];
    const touches = this.context.touches(known);
    if (touches !== known) this.setMeta({ touches });
    return touches;
  }

  /**
   * Begins with a scan, which is done then.
   * @returns false where another tab, or this page before it was closed, has done it, or everything was forgotten
   */
  takeScan({ id }: ScanRecord): boolean {
    // Gone already or not: this page need not come back to it.
    this.delete("scans", id);
    return this.#stored.scans.some((scan) => scan.id === id);
  }

  /** The record of a visitor; one of whom nothing is known gets an empty one. */
  lead(visitorId: string): LeadRecord {
    const { leads } = this.#stored;
    return leads.find(({ id }) => id === visitorId) ?? emptyLeadRecord(visitorId, this.context.newKey(), this.at);
  }

  /** Adds an item at the end of the conversation. */
  addItem<Item extends Omitted<ItemRecord>>(item: Item): Item & { position: number } {
    const placed = { ...item, position: this.#nextPosition() };
    this.putItem(placed);
    return placed;
  }
  /** Writes an item that has its place. */
  putItem(item: ItemRecord): void {
    if (this.context.keepsItems) this.put("items", item);
    else this.#passing.push(item);
  }

  /** Queues an event, if there is somewhere to send it. */
  queue(event: LeadChatEvent, options: { line: string } & Pick<OutboxEntry, "notice">): void {
    const { sends, transform, now } = this.context;
    if (!sends) return;
    this.put("outbox", {
      ...options,
      id: event.id,
      position: this.#nextPosition(),
      event,
      createdAt: now(),
      status: "waiting",
      attempts: 0,
      triedAt: 0,
      ...(transform && { transform }),
    });
  }

  /** The visitor said something: continues the conversation, or begins one and announces it. */
  speak(at: string): ConversationRecord {
    const { newId, source, page } = this.context;
    const { conversation, isNew } = continueConversation(this.#meta.conversation, at, newId);
    this.setMeta({ conversation, visitedAt: this.context.now() });
    if (isNew) {
      const { id, startedAt } = conversation;
      const facts = { id: newId(), at, source };
      const { visitorId } = this.#meta;
      const data = { conversation: { id, startedAt }, visitorId, page, touches: this.touches() };
      this.queue(buildConversationEvent(facts, data), { line: id });
    }
    return conversation;
  }

  get writes(): Writes {
    const names = new Set([...Object.keys(this.#put), ...Object.keys(this.#delete)] as StoreName[]);
    const writes = [...names].map((name) => [name, { put: this.#put[name], delete: this.#delete[name] }]);
    return {
      ...(Object.fromEntries(writes) as Writes),
      ...(this.clearsItems && { items: { clear: true, put: this.#put.items ?? [] } }),
      ...(this.#passing[0] && { passing: this.#passing }),
    };
  }

  #nextPosition(): number {
    const position = this.#meta.position + 1;
    this.setMeta({ position });
    return position;
  }
}

/** A change whose rule works on a draft. */
export function draftChange<Result>(
  context: ChangeContext,
  rule: (draft: Draft, stored: Stored) => Result,
): Change<Result> {
  return {
    apply(stored) {
      const draft = new Draft(stored, context);
      const result = rule(draft, stored);
      return { writes: draft.writes, result };
    },
  };
}
