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
