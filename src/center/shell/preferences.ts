import { createStore, type ReadableStore } from "../../shared/store.ts";

/** What a person chose on this device. */
export interface Preferences {
  /** BCP 47; absent: as the browser prefers. */
  readonly language?: string;
  readonly theme: "auto" | "light" | "dark";
  readonly sound: boolean;
  readonly notifications: boolean;
  /** Whether single keys do something. */
  readonly shortcuts: boolean;
}

const storageKey = "lead-chat-center";
const initial: Preferences = { theme: "auto", sound: true, notifications: false, shortcuts: true };

/** Keeps what a person chose on this device. */
export class PreferenceStore {
  readonly #storage: Pick<Storage, "getItem" | "setItem"> | undefined;
  readonly #state;

  /** @param storage undefined where the browser refuses it */
  constructor(storage?: Pick<Storage, "getItem" | "setItem">) {
    this.#storage = storage;
    this.#state = createStore<Preferences>(read(storage));
  }

  get state(): ReadableStore<Preferences> {
    return this.#state;
  }

  set(change: Partial<Preferences>): void {
    this.#state.set({ ...this.#state.get(), ...change });
    try {
      this.#storage?.setItem(storageKey, JSON.stringify(this.#state.get()));
    } catch {
      // It holds as long as the page.
    }
  }
}

function read(storage: Pick<Storage, "getItem"> | undefined): Preferences {
  try {
    const kept = JSON.parse(storage?.getItem(storageKey) ?? "{}") as Readonly<Record<string, unknown>>;
    const { theme, language } = kept;
    const flag = (name: "sound" | "notifications" | "shortcuts"): boolean =>
      typeof kept[name] === "boolean" ? kept[name] : initial[name];
    return {
      theme: theme === "light" || theme === "dark" ? theme : "auto",
      ...(typeof language === "string" && { language }),
      sound: flag("sound"),
      notifications: flag("notifications"),
      shortcuts: flag("shortcuts"),
    };
  } catch {
    return initial;
  }
}
