import { randomUUID } from "node:crypto";
import type { LeadStore } from "../stores/lead-store.ts";
import type { NewNotice, Notice, NoticeStore, Untold } from "../stores/notice-store.ts";
import type { PeopleStore, Person } from "../stores/people-store.ts";
import type { TalkStore } from "../stores/talk-store.ts";
import type { ValueStore } from "../stores/value-store.ts";
import type { Mailer } from "./mail.ts";
import type { Pusher } from "./push.ts";
import { quietUntil } from "./quiet-until.ts";
import { describeLead, describeWaiting, type Place, readerOf, type Words } from "./words.ts";

export interface TellingOptions {
  readonly store: Pick<LeadStore, "leadsById" | "subscribe"> & {
    readonly people: PeopleStore;
    readonly talk: Pick<TalkStore, "conversation" | "subscribe">;
    readonly notices: NoticeStore;
    readonly values: ValueStore;
  };
  /** Without one, nobody gets mails. */
  readonly mailer: Mailer | undefined;
  /** Without one, nobody gets pushes. */
  readonly pusher: Pusher | undefined;
  /** Whether a person has the Center open: then it tells them itself. */
  readonly hasCenterOpen: (personId: string) => boolean;
  readonly place: () => Promise<Place>;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
  readonly times?: Partial<TellingTimes>;
}

/** Milliseconds. */
export interface TellingTimes {
  /** How long a visitor waits before people are told. */
  readonly unanswered: number;
  /** How long after a change is looked at it. */
  readonly gather: number;
  /** How often is looked at the latest who waits and what is due. */
  readonly look: number;
  /** The waiting time after the first failure; each further one is four times as long, a day at most. */
  readonly retry: number;
}

const defaultTimes: TellingTimes = { unanswered: 120_000, gather: 300, look: 10_000, retry: 30_000 };

/** Name of the kept time up to which new leads were looked at. */
const lookedValue = "told-leads-until";
/** A request that came earlier may be stored later: so far back leads are looked at again. */
const overlap = 60_000;
/** How often is written down up to when was looked. */
const noteEvery = 10_000;
/** By then a mail or push was surely sent or has failed. */
const lease = 60_000;
const mostAttempts = 8;
const longestWait = 86_400_000;
const keptFor = 30 * 86_400_000;
const atOnce = 20;
const mostLookedAt = 200;

/**
 * Tells people of new leads and of visitors who wait: by mail, and by push where they have no Center open. What is to be
 * told is written down first, once for each person and way, and struck out when it was done.
 */
export class Telling {
  readonly #options: TellingOptions;
  readonly #times: TellingTimes;
  readonly #ends: (() => void)[] = [];
  #timer: NodeJS.Timeout | undefined;
  #soon: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  /** Up to when was looked, as it is written down. */
  #looked: number | undefined;
  #hasNews = false;
  #isClosed = false;

  constructor(options: TellingOptions) {
    this.#options = options;
    this.#times = { ...defaultTimes, ...options.times };
    const { store } = options;
    this.#ends.push(
      store.subscribe(() => this.#lookSoon()),
      store.talk.subscribe(() => this.#lookSoon()),
    );
    this.look();
  }

  /** Looks at what is new and due, now. */
  look(): void {
    this.#hasNews = true;
    if (this.#isClosed) return;
    this.#running ??= this.#run();
  }

  /** Many changes at once are looked at together. */
  #lookSoon(): void {
    if (this.#isClosed || this.#soon) return;
    this.#soon = setTimeout(() => {
      this.#soon = undefined;
      this.look();
    }, this.#times.gather);
    this.#soon.unref();
  }

  /** Finishes what was begun. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#soon);
    this.#ends.forEach((end) => end());
    await this.#running;
    this.#options.mailer?.close();
  }

  async #run(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      while (this.#hasNews && !this.#isClosed) {
        this.#hasNews = false;
        await this.#collect();
        await this.#sendDue();
      }
    } catch (error) {
      this.#options.onError(error);
    }
    this.#running = undefined;
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => this.look(), this.#times.look);
    this.#timer.unref();
  }

  /** Writes down who is to be told what. */
  async #collect(): Promise<void> {
    const { store, now } = this.#options;
    const { notices, values } = store;
    const at = now();
    const ago = (time: number, milliseconds: number): string => new Date(time - milliseconds).toISOString();
    // What came before anybody looked for the first time is old.
    this.#looked ??= Date.parse(await values.getOrSet(lookedValue, at.toISOString()));
    const looked = this.#looked;
    const ways = await this.#ways();
    if (ways.length > 0) {
      const { unanswered } = this.#times;
      const leads = await notices.untoldLeads(ago(looked, overlap), mostLookedAt);
      const waiting = await notices.untoldWaiting({
        from: ago(looked, unanswered + overlap),
        to: ago(at.getTime(), unanswered),
        limit: mostLookedAt,
      });
      await notices.add([...leads, ...waiting].flatMap((told) => ways.map((way) => toNotice(told, way, at))));
      if (leads.length + waiting.length >= mostLookedAt) {
        this.#hasNews = true;
        return;
      }
    }
    // Not at every look: the overlap makes up for what was not written down, and under load each write costs.
    if (at.getTime() - looked < noteEvery) return;
    this.#looked = at.getTime();
    await values.set(lookedValue, at.toISOString());
    await notices.sweep(ago(at.getTime(), keptFor));
  }

