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
  if (seconds >= 7 * 86_400) {
    const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
    const year = sameYear ? {} : { year: "numeric" as const };
    return new Intl.DateTimeFormat(language, { day: "numeric", month: "short", ...year }).format(new Date(at));
  }
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "short" });
  for (const [unit, length] of units) if (seconds >= length) return format.format(-Math.floor(seconds / length), unit);
  return format.format(0, "second");
}

/** Date and time in full, in this machine's time zone. */
export function exactTime(at: string, language: string): string {
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
  return formatWith(language, { hour: "numeric", minute: "2-digit" }).format(new Date(at));
}

/** A day as a separator says it: "today", "yesterday", or the date, with its year when that is not this one. */
export function dayName(at: string, now: number, language: string): string {
  // Rounded: two days of a year have 23 and 25 hours.
  const days = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);
  if (days === 0 || days === 1) return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-days, "day");
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const year = sameYear ? {} : ({ year: "numeric" } as const);
  return formatWith(language, { weekday: "short", day: "numeric", month: "short", ...year }).format(new Date(at));
}
