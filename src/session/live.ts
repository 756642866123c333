import { chooseJob, type Choice } from "../chat/live/choose-job.ts";
import { StreamKeeper, type Polled } from "../chat/live/stream-keeper.ts";
import { isLasting, readTalkPage, type LastingEvent, type TalkEvent } from "../chat/live/talk-event.ts";
import { TalkLoop } from "../chat/live/talk-loop.ts";
import { readOutcome } from "../chat/live/talk-outcome.ts";
import type { TalkRecord } from "../chat/live/talk-record.ts";
import type { StreamListener } from "../chat/live/wire.ts";
import { browserLive } from "./browser-live.ts";
import { browserPage } from "./browser-page.ts";
import type { EngineCore } from "./engine-types.ts";
import { applyNews, changeTalk, talkGone } from "./live-changes.ts";
import { TalkJobs } from "./live-jobs.ts";
import { LiveTabs, showMoment, type Moment } from "./live-tabs.ts";
import type { Lead, PageSignal } from "./platform.ts";
import { serverAddress } from "./server-address.ts";
import type { MessageItem } from "./session-types.ts";
import { showItem } from "./view.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A page that shows no chat keeps a stream for this long after the last word. */
const STREAMED_FOR = 24 * HOUR;
/** So long after the page was last in front nothing is kept open. */
const HIDDEN_FOR = HOUR;
const MOST_REFUSALS = 3;
/** Milliseconds between two words that the visitor types; the server forgets it after 6 s. */
const TYPING_EVERY = 3000;
/** Milliseconds between two questions where no stream gets through: while the chat is in sight, and else. */
const POLL = { seen: 4000, else: 20_000 };

/** A live conversation at work: a chunk of its own. */
export interface Live {
  /** There may be something to do. */
  kick(): void;
  type(isTyping: boolean): void;
  /** Ends what is under way: it is about to be deleted. */
  abort(): void;
  stop(): void;
}

/** Ties the live conversation to what is stored, to the network, to the other tabs and to the page. */
export function createLive(core: EngineCore): Live {
  return new LiveTalk(core);
}

class LiveTalk implements Live {
  readonly #core: EngineCore;
  readonly #lead: Lead;
  readonly #isVisible: () => boolean;
  readonly #jobs: TalkJobs;
  readonly #keeper: StreamKeeper;
  readonly #ends: (() => void)[];
  #loop: TalkLoop | undefined;
  #tabs: LiveTabs | undefined;
  #place: ReturnType<Lead> | undefined;
  /** What the keeper keeps up with: conversation, token and server. */
  #kept = "";
  /** Settled when everything that was heard is stored. */
  #applied: Promise<void> = Promise.resolve();
  #cancelHiding = () => {};
  #typedAt = 0;
  #isTyping = false;
  #lookedAt = -Infinity;
  /** How often in a row a new token did not open the stream. */
  #refusals = 0;
  #stopped = false;
  /** Whether one tab leads for all. */
  #isShared = false;

