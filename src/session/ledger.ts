import { applyWrites, emptyMaps, type Maps } from "../storage/apply-writes.ts";
import { createMemoryStorage } from "../storage/memory-storage.ts";
import { createResilientStorage } from "../storage/resilient-storage.ts";
import {
  storeNames,
  type Change,
  type Committed,
  type Storage,
  type Stored,
  type StoreWrites,
} from "../storage/storage-types.ts";
import type { ItemRecord } from "../chat/item-record.ts";
import type { Channel, EnginePlatform } from "./platform.ts";
import type { MessageItem, SessionSettings, SessionState } from "./session-types.ts";
import { view } from "./view.ts";

/** What tabs tell each other. */
type Notification =
  { readonly type: "written"; readonly items?: StoreWrites<ItemRecord> | undefined } | { readonly type: "forgotten" };

export interface LedgerParts {
  readonly namespace: string;
  readonly platform: EnginePlatform;
  readonly settings: () => SessionSettings;
  /** Storage was refused: memory took over. */
  readonly refused: (error: unknown) => void;
  /** What elements see is another. */
  readonly changed: (state: SessionState) => void;
  /** Another tab wrote something, or this one without knowing it. */
  readonly changedElsewhere: () => void;
  /** Another tab deleted everything. */
  readonly forgotten: () => void;
}

type Read<Name extends "read" | "readItems"> = Awaited<ReturnType<Storage[Name]>>;

/** What is stored, what this page knows of it, and what elements see: kept in step, in this tab and in the others. */
export class Ledger {
  readonly #parts: LedgerParts;
  readonly #storage: Storage;
  readonly #maps: Maps = emptyMaps();
  readonly #pending = new Map<string, MessageItem>();
  #phase: SessionState["phase"] = "loading";
  /** How many changes this page has written, or heard of. */
  #writes = 0;
  #state: SessionState;
  #channel: Channel | undefined;
  #history: Promise<void> | undefined;
  /** What is only true at this moment of a live conversation; `publish` shows it. */
  moment: Pick<SessionState, "typing" | "presence"> = {};

  constructor(parts: LedgerParts) {
    this.#parts = parts;
    const { namespace, platform, settings, refused } = parts;
    this.#storage =
      settings().storage === "none"
        ? createMemoryStorage()
        : createResilientStorage({
            open: (lost) => platform.openStorage(namespace, lost),
            maps: () => this.#mapsWithoutDisk(),
            retried: () => void this.#readAll(),
            refused,
          });
    this.#state = this.#look();
    this.#openChannel();
  }

  get state(): SessionState {
    return this.#state;
  }
  get isDurable(): boolean {
    return this.#storage.kind === "device";
  }
  /** What this page knows, without waiting. */
  get maps(): Maps {
    return this.#maps;
  }
  /** Whether something is still to be sent, scanned or expected. */
  get isBusy(): boolean {
    const [meta] = this.#maps.meta.values();
    if ((meta?.watchUntil ?? 0) > this.#parts.platform.now()) return true;
    return this.#maps.scans.size > 0 || [...this.#maps.outbox.values()].some(({ status }) => status !== "dead");
  }

  /** Reads what is stored, all but the conversation. */
  read(): Promise<Stored> {
    return this.#take("read", (stored) => {
      // The conversation is no part of it.
      for (const name of storeNames)
        if (name !== "items") applyWrites(this.#maps, { [name]: { clear: true, put: stored[name] } });
      this.publish();
    });
  }

