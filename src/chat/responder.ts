import { isOpen, nextOpening, type Hours } from "./hours.ts";
import { matchRule, type ReplyRule } from "./match-rule.ts";

/** Milliseconds for which the business types before a reply without a delay of its own. */
const DELAY = 700;

/** What the business says by itself. */
export interface ReplySettings {
  readonly rules: readonly ReplyRule[];
  readonly hours?: Hours | undefined;
  /** Said while the business is closed; `{time}` is when it opens. */
  readonly away: string;
  /** Said once, to a message that no rule knows; false says nothing. */
  readonly fallback: string | false;
}

/** One bubble of a reply. */
export interface Reply {
  readonly text: string;
  readonly actions?: {
    readonly quickReplies?: readonly string[];
    readonly link?: { readonly text: string; readonly url: string };
    readonly form?: string | true;
  };
}

/** What a responder needs to know and do. */
export interface ResponderParts {
  /** As they are at the moment of the reply. */
  settings(): ReplySettings;
  now(): number;
  /** @returns a function that cancels it */
  startTimer(task: () => void, milliseconds: number): () => void;
  /** Whether these words of the business stand in the conversation already. */
  wasSaid(text: string): boolean;
  /** Whether the business can reach the visitor: then nothing asks for a way any more. */
  isReachable(): boolean;
  /** When the business opens, in the visitor's words. */
  formatTime(instant: number): string;
  /** Adds it to the conversation. */
  say(reply: Reply): Promise<void> | void;
  typing(active: boolean): void;
}

/** Answers messages by the host's rules: one after the other, as somebody would who types. */
export class Responder {
  readonly #parts: ResponderParts;
  #last: Promise<void> = Promise.resolve();
  #cancel: (() => void) | undefined;
  #ended = false;

  constructor(parts: ResponderParts) {
    this.#parts = parts;
  }

  /**
   * Answers what the visitor wrote.
   * @returns settled when everything is said, or nothing is to be
   */
  answer(text: string): Promise<void> {
    return (this.#last = this.#last.then(() => this.#answer(text)));
  }

  /** Nothing is said any more. */
  end(): void {
    this.#ended = true;
    this.#cancel?.();
    this.#parts.typing(false);
  }

  async #answer(text: string): Promise<void> {
    const { rules } = this.#parts.settings();
    const rule = matchRule(text, rules);
    const bubbles = rule ? readRule(rule) : [];
    // What nobody has a rule for waits too: by then it is known whether the visitor left a way to reach them.
    for (const bubble of bubbles.length > 0 ? bubbles : [undefined]) {
      await this.#wait(rule?.delay ?? DELAY, bubble !== undefined || this.#general() !== undefined);
      const reply = bubble ?? this.#general();
      if (reply && !this.#ended) await this.#parts.say(reply);
    }
  }

  /** What is said to a message that no rule knows, if anything. */
  #general(): Reply | undefined {
    const { settings, now, wasSaid, isReachable, formatTime } = this.#parts;
    const { hours, away, fallback } = settings();
    if (hours && !isOpen(hours, now())) {
      const opening = nextOpening(hours, now());
      const text = opening === undefined ? undefined : away.replaceAll("{time}", () => formatTime(opening));
      if (text !== undefined && !wasSaid(text)) return { text };
      if (text !== undefined) return undefined;
    }
    return fallback === false || isReachable() || wasSaid(fallback) ? undefined : { text: fallback };
  }

  async #wait(milliseconds: number, typing: boolean): Promise<void> {
    if (this.#ended) return;
    if (typing && milliseconds > 0) this.#parts.typing(true);
    await new Promise<void>((resolve) => {
      const stop = this.#parts.startTimer(resolve, milliseconds);
      this.#cancel = () => {
        stop();
        resolve();
      };
    });
    this.#parts.typing(false);
  }
}

/** The bubbles of a rule; what it offers stands under the last one. */
function readRule({ say, quickReplies, link, form }: ReplyRule): Reply[] {
  const texts = typeof say === "string" ? [say] : say;
  const actions = {
    ...(quickReplies && { quickReplies }),
    ...(link && { link }),
    ...(form && { form }),
  };
  const hasActions = Object.keys(actions).length > 0;
  return texts.map((text, index) => (hasActions && index === texts.length - 1 ? { text, actions } : { text }));
}
