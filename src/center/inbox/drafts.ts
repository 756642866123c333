const storageKey = "lead-chat-center-drafts";
/** Drafts of conversations that nobody comes back to are dropped, the oldest first. */
const most = 100;

/** Where drafts outlive a reload; the tab's own, since they may hold what customers said. */
export type DraftStorage = Pick<Storage, "getItem" | "setItem">;

/** What was begun and not sent, one text a conversation. */
export class Drafts {
  readonly #storage: DraftStorage | undefined;
  readonly #texts: Map<string, string>;

  /** @param storage undefined where the browser refuses it: then drafts live as long as the page */
  constructor(storage?: DraftStorage) {
    this.#storage = storage;
    this.#texts = new Map(read(storage));
  }

  get(conversation: string): string {
    return this.#texts.get(conversation) ?? "";
  }

  set(conversation: string, text: string): void {
    this.#texts.delete(conversation);
    if (text !== "") this.#texts.set(conversation, text);
    const kept = [...this.#texts].slice(-most);
    try {
      this.#storage?.setItem(storageKey, JSON.stringify(kept));
    } catch {
      // A full store keeps nobody from writing.
    }
  }

  /** At sign-out: the next person at this screen has drafts of their own. */
  clear(): void {
    this.#texts.clear();
    this.#storage?.setItem(storageKey, "[]");
  }
}

function read(storage: DraftStorage | undefined): readonly (readonly [string, string])[] {
  try {
    const value: unknown = JSON.parse(storage?.getItem(storageKey) ?? "[]");
    if (!Array.isArray(value)) return [];
    return value.filter(
      (entry): entry is [string, string] =>
        Array.isArray(entry) && typeof entry[0] === "string" && typeof entry[1] === "string",
    );
  } catch {
    return [];
  }
}
