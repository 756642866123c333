import type { QuestionOf } from "../../protocol/form.ts";
import { addDays, dayIn } from "./days.ts";

/** A day on offer with its times, both as the business's clock shows them. */
export interface OfferedDay {
  /** `2026-11-28` */
  readonly date: string;
  /** `09:30` */
  readonly slots: readonly string[];
}

/** More than this is no choice any more. */
const MOST_DAYS = 60;

/**
 * The days and times that can be asked for. What has passed on the business's clock is not on offer.
 * @param question as in the definition
 * @param now milliseconds
 */
export function offerTimes(question: QuestionOf<"preferred-time">, now: number): OfferedDay[] {
  const { timeZone, slots, from = 1, days, weekdays, except = [], dates } = question;
  const today = dayIn(timeZone, now);
  const offered = new Map<string, readonly string[]>();
  if (!dates || days !== undefined) {
    for (let ahead = from; ahead < from + (days ?? 14); ahead++) {
      const date = addDays(today, ahead);
      if (!weekdays || weekdays.includes(weekdayOf(date))) offered.set(date, slots);
    }
  }
  for (const { date, slots: own } of dates ?? []) offered.set(date, own ?? slots);
  const time = new Intl.DateTimeFormat("sv", { timeZone, hour: "2-digit", minute: "2-digit" }).format(now);
  return [...offered]
    .filter(([date]) => date >= today && !except.includes(date))
    .map(([date, all]) => ({ date, slots: [...new Set(all)].filter((slot) => date > today || slot > time).sort() }))
    .filter(({ slots: left }) => left.length > 0)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .slice(0, MOST_DAYS);
}

/** 1 is Monday, 7 is Sunday. */
function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}
