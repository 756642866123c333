import type { TalkLoop } from "../chat/live/talk-loop.ts";
import type { EngineCore } from "./engine-types.ts";
import type { Channel } from "./platform.ts";
import type { SessionState } from "./session-types.ts";

/** What is only true while it is said. */
export type Moment = Pick<SessionState, "typing" | "presence">;

/** What tabs tell each other of a live conversation. */
type Word = { readonly type: "kick" } | { readonly type: "ask" } | { readonly type: "moment"; readonly moment: Moment };

/** Shows in this page what is true at this moment. */
export function showMoment({ ledger }: EngineCore, moment: Moment): void {
  const { typing, presence } = ledger.moment;
  if (moment.typing === typing && moment.presence === presence) return;
  ledger.moment = moment;
  ledger.publish();
}

/** The other tabs: the one that hears the server tells them what it hears, and they tell it what there is to do. */
export class LiveTabs {
  readonly #core: EngineCore;
  readonly #loop: () => TalkLoop | undefined;
  readonly #channel: Channel | undefined;

  /** Whether other tabs can be spoken to. */
  get canSpeak(): boolean {
    return this.#channel !== undefined;
  }

  /**
   * @param core of this tab
   * @param loop of this tab, while it leads
   */
  constructor(core: EngineCore, loop: () => TalkLoop | undefined) {
    this.#core = core;
    this.#loop = loop;
    const { platform, namespace, ledger } = core;
    if (ledger.isDurable)
      this.#channel = platform.openChannel(`lead-chat-1/${namespace}/live`, (word) => this.#hear(word as Word));
  }

  /** There may be something to do. */
  kick(): void {
    this.#post({ type: "kick" });
  }
  /** This tab wants to know what is true at the moment. */
  ask(): void {
    this.#post({ type: "ask" });
  }
  show(moment: Moment): void {
    this.#post({ type: "moment", moment });
  }
  close(): void {
    this.#channel?.close();
  }

  #post(word: Word): void {
    this.#channel?.post(word);
  }

  #hear(word: Word): void {
    const loop = this.#loop();
    if (word.type === "moment" && !loop) showMoment(this.#core, word.moment);
    if (word.type === "kick") loop?.hurry();
    if (word.type === "ask" && loop) this.show(this.#core.ledger.moment);
  }
}