  constructor(core: EngineCore) {
    this.#core = core;
    const { wire, leadTabs } = { ...browserLive, ...core.platform };
    this.#lead = leadTabs;
    ({ isVisible: this.#isVisible } = { ...browserPage, ...core.platform });
    this.#jobs = new TalkJobs({ core, wire, server: () => this.#server ?? "" });
    this.#keeper = this.#createKeeper();
    this.#ends = [
      core.platform.listen((signal) => this.#signal(signal)),
      core.listen((name) => name === "state" && this.#update()),
    ];
    this.#join();
  }

  kick(): void {
    if (this.#loop) this.#loop.hurry();
    else this.#tabs?.kick();
    this.#update();
  }

  type(isTyping: boolean): void {
    const now = this.#core.platform.now();
    const isDue = isTyping ? Math.abs(now - this.#typedAt) >= TYPING_EVERY : this.#isTyping;
    const talk = this.#current;
    // Nobody is there to see it.
    if (!isDue || !talk?.token || this.#core.ledger.moment.presence !== "online") return;
    this.#typedAt = isTyping ? now : 0;
    this.#isTyping = isTyping;
    void this.#jobs.call(talk, { method: "POST", path: "/state", body: { typing: isTyping } });
  }

  abort(): void {
    this.#keeper.stop();
    this.#kept = "";
    this.#jobs.abort();
    this.#show({});
  }

  stop(): void {
    this.#stopped = true;
    for (const end of this.#ends) end();
    this.#leave();
    this.#jobs.abort();
  }

  /** Address of the server; undefined where it is none. */
  get #server(): string | undefined {
    const { settings, platform } = this.#core;
    return serverAddress(settings.server, platform.page().url);
  }

  /** The visitor's conversation of now. */
  get #current(): TalkRecord | undefined {
    const [meta] = this.#core.ledger.maps.meta.values();
    return meta?.talks?.findLast(({ visitorId }) => visitorId === meta.visitorId);
  }

  /** Takes part: of several tabs one talks to the server. */
  #join(): void {
    if (this.#place || this.#stopped) return;
    const { ledger, namespace } = this.#core;
    const listener = { won: () => this.#won(), lost: () => this.#lost() };
    this.#tabs = new LiveTabs(this.#core, () => this.#loop);
    // Pages without a disk share nothing; those that can't hear each other do without.
    if (!ledger.isDurable || !this.#tabs.canSpeak) {
      this.#place = { take: () => {}, leave: () => {} };
      return listener.won();
    }
    const name = `lead-chat-1/${namespace}/live`;
    this.#isShared = true;
    this.#place = this.#lead(name, listener);
    if (this.#isVisible()) this.#place.take();
    else this.#hide();
    if (!this.#loop) this.#tabs.ask();
  }

  #leave(): void {
    this.#isShared = false;
    this.#cancelHiding();
    this.#place?.leave();
    this.#place = undefined;
    this.#lost();
    this.#tabs?.close();
    this.#tabs = undefined;
  }

  #won(): void {
    const { startTimer, now, random } = this.#core.platform;
    const perform = (job: Parameters<TalkJobs["perform"]>[0]) => this.#jobs.perform(job);
    this.#loop = new TalkLoop({ next: () => this.#next(), perform, startTimer, now, random });
    this.#loop.kick();
    this.#update();
    this.#lookBack();
  }

  #lost(): void {
    this.#loop?.stop();
    this.#loop = undefined;
    this.#keeper.stop();
    this.#kept = "";
  }

  async #next(): Promise<Choice> {
    const { ledger, platform } = this.#core;
    const { meta, scans } = await ledger.read();
    const server = this.#server;
    if (server === undefined) {
      if (this.#core.settings.server) this.#core.report("server-invalid", this.#core.settings.server);
      if (!scans.some(({ erased }) => erased)) return { kind: "nothing" };
    }
    const { talks = [], visitorId } = meta[0] ?? {};
    return chooseJob({ scans, talks, server: server ?? "", visitorId, now: platform.now() });
  }

  /** Keeps up with the conversation of now, if there is one and somebody may look at it. */
  #update(): void {
    if (this.#stopped) return;
    if (this.#isShared && !this.#core.ledger.isDurable) {
      // The disk is gone, and with it all that the tabs share.
      this.#leave();
      return this.#join();
    }
    const talk = this.#current;
    const server = this.#server;
    const isStreamed = talk && this.#loop && this.#isStreamed(talk) && talk.token && talk.server === server;
    const kept = isStreamed ? `${talk.id} ${talk.token}` : "";
    if (kept === this.#kept) return;
    this.#kept = kept;
    this.#keeper.stop();
    if (kept) this.#keeper.start();
    else if (this.#loop) this.#show({});
  }

  #isStreamed({ activeAt }: TalkRecord): boolean {
    const { ledger, platform } = this.#core;
    return ledger.state.phase === "ready" || platform.now() - activeAt < STREAMED_FOR;
  }

  /** Asks once for answers to conversations that no stream is kept for. */
  #lookBack(): void {
    const { ledger, platform } = this.#core;
    const now = platform.now();
    if (!this.#loop || Math.abs(now - this.#lookedAt) < MINUTE) return;
    this.#lookedAt = now;
    const [meta] = ledger.maps.meta.values();
    if (!meta || (meta.watchUntil ?? 0) < now) return;
    for (const talk of meta.talks ?? []) {
      const isOther = talk.isPast || talk.visitorId !== meta.visitorId || talk.server !== this.#server;
      if (isOther || !talk.token || this.#kept === `${talk.id} ${talk.token}`) continue;
      void this.#poll(talk).then((polled) => {
        if ("events" in polled) this.#receive(talk.id, polled.events.filter(isLasting));
      });
    }
  }

  #createKeeper(): StreamKeeper {
    const { startTimer, now, random } = this.#core.platform;
    return new StreamKeeper({
      connect: (listener) => this.#connect(listener),
      poll: async () => {
        await this.#applied;
        const talk = this.#current;
        return talk ? this.#poll(talk) : { kind: "gone" };
      },
      receive: (events) => {
        const talk = this.#current;
        for (const event of events) if (!isLasting(event)) this.#noteMoment(event);
        const lasting = events.filter(isLasting);
        if (talk && lasting.length > 0) this.#receive(talk.id, lasting);
      },
      judge: (answer) => (answer === "none" ? { kind: "retry", reason: "none" } : readOutcome(answer, now())),
      refused: ({ kind }) => void this.#refused(kind === "gone"),
      connected: (isConnected) => {
        if (!isConnected) return this.#show({});
        this.#refusals = 0;
        this.#lookBack();
      },
      pollEvery: () => {
        return this.#isVisible() && this.#core.ledger.state.phase === "ready" ? POLL.seen : POLL.else;
      },
      startTimer,
      now,
      random,
    });
  }

  #connect(listener: StreamListener): () => void {
    // A stream says who types, not who no longer does.
    this.#noteMoment({ type: "typing", active: false });
    let end = () => {};
    let hasEnded = false;
    void this.#applied.then(() => {
      const talk = this.#current;
      if (hasEnded || !talk) return;
      end = this.#jobs.stream(talk, listener);
    });
    return () => {
      hasEnded = true;
      end();
    };
  }

  async #poll(talk: TalkRecord): Promise<Polled> {
    const path = `/events?after=${talk.revision}`;
    const outcome = await this.#jobs.call(talk, { method: "GET", path });
    if (outcome.kind !== "done") return outcome;
    return readTalkPage(outcome.body) ?? { kind: "retry", reason: "not-a-server" };
  }

