import type { ConversationSummary, Me } from "../../protocol/center-api.ts";
import type { Preferences } from "../shell/preferences.ts";
import { NewsReader } from "./news.ts";
import { isQuiet } from "./quiet-hours.ts";

export interface AlerterOptions {
  readonly me: () => Me | undefined;
  readonly preferences: () => Preferences;
  /** Whether somebody looks at this conversation right now. */
  readonly isSeen: (conversation: string) => boolean;
  /** Whether somebody looks at the page at all. */
  readonly isLookedAt: () => boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly ring: () => void;
  readonly notify: (conversation: ConversationSummary) => void;
}

/** Milliseconds between two sounds: ten messages at once are one event to the ear. */
const pause = 2000;

/** Decides whom a new message rings for, while the Center is open. */
export class Alerter {
  readonly #options: AlerterOptions;
  readonly #news = new NewsReader();
  #lastRing = -Infinity;

  constructor(options: AlerterOptions) {
    this.#options = options;
  }

  /** A conversation is new or has changed. */
  hear(changed: ConversationSummary, known: ConversationSummary | undefined): void {
    const { me, preferences, isSeen, isLookedAt, now, ring, notify } = this.#options;
    if (!this.#news.read(changed, known, now()) || isSeen(changed.id) || isQuiet(me()?.quietHours, now())) return;
    const { sound, notifications } = preferences();
    if (sound && now() - this.#lastRing >= pause) {
      this.#lastRing = now();
      ring();
    }
    if (notifications && !isLookedAt()) notify(changed);
  }
}
