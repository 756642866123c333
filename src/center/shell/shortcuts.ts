/** What a key does. */
export type ShortcutName =
  "next" | "previous" | "reply" | "close" | "note" | "search" | "goInbox" | "goLeads" | "goSettings" | "back" | "help";

/** The keys of each, one after the other where there are two. In the order in which the help shows them. */
export const shortcutKeys: Readonly<Record<ShortcutName, readonly string[]>> = {
  next: ["j"],
  previous: ["k"],
  reply: ["r"],
  close: ["e"],
  note: ["n"],
  search: ["/"],
  back: ["Escape"],
  goInbox: ["g", "i"],
  goLeads: ["g", "l"],
  goSettings: ["g", "s"],
  help: ["?"],
};

export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
}

/** Milliseconds within which the second key of two must come. */
const patience = 1200;

/** Finds what a key press means, also when it takes two of them. */
export class ShortcutReader {
  #first: { readonly key: string; readonly at: number } | undefined;

  /**
   * @param pressed the key, pressed where nobody writes
   * @param now milliseconds
   */
  read(pressed: PressedKey, now: number): ShortcutName | undefined {
    const first = this.#first && now - this.#first.at <= patience ? this.#first.key : undefined;
    this.#first = undefined;
    // What the browser and the operating system do with these keys is theirs.
    if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || pressed.isComposing) return undefined;
    const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
    const entries = Object.entries(shortcutKeys) as [ShortcutName, readonly string[]][];
    const found = entries.find(([, keys]) =>
      keys.length === 1 ? first === undefined && keys[0] === key : keys[0] === first && keys[1] === key,
    );
    if (found) return found[0];
    if (entries.some(([, keys]) => keys.length > 1 && keys[0] === key)) this.#first = { key, at: now };
    return undefined;
  }
}