  /** Stores what was heard, in order; what could not be stored is asked for again. */
  #receive(talkId: string, events: readonly LastingEvent[]): void {
    this.#applied = this.#applied.then(async () => {
      const { platform } = this.#core;
      try {
        await this.#apply(talkId, events);
      } catch {
        this.#keeper.stop();
        this.#kept = "";
        platform.startTimer(() => this.#update(), 5000);
      }
    });
  }

  async #apply(talkId: string, events: readonly LastingEvent[]): Promise<void> {
    const core = this.#core;
    const { ledger } = core;
    const [meta] = ledger.maps.meta.values();
    const talk = meta?.talks?.find(({ id }) => id === talkId);
    if (!talk) return;
    if (events.some(({ type }) => type === "erased")) {
      await ledger.commit(talkGone(core.context(), talkId, ledger.maps));
      return;
    }
    const added = await ledger.commit(applyNews(core.context(), { talk, events, known: ledger.maps.items }));
    for (const record of added) core.tell("message", showItem(record) as MessageItem);
    if (added.length > 0) this.#loop?.kick();
  }

  async #refused(isGone: boolean): Promise<void> {
    const core = this.#core;
    const talk = this.#current;
    if (!talk) return;
    const quietUntil = ++this.#refusals > MOST_REFUSALS ? core.platform.now() + HOUR : 0;
    const reopen = ({ token: _, ...known }: TalkRecord): TalkRecord => ({ ...known, quietUntil });
    if (isGone) await core.ledger.commit(talkGone(core.context(), talk.id, core.ledger.maps));
    else await core.ledger.commit(changeTalk(core.context(), talk.id, reopen));
    this.#kept = "";
    this.#loop?.kick();
    this.#update();
  }

  #noteMoment(event: Exclude<TalkEvent, LastingEvent>): void {
    const { typing: _, ...before } = this.#core.ledger.moment;
    if (event.type === "presence") this.#show({ ...this.#core.ledger.moment, presence: event.state });
    else this.#show(event.active ? { ...before, typing: event.author ?? "" } : before);
  }

  #show(moment: Moment): void {
    showMoment(this.#core, moment);
    this.#tabs?.show(moment);
  }

  #signal(signal: PageSignal): void {
    if (signal === "freeze") return this.#leave();
    if (signal === "hidden") return this.#hide();
    if (signal === "offline") return;
    this.#cancelHiding();
    this.#join();
    if (!this.#isVisible()) this.#hide();
    if (signal !== "online") this.#place?.take();
    this.#loop?.hurry();
    this.#keeper.wake();
    this.#lookBack();
  }

  /** Nobody looks at the page: after a while nothing is kept open. */
  #hide(): void {
    this.#cancelHiding();
    this.#cancelHiding = this.#core.platform.startTimer(() => this.#leave(), HIDDEN_FOR);
  }
}
