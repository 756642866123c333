import { fill } from "../../i18n/fill.ts";
import { ownClock, ownDate, ownTimes } from "./own-times.ts";

const units = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/**
 * How long ago something was, in words: "now", "5 min. ago", "yesterday"; the date beyond a week.
 *
 * @param at ISO 8601
 * @param now milliseconds since 1970
 * @param language BCP 47 tag
 */
export function relativeTime(at: string, now: number, language: string): string {
  // A clock of another machine may be ahead of this one: nothing happened in the future.
  const seconds = Math.max(0, (now - Date.parse(at)) / 1000);
  const own = ownTimes(language);
  if (seconds >= 7 * 86_400) {
    const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
    if (own) return ownDate(own, new Date(at), { weekday: false, year: !sameYear });
    const year = sameYear ? {} : { year: "numeric" as const };
    return new Intl.DateTimeFormat(language, { day: "numeric", month: "short", ...year }).format(new Date(at));
  }
  const [unit, length] = units.find(([, size]) => seconds >= size) ?? [];
  const count = length === undefined ? 0 : Math.floor(seconds / length);
  if (own) return unit === undefined ? own.now : fill(own.ago[unit], { count });
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "short" });
  return format.format(-count, unit ?? "second");
}

/** Date and time in full, in this machine's time zone. */
export function exactTime(at: string, language: string): string {
  const own = ownTimes(language);
  if (own) {
    const day = new Date(at);
    return `${ownDate(own, day, { weekday: true, year: true })} ${ownClock(day, { second: "2-digit" })}`;
  }
  return new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "medium" }).format(new Date(at));
}

/**
 * A span of time in few letters, e.g. "12 min": how long somebody waits.
 *
 * @param since ISO 8601
 * @param now milliseconds since 1970
 * @param language BCP 47 tag
 */
export function spanSince(since: string, now: number, language: string): string {
  const seconds = Math.max(0, (now - Date.parse(since)) / 1000);
  const [unit, length] = units.find(([, size]) => seconds >= size) ?? ["minute", 60];
  const count = Math.floor(seconds / length);
  const own = ownTimes(language);
  if (own) return fill(own.span[unit], { count });
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short" }).format(count);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatWith(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  // Making a format is slow, using one is not.
  formats.set(key, format);
  return format;
}

/** Time of day, e.g. "9:41 AM". */
export function timeOfDay(at: string, language: string): string {
  if (ownTimes(language)) return ownClock(new Date(at));
  return formatWith(language, { hour: "numeric", minute: "2-digit" }).format(new Date(at));
}

/** A day as a separator says it: "today", "yesterday", or the date, with its year when that is not this one. */
export function dayName(at: string, now: number, language: string): string {
  // Rounded: two days of a year have 23 and 25 hours.
  const days = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);
  const own = ownTimes(language);
  if (own && days === 0) return own.today;
  if (own && days === 1) return own.yesterday;
  if (days === 0 || days === 1) return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-days, "day");
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  if (own) return ownDate(own, new Date(at), { weekday: true, year: !sameYear });
  const year = sameYear ? {} : ({ year: "numeric" } as const);
  return formatWith(language, { weekday: "short", day: "numeric", month: "short", ...year }).format(new Date(at));
}

/**
 * A time to come, e.g. "in 5 minutes".
 *
 * @param seconds until then
 * @param language BCP 47 tag
 */
export function timeAhead(seconds: number, language: string): string {
  const [count, unit]: readonly [number, "second" | "minute"] =
    seconds < 60 ? [Math.max(1, Math.ceil(seconds)), "second"] : [Math.ceil(seconds / 60), "minute"];
  const own = ownTimes(language);
  return own ? fill(own.ahead[unit], { count }) : new Intl.RelativeTimeFormat(language).format(count, unit);
}

/** What a day of the week is called. @param day 0: Sunday */
export function weekdayName(day: number, language: string): string {
  // The first of September 2024 was a Sunday.
  const date = Date.UTC(2024, 8, 1 + day);
  const own = ownTimes(language)?.weekdays[day];
  return own ?? new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(date);
}

/** Weekday and time of day somewhere, e.g. "Sat 9:41 AM". @throws RangeError for a zone that is none */
export function localTime(timeZone: string, now: number, language: string): string {
  const own = ownTimes(language);
  if (!own) {
    const time = { timeZone, hour: "numeric", minute: "2-digit", weekday: "short" } as const;
    return new Intl.DateTimeFormat(language, time).format(now);
  }
  const short = new Intl.DateTimeFormat("en", { timeZone, weekday: "short" }).format(now);
  const day = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"].indexOf(short);
  return `${own.weekdays[day] ?? ""} ${ownClock(new Date(now), { timeZone })}`;
}