  /** Reads the conversation: a page that only delivers does not need it. */
  loadHistory(): Promise<void> {
    return (this.#history ??= this.#loadHistory());
  }

  /** Writes a change; afterwards this page, its elements and the other tabs know of it. */
  async commit<Result>(change: Change<Result>): Promise<Result> {
    const { writes, result } = await this.#write(change);
    const { passing = [] } = writes;
    applyWrites(this.#maps, { items: { put: passing } });
    for (const { id } of [...passing, ...(writes.items?.put ?? [])]) this.#pending.delete(id);
    this.mark();
    this.publish();
    this.#post(writes.forgets ? { type: "forgotten" } : { type: "written", items: writes.items });
    return result;
  }

  /** Writes what nobody looks at, such as a form's draft at each keystroke: no element and no other tab is told. */
  async commitQuietly(change: Change<void>): Promise<void> {
    await this.#write(change);
    this.mark();
  }

  /** Shows a message before it is committed, or as one that could not be. */
  show(message: MessageItem): void {
    this.#pending.set(message.id, message);
    this.publish();
  }
  pending(id: string): MessageItem | undefined {
    return this.#pending.get(id);
  }
  dropPending(): void {
    this.#pending.clear();
  }

  publish(): void {
    this.#state = this.#look();
    this.#parts.changed(this.#state);
  }

  /**
   * Writes the marker for the next page load.
   * @param pending that there will be something to do in a moment
   */
  mark(pending = this.isBusy): void {
    if (!this.isDurable) return;
    const [meta] = this.#maps.meta.values();
    const { platform, namespace } = this.#parts;
    // Each time: other tabs write it too.
    platform.writeMarker(namespace, meta || pending ? { pending, unread: meta?.unread ?? 0 } : undefined);
  }

  /** An open database keeps a page out of the back/forward cache. */
  freeze(): void {
    this.#storage.close();
    this.#channel?.close();
    this.#channel = undefined;
  }
  /** Back from the cache: other tabs went on meanwhile. */
  async thaw(): Promise<void> {
    this.#storage.open?.();
    if (!this.#channel) this.#openChannel();
    await this.#readAll();
  }

  /** What was read before something was written is out of date; what is not is taken at once, before anything is. */
  async #take<Name extends "read" | "readItems">(name: Name, take: (result: Read<Name>) => void): Promise<Read<Name>> {
    for (;;) {
      const writes = this.#writes;
      const result = (await this.#storage[name]()) as Read<Name>;
      if (writes !== this.#writes) continue;
      take(result);
      return result;
    }
  }

  async #write<Result>(change: Change<Result>): Promise<Committed<Result>> {
    const committed = await this.#storage.commit(change);
    this.#writes++;
    applyWrites(this.#maps, committed.writes);
    return committed;
  }

  #openChannel(): void {
    const { platform, namespace } = this.#parts;
    this.#channel = platform.openChannel(`lead-chat-1/${namespace}`, (message) =>
      this.#received(message as Notification),
    );
  }

  #post(notification: Notification): void {
    if (this.isDurable) this.#channel?.post(notification);
  }

  #received(notification: Notification): void {
    // Pages without a disk share nothing.
    if (!this.isDurable) return;
    this.#writes++;
    if (notification.type === "forgotten") {
      this.#maps.items.clear();
      this.#pending.clear();
      this.#parts.forgotten();
    } else if (this.#history && notification.items && !this.#parts.settings().config?.messages) {
      applyWrites(this.#maps, { items: notification.items });
    }
    void this.#readAgain();
  }

  async #readAgain(): Promise<void> {
    await this.read();
    this.mark();
    this.#parts.changedElsewhere();
  }

  /** Something may have passed this page by: the conversation is read anew too. */
  async #readAll(): Promise<void> {
    const { meta } = this.#maps;
    const had = meta.size;
    await this.#readAgain();
    if (had > meta.size) this.#received({ type: "forgotten" });
    if (this.#history) await this.#loadHistory();
  }

  async #loadHistory(): Promise<void> {
    if (!this.#parts.settings().config?.messages)
      await this.#take("readItems", (put) => {
        applyWrites(this.#maps, { items: { clear: true, put } });
        for (const { id } of put) this.#pending.delete(id);
      });
    this.#phase = "ready";
    this.publish();
  }

  #look(): SessionState {
    const { platform, settings } = this.#parts;
    const facts = { maps: this.#maps, pending: this.#pending, settings: settings(), phase: this.#phase };
    return { ...view({ ...facts, online: platform.isOnline() }), ...this.moment };
  }

  /**
   * What goes on in memory when the disk is gone. The lead on the disk stays as it is and continues with the next page:
   * two continuations of one lead would use one sequence twice, so that what is said from now on is a lead of its own.
   */
  #mapsWithoutDisk(): Maps {
    const { meta, items } = this.#maps;
    applyWrites(this.#maps, { leads: { clear: true }, outbox: { clear: true }, scans: { clear: true } });
    return { ...emptyMaps(), meta: new Map(meta), items: new Map(items) };
  }
}
