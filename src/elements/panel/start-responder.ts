import { Responder } from "../../chat/responder.ts";
import { dateFormat } from "../../i18n/date-format.ts";
import { fill } from "../../i18n/fill.ts";
import type { Texts } from "../../i18n/en.ts";
import type { LeadChatConfig } from "../../protocol/config.ts";
import type { LeadSession, SessionState } from "../../session/session-types.ts";

/** What the replies of a chat depend on, as it is at the moment. */
export interface ReplyScene {
  readonly session: LeadSession;
  readonly config: LeadChatConfig;
  readonly texts: Texts;
  readonly business: string;
  readonly locale: string;
}

/**
 * Makes the business answer by itself.
 * @param scene asked for at each reply
 * @param typing called when it begins and ends to type
 */
export function startResponder(scene: () => ReplyScene, typing: (active: boolean) => void): Responder {
  return new Responder({
    settings() {
      const { config, texts, business } = scene();
      const replies = config.replies ?? [];
      const { rules = [], fallback } = Array.isArray(replies) ? { rules: replies, fallback: undefined } : replies;
      return {
        rules,
        hours: config.hours,
        away: config.hours?.away ?? fill(texts.away, { business }),
        fallback: fallback ?? fill(texts.fallbackReply, { business }),
      };
    },
    now: () => Date.now(),
    startTimer(task, milliseconds) {
      const timer = setTimeout(task, milliseconds);
      return () => clearTimeout(timer);
    },
    wasSaid: (text) =>
      scene()
        .session.state.get()
        .items.some((item) => item.type === "message" && item.from === "business" && item.text === text),
    isReachable: () => hasWay(scene().session.state.get()),
    formatTime: (instant) => formatOpening(instant, Date.now(), scene().locale),
    say: async (reply) => scene().session.receiveMessage?.(reply),
    typing,
  });
}

/** Whether the visitor left a way to be reached, or is being asked about one just now. A name is none. */
function hasWay({ lead, items }: SessionState): boolean {
  const asked = items.flatMap((item) => (item.type === "ask" && item.state === "open" ? item.contacts : []));
  return [...(lead?.contacts ?? []), ...asked].some(({ kind }) => kind !== "name");
}

/** Only as much of a time as is needed: today the hour, this week the day, later the date. */
function formatOpening(instant: number, now: number, locale: string): string {
  const time = { hour: "numeric", minute: "2-digit" } as const;
  const near = instant - now < 6 * 24 * 60 * 60 * 1000;
  const sameDay = new Date(instant).toDateString() === new Date(now).toDateString();
  const day = sameDay ? {} : near ? ({ weekday: "long" } as const) : ({ day: "numeric", month: "long" } as const);
  return dateFormat(locale, { ...day, ...time }).format(instant);
}