  /** Every person in every way that they can be told. */
  async #ways(): Promise<readonly Way[]> {
    const { store, mailer, pusher } = this.#options;
    const people = mailer ? await store.people.people() : [];
    const subscriptions = pusher ? await store.notices.subscriptions() : [];
    return [
      ...people.map(({ id }) => ({ personId: id, channel: "mail" as const, target: "" })),
      ...subscriptions.map(({ personId, endpoint }) => ({ personId, channel: "push" as const, target: endpoint })),
    ];
  }

  async #sendDue(): Promise<void> {
    const { notices, people } = this.#options.store;
    for (;;) {
      if (this.#isClosed) return;
      const now = this.#options.now();
      const until = new Date(now.getTime() + lease).toISOString();
      const due = await notices.claim({ now: now.toISOString(), until, limit: atOnce });
      if (due.length === 0) return;
      const everybody = new Map((await people.people()).map((person) => [person.id, person]));
      await Promise.all(due.map((notice) => this.#send(notice, everybody.get(notice.personId))));
    }
  }

  async #send(notice: Notice, person: Person | undefined): Promise<void> {
    const { store, now } = this.#options;
    const done = (outcome: string) => store.notices.done(notice.id, now().toISOString(), outcome);
    const quiet = quietUntil(person?.quietHours, now());
    const isPush = notice.channel === "push";
    if (!person) return done("person gone");
    if (quiet && isPush) return done("quiet");
    if (quiet) {
      return store.notices.postpone(notice.id, { dueAt: quiet.toISOString(), isAttempt: false, outcome: "quiet" });
    }
    if (isPush && this.#options.hasCenterOpen(person.id)) return done("has the Center open");
    try {
      const words = await this.#describe(notice, person);
      if (!words) return await done("over");
      const outcome = isPush ? await this.#push(notice, words) : await this.#mail(person, words);
      if (outcome === "later") await this.#tryLater(notice, "asked to wait");
      else await done(outcome);
    } catch (error) {
      this.#options.onError(error);
      await this.#tryLater(notice, error instanceof Error ? error.message : String(error));
    }
  }

  async #tryLater(notice: Notice, outcome: string): Promise<void> {
    const { store, now } = this.#options;
    const at = now().getTime();
    if (notice.attempts + 1 >= mostAttempts) {
      return store.notices.done(notice.id, new Date(at).toISOString(), `given up: ${outcome}`);
    }
    const wait = Math.min(this.#times.retry * 4 ** notice.attempts, longestWait);
    await store.notices.postpone(notice.id, { dueAt: new Date(at + wait).toISOString(), isAttempt: true, outcome });
  }

  /** @returns `undefined` for what is over: erased, answered, withdrawn */
  async #describe({ kind, subject }: Notice, { language }: Person): Promise<Words | undefined> {
    const { store, place } = this.#options;
    const reader = readerOf(await place(), language);
    if (kind === "lead") {
      const [lead] = await store.leadsById([subject]);
      return lead && describeLead(lead, reader);
    }
    const [conversationId = "", waitingSince] = subject.split(" ");
    const conversation = await store.talk.conversation(conversationId);
    if (conversation?.state !== "open" || conversation.waitingSince !== waitingSince) return undefined;
    return describeWaiting(conversationId, Math.round(this.#times.unanswered / 60_000), reader);
  }

  async #mail(person: Person, { mail }: Words): Promise<string> {
    const { mailer } = this.#options;
    if (!mailer) return "mail is off";
    await mailer.send({ to: person.email, ...mail });
    return "sent";
  }

  async #push(notice: Notice, { push }: Words): Promise<string> {
    const { pusher, store } = this.#options;
    const subscriptions = await store.notices.subscriptions();
    const subscription = subscriptions.find(({ endpoint }) => endpoint === notice.target);
    if (!pusher || subscription?.personId !== notice.personId) return "unsubscribed";
    const outcome = await pusher.send(subscription, push);
    if (outcome === "gone") await store.notices.unsubscribe(notice.target);
    return outcome;
  }
}

type Way = Pick<NewNotice, "personId" | "channel" | "target">;

function toNotice(told: Untold, way: Way, at: Date): NewNotice {
  const time = at.toISOString();
  return { id: randomUUID(), ...told, ...way, createdAt: time, dueAt: time };
}
